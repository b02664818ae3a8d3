using System.ComponentModel;

namespace TherapyJournal.Assistants;

/// <summary>What a model answers when it is asked to name what recurs. That its words and places are really there is checked by the use case.</summary>
public sealed record ThemesReply(
    [property: Description("Themes that are one, or that get another name; every other theme is left out.")]
        IReadOnlyList<NamedThemeReply> Themes
)
{
    /// <inheritdoc cref="PromptReply.Rewrite"/>
    internal ThemesReply Rewrite(Func<string, string> words) => new([.. Themes.Select(t => t.Rewrite(words))]);

    internal bool IsWhole => Themes.All(t => t is { IsWhole: true });
}

/// <summary>One theme as a model would have it.</summary>
public sealed record NamedThemeReply(
    [property: Description("The ids of the themes that are one; one id alone where it only gets a name.")]
        IReadOnlyList<string> Parts,
    [property: Description("One to five words of the patient, copied; empty: the name stays.")] string Name,
    [property: Description("Where it is said in quite other words; mostly none.")]
        IReadOnlyList<CitationReply>? Elsewhere = null
)
{
    internal NamedThemeReply Rewrite(Func<string, string> words) =>
        new(Parts, words(Name), Elsewhere?.Select(c => c with { Quotation = words(c.Quotation) }).ToList());

    internal bool IsWhole =>
        Parts.Count > 0 && Parts.All(p => p is not null) && (Elsewhere ?? []).All(c => c is not null);
}
