namespace TherapyJournal.App.Web.Therapist;

/// <summary>What a form came to.</summary>
internal abstract record ActOutcome
{
    private ActOutcome() { }

    public sealed record Done : ActOutcome;

    /// <summary>There is no such thing, or it is another therapist's: nobody can tell which.</summary>
    public sealed record NoSuch : ActOutcome;

    /// <summary>It cannot be taken: the page once more, with why.</summary>
    public sealed record Again(Refusal Refusal) : ActOutcome;
}
