using System.ComponentModel;

namespace TherapyJournal.Assistants;

/// <summary>What a model answers when a therapist asks a journal. That quotations are true is checked by the use case.</summary>
public sealed record AnswerReply(
    [property: Description("What must be seen before it can be answered; at most three, mostly none.")]
        IReadOnlyList<LookUpReply>? LookUps = null,
    [property: Description("One to four; none when something is looked up first, or the entries do not say.")]
        IReadOnlyList<AnswerSentenceReply>? Sentences = null,
    [property: Description("What was written that speaks against the answer; at most two.")]
        IReadOnlyList<AnswerSentenceReply>? Against = null,
    [property: Description("Mostly null.")] PeriodReply? Period = null
)
{
    /// <inheritdoc cref="PromptReply.Rewrite"/>
    internal AnswerReply Rewrite(Func<string, string> words) =>
        new(
            LookUps?.Select(l => l with { Words = words(l.Words) }).ToList(),
            Sentences?.Select(s => s.Rewrite(words)).ToList(),
            Against?.Select(s => s.Rewrite(words)).ToList(),
            Period?.Rewrite(words)
        );

    // An object of something else entirely is none of them.
    internal bool IsWhole =>
        (LookUps ?? (object?)Sentences ?? Against ?? (object?)Period) is not null
        && (LookUps ?? []).All(l => l is not null)
        && (Sentences ?? []).Concat(Against ?? []).All(s => s is { IsWhole: true });
}

/// <summary>Which days a model takes a question to mean. That its words are the question's, and that an entry tells it, is checked by the use case.</summary>
/// <param name="Words">The words of the question that name the time.</param>
/// <param name="From">The first day, as 2026-05-31.</param>
/// <param name="To">The last.</param>
/// <param name="Source">The id of the entry that tells it.</param>
/// <param name="Quotation">Its sentence.</param>
public sealed record PeriodReply(string Words, string From, string To, string Source, string Quotation)
{
    // In the form it costs tokens of every question: the instructions say what stands where.
    internal PeriodReply Rewrite(Func<string, string> words) =>
        this with
        {
            Words = words(Words),
            Quotation = words(Quotation),
        };
}

/// <summary>Something that a model wants to see.</summary>
public sealed record LookUpReply(
    [property: Description("search, entry, mood, goal-ratings or goals.")] string Kind,
    [property: Description("For search the words, for entry its id; otherwise empty.")] string Words
);

/// <summary>One sentence of an answer.</summary>
public sealed record AnswerSentenceReply(
    [property: Description("What was written, in one sentence.")] string Text,
    [property: Description("What it rests on; at least one.")] IReadOnlyList<CitationReply> Citations
)
{
    internal AnswerSentenceReply Rewrite(Func<string, string> words) =>
        new(words(Text), [.. Citations.Select(c => c with { Quotation = words(c.Quotation) })]);

    internal bool IsWhole => PromptReply.HasWords(Text) && Citations.All(c => c is not null);
}

/// <summary>Where a sentence of an answer comes from.</summary>
public sealed record CitationReply(
    [property: Description("The id of the entry or series.")] string Source,
    [property: Description("A whole sentence or line of it, copied exactly.")] string Quotation
);
