namespace TherapyJournal.Work;

/// <summary>What a worker did.</summary>
/// <param name="Done">Steps that came to an end.</param>
/// <param name="Later">Tries that did not, and whose step waits for another one.</param>
public sealed record WorkedOff(int Done, int Later);
