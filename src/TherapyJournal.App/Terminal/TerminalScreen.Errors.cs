namespace TherapyJournal.App.Terminal;

/// <summary>What goes to stderr, beside the page.</summary>
internal sealed partial class TerminalScreen
{
    /// <summary>What happened, what is kept, what to do; each a sentence, on stderr. Without colour: red is for urgent alerts alone.</summary>
    public void Error(string whatHappened, string? whatIsKept = null, string? whatToDo = null)
    {
        Beside(whatHappened, Tone.Plain);
        if (whatIsKept is not null)
            Beside(whatIsKept, Tone.Plain);
        if (whatToDo is not null)
            Beside(whatToDo, Tone.Accent);
    }

    /// <summary>A remark that is no part of the answer (how far a step is, which file was written), on stderr.</summary>
    public void Remark(string text) => Beside(text, Tone.Quiet);

    private void Beside(string text, Tone tone) =>
        margin.Write(new WithMargin(OwnWords(text, tone.Style()), "", tone.Style(), PlainOrStyled.WidestLine));
}
