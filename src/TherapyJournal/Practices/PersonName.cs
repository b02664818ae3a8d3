using System.Globalization;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Names as people type them: spaces and case do not matter for finding, and are kept for showing.</summary>
internal static class PersonName
{
    /// <summary>The name with single spaces, composed characters and nothing invisible.</summary>
    public static string Clean(string name)
    {
        var sound = ComposedText.Of(Utf16.Mend(name, out _));
        var visible = string.Concat(sound.Where(c => !IsInvisible(c)).Select(c => char.IsControl(c) ? ' ' : c));
        return string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // Marks of direction and empty signs: a name that holds one cannot be typed as it is shown. Joiners belong to names in some scripts.
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200C' or '\u200D');

    /// <summary>Whether two names are the same to a person who looks for one.</summary>
    public static bool Same(string one, string other) => ForLookup(one) == ForLookup(other);

    /// <summary>The form of which the look-up hash is made.</summary>
    internal static string ForLookup(string name) => Clean(name).ToLowerInvariant();
}
