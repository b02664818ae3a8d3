using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Account;

namespace TherapyJournal.App.Web.Look;

/// <summary>What journal.js says where a form cannot be sent, and by what it finds that out. The page hands it over, so that no sentence stands in a script.</summary>
internal static class SendingWords
{
    /// <summary>As attributes of the page; none for whoever is not signed in.</summary>
    public static IReadOnlyDictionary<string, object> In(SignedIn? person, IStringLocalizer words) =>
        person is null
            ? new Dictionary<string, object>(StringComparer.Ordinal)
            : new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["data-here"] = AccountPages.HerePath,
                ["data-says-out"] = words[
                    "You are signed out here, so it was not sent. What you wrote still stands here: [sign in in another window,] then press the button once more."
                ].Value,
                ["data-says-away"] = words[
                    "The journal cannot be reached just now, so it was not sent. What you wrote still stands here; press the button once more in a moment."
                ].Value,
            };
}
