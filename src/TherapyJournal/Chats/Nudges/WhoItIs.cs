using System.Globalization;

namespace TherapyJournal.Chats.Nudges;

/// <summary>How a patient is named in a therapist's chat once something is opened: by the first letters, or by name where the practice wants that.</summary>
internal static class WhoItIs
{
    private const string Nobody = "Somebody";

    /// <summary>Such as A. E.</summary>
    public static string Of(string name, bool withName)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Nobody;
        }
        return withName
            ? name
            : string.Join(
                ' ',
                name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => $"{StringInfo.GetNextTextElement(part)}.")
            );
    }
}
