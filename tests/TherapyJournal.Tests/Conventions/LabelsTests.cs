using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 4 of the keys: the label inside a seal never changes, because what was sealed under it would not open any more.</summary>
public sealed class LabelsTests
{
    /// <summary>Only ever add a line. A changed one makes every row of that kind unreadable.</summary>
    private static readonly Dictionary<string, string> Pinned = new(StringComparer.Ordinal)
    {
        ["AccessLine"] = "access-line",
        ["Account"] = "account",
        ["WebKey"] = "web-key",
        ["Caseload"] = "caseload",
        ["ChatInvite"] = "chat-invite",
        ["EntryEmbedding"] = "entry-embedding",
        ["EntryPart"] = "entry-part",
        ["Recording"] = "recording",
        ["IncomingMessage"] = "incoming-message",
        ["PatientChat"] = "patient-chat",
        ["EntrySummary"] = "entry-summary",
        ["JournalEntry"] = "journal-entry",
        ["KeptRecord"] = "kept-record",
        ["JournalEntryVersion"] = "journal-entry-version",
        ["JournalPrompt"] = "journal-prompt",
        ["Notification"] = "notification",
        ["Nudge"] = "nudge",
        ["OutgoingMessage"] = "outgoing-message",
        ["Patient"] = "patient",
        ["PatientRequest"] = "patient-request",
        ["PatientStanding"] = "patient-standing",
        ["Practice"] = "practice",
        ["Reflection"] = "reflection",
        ["RiskAlert"] = "risk-alert",
        ["Disclosure"] = "disclosure",
        ["ModelCall"] = "model-call",
        ["WordsAhead"] = "words-ahead",
        ["SafetyPlan"] = "safety-plan",
        ["MeasureResult"] = "measure-result",
        ["SuggestedGoal"] = "suggested-goal",
        ["Therapist"] = "therapist",
        ["TherapyGoal"] = "therapy-goal",
        ["TherapySession"] = "therapy-session",
        ["TherapySessionNotes"] = "therapy-session-notes",
    };

    [Fact]
    public void Every_sealed_row_has_its_pinned_label()
    {
        var labels = PlainRecords
            .Rows.Where(r => typeof(SealedRow).IsAssignableFrom(r))
            .ToDictionary(r => r.Name, r => ((SealedRow)Activator.CreateInstance(r)!).Label, StringComparer.Ordinal);

        labels.Count.ShouldBeGreaterThan(10);
        labels.OrderBy(l => l.Key, StringComparer.Ordinal).ShouldBe(Pinned.OrderBy(l => l.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_kinds_of_row_share_a_label() => Pinned.Values.ShouldBeUnique();
}
