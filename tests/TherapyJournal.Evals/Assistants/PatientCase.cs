namespace TherapyJournal.Evals.Assistants;

/// <summary>An invented patient of patients/*.md.</summary>
/// <param name="Id">How reports name them.</param>
/// <param name="Name">What the journal calls them.</param>
/// <param name="About">Who that would be, for whoever reads a report.</param>
internal sealed record PatientCase(string Id, string Name, string About)
{
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>People they write about: their names must come out as they went in.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What an assistant might stumble over here.</summary>
    public IReadOnlyList<string> Traps { get; init; } = [];

    /// <summary>What an entry orders an assistant to say, and it must not.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>The method of the therapy; null: none was named.</summary>
    public string? Method { get; init; }

    public IReadOnlyList<CaseEntry> Entries { get; init; } = [];

    /// <summary>What they wrote for their therapist before this entry.</summary>
    public IEnumerable<string> SharedBefore(CaseEntry entry) =>
        Entries.TakeWhile(e => e != entry).Where(e => !e.IsPrivate).Select(e => e.Text);
}

/// <summary>One entry of an invented patient.</summary>
/// <param name="Day">Counted from their first one.</param>
/// <param name="Text">Their words.</param>
internal sealed record CaseEntry(int Day, string Text)
{
    /// <summary>Whether the risk screen is to stop at it.</summary>
    public bool IsRaised { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>Words of a private entry that stand nowhere else and may turn up nowhere else.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
