using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What stands in the writing field.</summary>
/// <param name="Words">As they were typed.</param>
/// <param name="Delivery">Names this draft: sent twice, it makes one entry.</param>
/// <param name="IsPrivate">For its writer alone; null: for whom it is was not said, or by a value that means nothing, so that it is kept for nobody.</param>
public sealed record Draft(string Words, Guid Delivery, bool? IsPrivate)
{
    /// <summary>The words in the shape in which a field takes them: a browser swallows the first line break.</summary>
    public string Field => Words.Length == 0 ? "" : $"\n{Words}";

    /// <summary>Nothing is written yet.</summary>
    internal static Draft Empty(TimeProvider clock) => new("", RowId.New(clock), IsPrivate: false);

    /// <summary>From what a browser sent. Forms carry line breaks as two characters, scripts as one.</summary>
    internal static Draft From(IFormCollection form, TimeProvider clock) =>
        new(
            form["words"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
            Guid.TryParse(form["delivery"].ToString(), out var delivery) ? delivery : RowId.New(clock),
            ForWhom.IsAlone(form["for"].ToString())
        );

    /// <summary>Tells the drafts of one account from those of another in the same browser, and names nobody.</summary>
    internal static string Mark(Guid account) =>
        Convert.ToHexStringLower(SHA256.HashData([.. "unsent draft "u8, .. account.ToByteArray()]))[..16];
}

/// <summary>For whom an entry is, as forms and sentences say it.</summary>
internal static class ForWhom
{
    public const string Alone = "alone";
    public const string Both = "both";

    public const string Danger =
        "What is for you alone is still looked at for signs of danger: then your therapist is told that there is danger, and never your words.";

    /// <summary>Whether what a form says means its writer alone; null: it means nothing.</summary>
    public static bool? IsAlone(string sent) =>
        sent switch
        {
            Alone => true,
            Both => false,
            _ => null,
        };

    /// <summary>That it is kept, and for whom.</summary>
    public static string KeptIn(IStringLocalizer words, bool isPrivate) =>
        isPrivate ? words["It is kept, for you alone."] : words["It is kept."];
}
