namespace TherapyJournal.Storage;

/// <summary>One thing that doctor looked at, and how it is.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Light">Green: well. Amber: works, and somebody should see to it. Red: does not work.</param>
/// <param name="Sentence">How it is and, where it is not well, what to do. It holds no words of a patient and no secret.</param>
public sealed record Check(string Name, CheckLight Light, string Sentence);

/// <summary>How well something is.</summary>
public enum CheckLight
{
    Green,
    Amber,
    Red,
}

/// <summary>Looks after one part of the program; each room brings its own, and doctor asks them all.</summary>
public interface ICheckUp
{
    /// <summary>Looks, and changes nothing.</summary>
    Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel);
}
