using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TherapyJournal.App.Web.Account;

namespace TherapyJournal.App.Web;

/// <summary>What a form held that was not taken: what somebody filled in, and what goes with it if it is sent once more.</summary>
/// <param name="Written">What somebody filled in, by the names of its fields.</param>
/// <param name="Carried">What the page had put in beside it, and what was left empty.</param>
public sealed record SentWords(
    IReadOnlyList<KeyValuePair<string, string>> Written,
    IReadOnlyList<KeyValuePair<string, string>> Carried
)
{
    /// <summary>The field of a form that says on whose page it stood.</summary>
    public const string WhoseField = "whose";

    // What is no word of anybody's: a secret is shown on no page, not even to whoever sent it.
    private static readonly string[] Secrets = ["password", "present", "new", "code", "app-code", "key", "credential"];
    private static readonly string[] WithSecrets = [AccountPages.Path, AdmitBrowser.SignInPath, JoinPages.Path];

    // The proof of the old page, and what the new one must not say in its place.
    private const string Proof = "form";

    // For whom it is: chosen anew wherever it is sent again.
    private const string ForWhom = "for";

    // What may go along unseen, because it decides nothing about who reads.
    private static readonly string[] Harmless = [WhoseField, "delivery", "version", "wish"];

    // What a page puts in, or a box that was ticked: nobody typed it.
    private static readonly string[] OfThePage =
    [
        .. Harmless,
        ForWhom,
        "agreed",
        "before",
        "covers",
        "entry",
        "kind",
        "meant",
        "patient",
        "reader",
        "summary",
        "switch",
        "was",
    ];

    /// <summary>The mark of the account on whose page the form stood; null: it says nothing of it.</summary>
    public string? Whose { get; private init; }

    /// <summary>Whether it must be chosen for whom they are before they are sent again.</summary>
    public bool AsksForWhom { get; private init; }

    /// <summary>Whether they may be sent again by whoever's page it was. Where anything goes along that may decide who reads, nobody sends it unseen.</summary>
    public bool MayBeSent =>
        Whose is not null && Carried.All(f => f.Value.Length == 0 || Harmless.Contains(f.Key, StringComparer.Ordinal));

    /// <summary>What can be done with words that were not taken.</summary>
    public enum Fate
    {
        /// <summary>Copied: there is nothing that would take them.</summary>
        MayBeCopied,

        /// <summary>Copied, and put in once more after signing in.</summary>
        MayBeCopiedSignedOut,

        /// <summary>Copied, and put into the page as it is now.</summary>
        MayBeCopiedAnew,

        /// <summary>Copied, perhaps by somebody else than whoever is signed in: nothing proves that it was their page.</summary>
        MayBeCopiedBySomebody,

        /// <summary>Sent once more, by whoever has signed in meanwhile.</summary>
        MayBeSentSignedIn,

        /// <summary>Sent once more.</summary>
        MayBeSentNow,
    }

    /// <summary>Of a form; null: nobody filled anything in, or it may hold a secret.</summary>
    internal static SentWords? Of(PathString path, IFormCollection form)
    {
        if (
            WithSecrets.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
            || Secrets.Any(form.ContainsKey)
        )
        {
            return null;
        }
        var fields = form.Where(f => f.Key != Proof).SelectMany(Each).ToList();
        var written = fields.Where(f => IsWritten(f, form)).ToList();
        return written.Count == 0
            ? null
            : new SentWords(written, [.. fields.Where(f => f.Key != ForWhom && !IsWritten(f, form))])
            {
                Whose = form[WhoseField].ToString() is { Length: > 0 } whose ? whose : null,
                AsksForWhom = form.ContainsKey(ForWhom),
            };
    }

    private static IEnumerable<KeyValuePair<string, string>> Each(KeyValuePair<string, StringValues> field) =>
        field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""));

    private static bool IsWritten(KeyValuePair<string, string> field, IFormCollection form) =>
        !string.IsNullOrWhiteSpace(field.Value)
        && !OfThePage.Contains(field.Key, StringComparer.Ordinal)
        // What a page names by its id, the version of a text that is agreed to, and that notes go as well.
        && !Guid.TryParse(field.Value, out _)
        && !(field.Key == "text" && form.ContainsKey("kind"))
        && (field.Key, field.Value) is not ("notes", "too");
}
