namespace TherapyJournal.App.Terminal;

/// <summary>What came back when a person was asked for words.</summary>
internal abstract record Answer
{
    private Answer() { }

    /// <summary>Words, as typed, without the line end.</summary>
    public sealed record Given(string Text) : Answer;

    /// <summary>Nothing was typed before Enter.</summary>
    public sealed record Nothing : Answer;

    /// <summary>There is nobody to answer: the input is at its end.</summary>
    public sealed record Closed : Answer;
}

/// <summary>What came back when a person was asked to choose.</summary>
internal abstract record Choice
{
    private Choice() { }

    /// <summary>One of the words that were offered.</summary>
    public sealed record Picked(string Word) : Choice;

    /// <summary>None of them, but words of one's own, as typed.</summary>
    public sealed record Other(string Text) : Choice;

    /// <summary>There is nobody to choose: the input is at its end.</summary>
    public sealed record Closed : Choice;
}
