using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Other words for an entry, and which of its versions they are to replace.</summary>
/// <param name="Words">As they were typed.</param>
/// <param name="Seen">The version that was read; 0, which none has: it was not said, so that nobody knows what would be overwritten.</param>
internal sealed record ChangedWords(string Words, int Seen)
{
    /// <summary>From what a browser sent.</summary>
    public static ChangedWords Of(IFormCollection form) =>
        new(
            form["words"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : 0
        );

    /// <summary>Why they stand beside how it reads now, and replace nothing.</summary>
    public string WhyBeside(IStringLocalizer words) =>
        Seen > 0
            ? words[
                "This entry was changed somewhere else while you wrote, so nothing was overwritten. How it reads now stands below; what you wrote stands in the field."
            ]
            : words[
                "It was not said which words these are to replace, so nothing was overwritten. How it reads now stands below; what you wrote stands in the field."
            ];
}
