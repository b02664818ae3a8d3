using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Goals;

/// <summary>Why a goal that a model suggests does not stand.</summary>
internal enum SuggestionRule
{
    /// <summary>What it rests on is in no entry.</summary>
    NoEvidence,

    /// <summary>It holds a placeholder for a name that is none.</summary>
    Placeholder,

    /// <summary>It rests on one entry alone, and nobody wished it there.</summary>
    TooLittleEvidence,

    /// <summary>More than somebody can see done in two weeks.</summary>
    TooLarge,

    /// <summary>Most of its words are not the patient's.</summary>
    NotTheirWords,

    /// <summary>It is about how somebody feels and not about what they do.</summary>
    AboutFeeling,

    /// <summary>It names a disorder, a drug or a method.</summary>
    Clinical,

    /// <summary>It is a goal already, waits for a decision, or was rejected.</summary>
    Repeats,

    /// <summary>One that a model suggested before waits for a decision, or came less than a week ago.</summary>
    TooSoon,
}

/// <summary>What a suggestion is measured by.</summary>
/// <param name="Entry">The entry whose summary proposes it.</param>
/// <param name="Earlier">The entries before it that the model was shown.</param>
/// <param name="Standing">Every goal, and every suggestion that waits or was rejected.</param>
internal sealed record SuggestionGround(string Entry, IReadOnlyList<string> Earlier, IReadOnlyList<string> Standing)
{
    /// <summary>Whether a model has suggested enough for now: see <see cref="SuggestionCheck.IsTooSoon"/>.</summary>
    public bool IsTooSoon { get; init; }
}

/// <summary>What the check decides.</summary>
internal abstract record SuggestionOutcome
{
    private SuggestionOutcome() { }

    /// <summary>It stands, with the part of its evidence that was found.</summary>
    public sealed record Stands(IReadOnlyList<string> Evidence) : SuggestionOutcome;

    public sealed record Dropped(SuggestionRule Rule) : SuggestionOutcome;
}

/// <summary>Looks at a suggested goal: rare, small, in the patient's words, on evidence that is there, and never what was answered already.</summary>
internal static class SuggestionCheck
{
    // What somebody can see done in two weeks is said in a line.
    private const int MostWords = 16;

    private const int MostEvidence = 6;

    private const double LeastTheirOwn = 0.5;

    // Three content words of five the same, or the smaller one whole inside the other.
    private const double LeastShared = 0.6;

    // A therapist and a patient look at one at a time.
    private static readonly Duration Apart = Duration.FromDays(7);

    private static readonly GuardBook[] Clinical = [GuardBook.Read("diagnosis"), GuardBook.Read("treatment")];
    private static readonly GuardBook Feeling = GuardBook.Read("goal-about-feeling");

    public static SuggestionOutcome Check(string goal, IReadOnlyList<string> evidence, SuggestionGround ground)
    {
        var texts = ground.Earlier.Prepend(ground.Entry).ToList();
        var found = evidence
            .Take(MostEvidence)
            .Where(quotation => texts.Exists(text => Quotation.IsWholeSentenceOf(text, quotation)))
            .ToList();
        var words = ReadWords.From(goal);
        return found.Count == 0 ? Drop(SuggestionRule.NoEvidence)
            : Pseudonyms.AreLeftIn(goal) ? Drop(SuggestionRule.Placeholder)
            : !IsWish(ground.Entry, found) && !IsInTwo(texts, found) ? Drop(SuggestionRule.TooLittleEvidence)
            : words.Length > MostWords ? Drop(SuggestionRule.TooLarge)
            : Clinical.Any(book => book.IsBrokenBy(words, OwnWords.Of([]))) ? Drop(SuggestionRule.Clinical)
            : Feeling.IsBrokenBy(words, OwnWords.Of([])) ? Drop(SuggestionRule.AboutFeeling)
            : !IsTheirs(words, found) ? Drop(SuggestionRule.NotTheirWords)
            : Repeats(goal, ground.Standing) ? Drop(SuggestionRule.Repeats)
            : ground.IsTooSoon ? Drop(SuggestionRule.TooSoon)
            : new SuggestionOutcome.Stands(found);
    }

    /// <summary>True where one that a model suggested waits for a decision, or came less than a week ago, whatever became of it.</summary>
    public static bool IsTooSoon(IEnumerable<SuggestedGoalContent> suggested, Instant now) =>
        suggested.Any(s =>
            s.WrittenBy != QuestionBank.WrittenBy
            && (s.State == SuggestedGoalState.Waiting || now - Instant.FromUnixTimeMilliseconds(s.At) < Apart)
        );

    /// <summary>True where it says what one of these says, in these words or in others.</summary>
    public static bool Repeats(string goal, IEnumerable<string> standing)
    {
        var content = ContentWords.In(goal);
        return standing.Any(other => Plain(other) == Plain(goal) || IsSame(content, ContentWords.In(other)));
    }

    private static bool IsSame(HashSet<string> one, HashSet<string> other) =>
        one.Count > 0
        && other.Count > 0
        && (
            ContentWords.Shared(one, other) >= LeastShared
            || (Math.Min(one.Count, other.Count) > 1 && (one.IsSubsetOf(other) || other.IsSubsetOf(one)))
        );

    private static SuggestionOutcome.Dropped Drop(SuggestionRule rule) => new(rule);

    private static bool IsWish(string entry, List<string> evidence) =>
        evidence
            .Where(quotation => Quotation.IsWholeSentenceOf(entry, quotation))
            .SelectMany(Sentences.Split)
            .Any(sentence => SuggestedWish.In([new SentenceView(sentence, 0)], []) is not null);

    private static bool IsInTwo(List<string> texts, List<string> evidence) =>
        texts.Count(text => evidence.Exists(quotation => Quotation.IsWholeSentenceOf(text, quotation))) > 1;

    private static bool IsTheirs(Word[] goal, List<string> evidence)
    {
        var content = ContentWords.In(goal);
        var theirs = OwnWords.Of(evidence).Content;
        return content.Count(theirs.Contains) > content.Count * LeastTheirOwn;
    }

    private static string Plain(string text) => string.Join(' ', Words.In(text));
}
