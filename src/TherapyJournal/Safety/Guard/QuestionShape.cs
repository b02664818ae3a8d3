using System.Text.RegularExpressions;
using TherapyJournal.Assistants;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>The shape of a question: whether there is one, whether it is one alone, and whether it says which answer is welcome.</summary>
internal static partial class QuestionShape
{
    private static readonly GuardBook Leading = GuardBook.Read("leading");

    /// <summary>Exactly one sign, and not two questions in front of it.</summary>
    public static bool AsksOneThing(string text) =>
        Plain(text) is var plain && plain.Count(c => c == '?') == 1 && !TwoAtOnce().IsMatch(plain);

    /// <summary>True where something is asked, with a sign or without.</summary>
    public static bool Asks(string text) =>
        Plain(text).Contains('?', StringComparison.Ordinal)
        || Sentences.Split(text).Any(sentence => OpensAQuestion().IsMatch(Plain(sentence)));

    /// <summary>True where the question is put in the negative, or holds its answer.</summary>
    public static bool IsLeading(string text, Word[] words, OwnWords own) =>
        Leading.IsBrokenBy(words, own)
        || Sentences.Split(text).Select(Plain).Any(plain => Tag().IsMatch(plain) || States(plain));

    // "You felt alone on Tuesday?" asks for a yes.
    private static bool States(string sentence) =>
        sentence.EndsWith('?') && Statement().IsMatch(sentence) && !AsksInside().IsMatch(sentence);

    private static string Plain(string text) =>
        text.Replace('’', '\'')
            .Replace('？', '?')
            .Replace('؟', '?')
            .Replace("⁇", "??", StringComparison.Ordinal)
            .Trim();

    private const RegexOptions Options =
        RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture
        | RegexOptions.CultureInvariant
        | RegexOptions.NonBacktracking;

    // "…, and how did it end?" is a second question; "where you were and who was there" and "if it rained, what would you" are not.
    [GeneratedRegex(
        @"(\b(what|how|who|whom|where|which|why)\b|^when (did|was|were|is|are|do|does))[^.?]*(,|\band|\bor) (what|how|who|whom|where|which|when|why) (did|was|were|is|are|do|does|would|could|can|has|have|will) (you|it|that|this|the|your|they|he|she|there)\b|(\b(what|how|who|whom|where|which|why)|^(did|do|does|was|were|is|are|would|could|can|has|have|will))\b[^.?]*\b(and|or|,) (did|was|were|is|are|do|does|would|could|can|has|have|will) (you|it|that|this|your|they|there)\b",
        Options
    )]
    private static partial Regex TwoAtOnce();

    [GeneratedRegex(
        @"^(and |but |so )?((what|how|why|where|when|who|which)( \w+)? (did|do|does|are|is|were|have|has|can|could|would|will|might) (you|your|it|that|this|they|he|she|the)|(how|why|where|when|who|which) was (you|your|it|that|this|he|she|the)|what was (it|that|this|he|she)|(did|do|does|are|is|was|were|have|has|can|could|would|will) (you|it|that|this|there|the))\b",
        Options
    )]
    private static partial Regex OpensAQuestion();

    [GeneratedRegex(
        @", (right|correct|true|no|yes|okay|ok|eh|huh|agreed|(is|are|was|were|do|does|did|have|has|had|can|could|will|would|should)(n't| not)? (it|you|that|there|they|he|she|this)( not)?)\s*\?",
        Options
    )]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(and |but |so |then )*(you|your|it|that|this|there|things)\b", Options)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"\b(what|how|why|where|when|who|whom|whose|which|(did|do|does|are|is|was|were|have|has|can|could|would|will) (you|it|that|this|there|your|the))\b",
        Options
    )]
    private static partial Regex AsksInside();
}
