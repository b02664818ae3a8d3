namespace TherapyJournal.Tests.Conventions.Planted.Storage;

/// <summary>Breaks the floors on purpose: the lowest room uses the second highest.</summary>
internal sealed class ReachesUp
{
    public static string Ask() => Review.BreaksRules.Ask();
}

/// <summary>Keeps the rules: knows only itself.</summary>
internal sealed class StaysDown
{
    public int Floor { get; init; }
}
