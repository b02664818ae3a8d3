namespace TherapyJournal.Safety.Screening;

/// <summary>What a phrase of the rule files does when it is found.</summary>
internal enum RuleKind
{
    /// <summary>Speaks of danger.</summary>
    Danger,

    /// <summary>An everyday word that is dangerous only beside a wish to die ("tonight", "a letter").</summary>
    Hint,

    /// <summary>Says that things are bad; raises nothing by itself, but makes an uncertain phrase certain.</summary>
    Despair,

    /// <summary>An idiom or a harmless use: danger found inside it does not count.</summary>
    Harmless,

    /// <summary>Takes back what follows in the same clause.</summary>
    Negates,

    /// <summary>Looks like a negation and is none.</summary>
    NegatesNothing,

    /// <summary>Puts what is told in the past into a time long gone.</summary>
    LongAgo,
}

/// <summary>One line of a rule file.</summary>
/// <param name="Alone">The severity when nothing else in the text speaks of danger.</param>
/// <param name="Supported">The severity when something else does.</param>
internal sealed record RiskRule(RuleKind Kind, RiskCategory Category, int Alone, int Supported, Phrase Phrase)
{
    /// <summary>It needs nothing beside it, and makes certain what does.</summary>
    public bool IsCertain => Alone > 0 && Alone == Supported;
}
