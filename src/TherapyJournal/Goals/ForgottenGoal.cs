using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Goals;

/// <summary>A rejected goal whose entry was taken back or made private: its words are gone, and it is known by a keyed hash if it comes again.</summary>
internal static class ForgottenGoal
{
    /// <summary>The rejected goal without its words.</summary>
    public static SuggestedGoalContent Of(SuggestedGoalContent rejected, PatientId patient, Keys keys) =>
        rejected.TextHash is not null
            ? rejected
            : rejected with
            {
                Text = "",
                Evidence = [],
                Why = null,
                TextHash = Hash(rejected.Text, patient, keys),
            };

    /// <summary>Whether a goal says what one of the forgotten ones said.</summary>
    public static bool IsAmong(IEnumerable<SuggestedGoalContent> suggested, string text, PatientId patient, Keys keys)
    {
        var hashes = suggested.Select(s => s.TextHash).OfType<string>().ToList();
        return hashes.Count > 0 && hashes.Contains(Hash(text, patient, keys));
    }

    // The same words in another order or another form are the same goal; a hash tells no more than that.
    private static string Hash(string text, PatientId patient, Keys keys)
    {
        var content = ContentWords.In(text).Order(StringComparer.Ordinal).ToList();
        var words = string.Join(' ', content.Count > 0 ? content : Words.In(text));
        return Convert.ToHexString(keys.LookupHash("forgotten-goal", $"{patient}|{words}"));
    }
}
