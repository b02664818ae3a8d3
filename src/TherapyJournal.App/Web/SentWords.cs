using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TherapyJournal.App.Web.Account;

namespace TherapyJournal.App.Web;

/// <summary>What a form held that was not taken: what somebody wrote, and what goes with it if it is sent once more.</summary>
/// <param name="What">What can be done with it.</param>
/// <param name="Written">What somebody wrote, by the names of its fields.</param>
/// <param name="Others">The fields beside it.</param>
public sealed record SentWords(
    SentWords.Fate What,
    IReadOnlyList<KeyValuePair<string, string>> Written,
    IReadOnlyList<KeyValuePair<string, string>> Others
)
{
    // What is no word of anybody's: a secret is shown on no page, not even to whoever sent it.
    private static readonly string[] Secrets = ["password", "present", "new", "code", "app-code", "key", "credential"];
    private static readonly string[] WithSecrets = [AccountPages.Path, AdmitBrowser.SignInPath, JoinPages.Path];

    // The proof of the old page, and what the new one must not say in its place.
    private const string Proof = "form";

    /// <summary>What can be done with words that were not taken.</summary>
    public enum Fate
    {
        /// <summary>Copied: there is nothing that would take them.</summary>
        MayBeCopied,

        /// <summary>Sent once more, by whoever has signed in meanwhile.</summary>
        MayBeSentSignedIn,

        /// <summary>Sent once more.</summary>
        MayBeSentNow,
    }

    /// <summary>Of a form; null: nobody wrote anything in it, or it may hold a secret.</summary>
    internal static SentWords? Of(PathString path, IFormCollection form, Fate what)
    {
        if (
            WithSecrets.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
            || Secrets.Any(form.ContainsKey)
        )
        {
            return null;
        }
        var fields = form.Where(f => f.Key != Proof).SelectMany(Each).ToList();
        var written = fields.Where(IsWritten).ToList();
        return written.Count == 0 ? null : new SentWords(what, written, [.. fields.Where(f => !IsWritten(f))]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Each(KeyValuePair<string, StringValues> field) =>
        field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""));

    private static bool IsWritten(KeyValuePair<string, string> field) =>
        !string.IsNullOrWhiteSpace(field.Value)
        && (
            field.Key is "words" or "text" or "note" or "notes" or "goal" or "why"
            || field.Value.Trim().Any(char.IsWhiteSpace)
        );
}
