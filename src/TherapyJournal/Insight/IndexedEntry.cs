using NodaTime;

namespace TherapyJournal.Insight;

/// <summary>An entry as the index takes it in.</summary>
/// <param name="Id">Which.</param>
/// <param name="Day">Of the patient's own calendar.</param>
/// <param name="Text">What was written.</param>
internal sealed record IndexedEntry(Guid Id, LocalDate Day, string Text);

/// <summary>An entry that fits a question.</summary>
/// <param name="Id">Which.</param>
/// <param name="Score">Higher is better; of use beside others of the same question alone.</param>
internal sealed record FoundEntry(Guid Id, double Score);
