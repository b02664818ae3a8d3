using System.Text;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Words that a patient hands in.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Text">As they arrived.</param>
/// <param name="Delivery">Names this delivery: the same one repeated, with the same words, makes one entry.</param>
public sealed record NewEntry(PatientId Patient, string Text, string Delivery)
{
    /// <summary>The longest entry that is kept, in bytes of UTF-8.</summary>
    public const int LongestBytes = 1_000_000;

    /// <summary>When it was written or is about; null: now.</summary>
    public Instant? At { get; init; }

    /// <summary>Private: screened all the same, but read by nobody else.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it was said for whom it is. Where not, it is kept for nobody, and screened all the same.</summary>
    public bool IsForSomebody { get; init; } = true;

    /// <summary>The prompt it answers; null: the last one asked, if it is recent and still unanswered.</summary>
    public Guid? PromptId { get; init; }

    public string Source { get; init; } = AtTerminal;

    /// <summary>The id that the entry bears already, since it was written and screened message by message; null: it gets one now.</summary>
    public Guid? Begun { get; init; }

    internal const string AtTerminal = "terminal";
}

/// <summary>What must be so for words to be kept.</summary>
internal static class EntryText
{
    private static readonly Duration Tolerance = Duration.FromMinutes(2);
    private const string Export = "What was kept before is still there, and you can ask your practice for all of it.";
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>Why nothing this patient writes is kept now; null: it is.</summary>
    public static string? Problem(PatientStandingContent standing) =>
        !standing.Allows(ConsentKind.Keeping)
            ? "There is no consent to keep entries, so nothing was kept."
            : standing.Status switch
            {
                PatientStatus.Active => null,
                PatientStatus.Ended =>
                    "Journaling has ended here: nobody will read these words, and they were not kept. " + Export,
                _ => "Journaling is paused here: nobody will read these words, and they were not kept. " + Export,
            };

    /// <summary>Why words are not kept of which nobody knows who may read them; null: it was said.</summary>
    public static string? Problem(NewEntry entry) =>
        entry.IsForSomebody
            ? null
            : "It was not said for whom this is, so nothing was kept. Choose whether it is for you and your therapist or for you alone, and keep it again.";

    /// <summary>Why these words cannot be kept; null: they can.</summary>
    public static string? Problem(string text, Instant? at, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "There are no words in this entry, so nothing was kept. Write at least one.";
        }
        if (Encoding.UTF8.GetByteCount(text) > NewEntry.LongestBytes)
        {
            return "This entry is longer than 1 MB, so nothing was kept. Please send it in several parts.";
        }
        if (at > clock.Now() + Tolerance)
        {
            return "This entry is dated in the future, so nothing was kept. Leave the date out, or give one that has come.";
        }
        return at < Earliest ? "This entry is dated before 1900, so nothing was kept. Please check the date." : null;
    }
}
