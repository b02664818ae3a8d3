using System.Globalization;
using TherapyJournal.Assistants;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Looks at a model's words before a patient reads them, by rules alone: no model, no clock, no state.</summary>
internal static class GuardWords
{
    private const int MostSentencesOfAQuestion = 2;
    private const int MostSentencesOfAReflection = 3;

    private static readonly GuardRule[] InOrder = Enum.GetValues<GuardRule>();

    private static readonly Dictionary<GuardRule, GuardBook> Books = new()
    {
        [GuardRule.Raised] = GuardBook.Read("raised"),
        [GuardRule.Method] = GuardBook.Read("method"),
        [GuardRule.Secrecy] = GuardBook.Read("secrecy"),
        [GuardRule.Promise] = GuardBook.Read("promise"),
        [GuardRule.Diagnosis] = GuardBook.Read("diagnosis"),
        [GuardRule.Treatment] = GuardBook.Read("treatment"),
        [GuardRule.PosesAsHuman] = GuardBook.Read("poses-as-human"),
        [GuardRule.Flattery] = GuardBook.Read("flattery"),
        [GuardRule.Advice] = GuardBook.Read("advice"),
        [GuardRule.InfersMood] = GuardBook.Read("mood"),
        [GuardRule.AllClear] = GuardBook.Read("all-clear"),
    };

    private static readonly GuardBook Prediction = GuardBook.Read("prediction");
    private static readonly GuardBook Instruction = GuardBook.Read("instruction");

    /// <summary>Whether they may reach the patient, and if not, the first rule that they break.</summary>
    public static GuardOutcome Check(GuardedWords guarded)
    {
        if (guarded.Text.Length > guarded.Longest)
        {
            return new GuardOutcome.Stopped(GuardRule.TooLong);
        }
        if (guarded.Language != RightLanguage.English)
        {
            return new GuardOutcome.Stopped(GuardRule.WrongLanguage);
        }
        foreach (var rule in InOrder)
        {
            if (Breaks(rule, guarded))
            {
                return new GuardOutcome.Stopped(rule);
            }
        }
        return new GuardOutcome.Passes();
    }

    /// <summary>True where the words break this rule, whatever else they break.</summary>
    internal static bool Breaks(GuardRule rule, GuardedWords guarded)
    {
        var text = Visible(guarded.Text);
        var (words, own) = (ReadWords.From(text), guarded.Own);
        return rule switch
        {
            GuardRule.Raised => Books[rule].IsBrokenBy(words, own) || RaisedWords.AreIn(text, words, own),
            GuardRule.Link => WayElsewhere.LeadsOut(text, words, own),
            GuardRule.OthersData => WayElsewhere.Leaks(text, words, own),
            GuardRule.WrongLanguage => !RightLanguage.Has(text, words, own),
            GuardRule.AvoidedTheme => guarded.IsLeftAlone(text),
            GuardRule.Invents => guarded.Details is { } details && Invents(details, guarded.Kind, text),
            GuardRule.InfersMood => !guarded.MayInferMood && Books[rule].IsBrokenBy(words, own),
            // A question may ask what felt safe; whoever says so without being told judges.
            GuardRule.AllClear => guarded.Kind != GuardedKind.Question && Books[rule].IsBrokenBy(words, own),
            GuardRule.Promise => Books[rule].IsBrokenBy(words, own)
                || (guarded.Kind != GuardedKind.Question && Prediction.IsBrokenBy(words, own)),
            GuardRule.Advice => Books[rule].IsBrokenBy(words, own)
                || (guarded.Kind != GuardedKind.Question && Instruction.IsBrokenBy(words, own)),
            _ when Books.TryGetValue(rule, out var book) => book.IsBrokenBy(words, own),
            _ => BreaksForm(rule, guarded, text, words),
        };
    }

    private static bool BreaksForm(GuardRule rule, GuardedWords guarded, string text, Word[] words) =>
        (rule, guarded.Kind) switch
        {
            (GuardRule.LeadingOrNegativeQuestion, GuardedKind.Question) => QuestionShape.IsLeading(
                text,
                words,
                guarded.Own
            ),
            (GuardRule.NotOneQuestion, GuardedKind.Question) => !QuestionShape.AsksOneThing(text),
            (GuardRule.NotOneQuestion, GuardedKind.Why) => text.Contains('?', StringComparison.Ordinal),
            (GuardRule.QuestionInReflection, GuardedKind.Reflection) => QuestionShape.Asks(text),
            (GuardRule.TooManySentences, var kind) => Sentences.Split(text).Count > MostSentences(kind),
            (GuardRule.RepeatsOpening, GuardedKind.Reflection) => Sameness.Opens(text, guarded.Openings),
            (GuardRule.RepeatsQuestion, GuardedKind.Question) => Sameness.Asks(text, guarded.Asked, guarded.Own),
            (GuardRule.NoOwnDetail, GuardedKind.Question) => !OwnDetail.IsIn(words, guarded.Own)
                && !OwnDetail.IsIn(ReadWords.From(guarded.Why), guarded.Own),
            (GuardRule.NoOwnDetail, GuardedKind.Reflection) => !OwnDetail.IsIn(words, guarded.Own),
            _ => false,
        };

    // A question may ask for three things; a number anywhere else tells of something.
    private static bool Invents(InventedDetails details, GuardedKind kind, string text) =>
        details.HasStrangeName(text)
        || details.HasStrangeDay(text)
        || (kind != GuardedKind.Question && details.HasStrangeNumber(text));

    // A sign that nobody sees divides no word and no sentence.
    private static string Visible(string text) =>
        string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    private static int MostSentences(GuardedKind kind) =>
        kind is GuardedKind.Reflection ? MostSentencesOfAReflection : MostSentencesOfAQuestion;
}
