using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>When a phrase of a rule file stops the words that it stands in.</summary>
internal enum GuardPhraseKind
{
    /// <summary>Names a thing: whoever wrote of it may read it again.</summary>
    Names,

    /// <summary>As <see cref="Names"/>, but only where the whole wording was written.</summary>
    Whole,

    /// <summary>As <see cref="Names"/>, but only beside the words that it stood beside: a drug may come back where it was written of, and nowhere else.</summary>
    Close,

    /// <summary>Says something to the patient: only telling back what they wrote excuses it.</summary>
    Says,

    /// <summary>As <see cref="Says"/>, but the sentence need not say that it tells back.</summary>
    Retold,

    /// <summary>As <see cref="Says"/>, and only where a clause begins: "take a break", but not "what lets you take a break".</summary>
    Begins,

    /// <summary>Nothing excuses it.</summary>
    Never,

    /// <summary>Looks like another phrase of the file and is none.</summary>
    Harmless,
}

/// <summary>One line of a rule file.</summary>
internal sealed record GuardPhrase(GuardPhraseKind Kind, Phrase Phrase)
{
    public static GuardPhrase Parse(string line, WordClasses classes)
    {
        var (kind, phrase) = RuleFile.Halves(line, '|');
        return new GuardPhrase(Enum.Parse<GuardPhraseKind>(kind, ignoreCase: true), Phrase.Parse(phrase, classes));
    }
}
