namespace TherapyJournal.App.Web.Patient;

/// <summary>What the page of tonight shows.</summary>
/// <param name="Draft">What stands in the field.</param>
/// <param name="Question">What stands above it.</param>
public sealed record WriteModel(Draft Draft, TonightsQuestion Question)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;

    /// <summary>Why nothing was kept; null: nothing was sent.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether there is anything to write in: not where nothing is kept whatever is written.</summary>
    public bool HasField => Question is { IsWithoutConsent: false, IsHidden: false };

    /// <summary>What was sent where there is no field, to be copied; null: nothing was.</summary>
    public string? ToCopy => HasField || Draft.Words.Length == 0 ? null : Draft.Words;

    /// <summary>That a program writes here; null: it was said a short while ago, or none does.</summary>
    public string? Disclosure { get; init; }

    /// <summary>By which a browser tells this person's unsent words from another's.</summary>
    public string Whose { get; init; } = "";
}

/// <summary>What the page shows when fixed words answer what was written.</summary>
public sealed record KeptModel(SaidFirst First, Guid Entry, string Sentence);
