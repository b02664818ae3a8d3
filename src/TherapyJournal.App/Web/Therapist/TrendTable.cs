namespace TherapyJournal.App.Web.Therapist;

/// <summary>The numbers of one trend.</summary>
/// <param name="Id">Which it is on the page.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Sentence">What the numbers come to.</param>
public sealed record TrendTable(string Id, string Kind, string Sentence)
{
    internal const string Bars = "bars";
    internal const string Points = "points";
    internal const string Clock = "clock";
    internal const string Spans = "spans";

    public string Caption { get; init; } = "";

    /// <summary>The head of the first column.</summary>
    public string First { get; init; } = "";

    /// <summary>Of the second.</summary>
    public string Second { get; init; } = "";

    public IReadOnlyList<TrendRow> Rows { get; init; } = [];

    /// <summary>The goal as it reads; null: it is about none.</summary>
    public string? Heading { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The goal's id; null: it is about none.</summary>
    public string? Goal { get; init; }
}

/// <summary>A number, and when it was: as a person reads it, and as a program does.</summary>
public sealed record TrendRow(string Says, string At, int Number);

/// <summary>A day on which something happened: a hairline in the charts.</summary>
/// <param name="Goal">The goal's id; null: it is about none.</param>
/// <param name="Text">The goal as it reads since; null: it is about none.</param>
public sealed record TrendMark(string Says, string At, string What, string? Goal, string? Text);
