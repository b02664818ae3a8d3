namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The settings of the practice.</summary>
internal sealed record PracticeDocument(
    string Name,
    string PatientLabel,
    string ReadingTimes,
    IReadOnlyList<string> HelplinesConfirmed
);

/// <summary>Somebody who works here.</summary>
internal sealed record TherapistDocument(Guid Id, string Name);
