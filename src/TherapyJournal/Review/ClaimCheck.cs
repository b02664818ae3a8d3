using TherapyJournal.Assistants;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Review;

/// <summary>Looks at what a model wrote for a therapist, by rules alone: nothing that was not written, and no longer than the entry deserves.</summary>
internal sealed class ClaimCheck
{
    /// <summary>The most words of all sentences together.</summary>
    public const int MostWords = 120;

    // A 20-word entry gets at most 30 words, one of 200 the whole 120.
    private const int WordsOfAnyEntry = 20;
    private const int WordsOfEntryForOne = 2;

    private const int FewestWords = 2;

    private static readonly GuardBook AllClear = GuardBook.Read("all-clear");
    private static readonly GuardBook Diagnosis = GuardBook.Read("diagnosis");
    private static readonly GuardBook Mood = GuardBook.Read("mood");
    private static readonly GuardBook Raised = GuardBook.Read("raised");

    // What the guard keeps from a patient: a therapist reads no invented danger either, and an export hands it all to the patient.
    private static readonly GuardBook[] Bounds =
    [
        .. new[] { "method", "treatment", "promise", "secrecy", "flattery", "advice" }.Select(GuardBook.Read),
    ];

    private readonly ClaimGround ground;
    private readonly OwnWords known;
    private readonly InventedDetails details;
    private readonly Lazy<IReadOnlyList<OwnWords>> sentences;

    public ClaimCheck(ClaimGround ground)
    {
        this.ground = ground;
        known = OwnWords.Of([ground.Entry, .. ground.Known]);
        details = new InventedDetails([ground.Entry, .. ground.Known], ground.Days);
        sentences = new(() => [.. Sentences.Split(ground.Entry).Select(sentence => OwnWords.Of([sentence]))]);
    }

    // In proportion to the entry.
    private int Most => Math.Min(MostWords, WordsOfAnyEntry + (Words.In(ground.Entry).Count / WordsOfEntryForOne));

    /// <summary>Sentences in their order, each with its quotation, as long as they stay in proportion; the first may always be as long as it is.</summary>
    public CheckedClaims<(string Text, string Quotation)> Sift(IEnumerable<(string Text, string Quotation)> claims)
    {
        var most = Most;
        var (kept, dropped) = (
            new List<(string Text, string Quotation)>(),
            new List<((string Text, string Quotation), ClaimRule)>()
        );
        var length = 0;
        foreach (var claim in claims)
        {
            var words = Words.In(claim.Text).Count;
            var broken =
                Broken(claim.Text, claim.Quotation)
                ?? (kept.Count > 0 && length + words > most ? ClaimRule.TooLong : null);
            if (broken is { } rule)
            {
                dropped.Add((claim, rule));
                continue;
            }
            length += words;
            kept.Add(claim);
        }
        return new CheckedClaims<(string Text, string Quotation)>(kept, dropped);
    }

    /// <summary>Insights: they have no quotation, and any one sentence of the entry may bear them out. Together they are no longer than half of what the sentences may be.</summary>
    public CheckedClaims<string> Sift(IEnumerable<string> insights)
    {
        var (kept, dropped) = (new List<string>(), new List<(string, ClaimRule)>());
        var left = Most / 2;
        foreach (var text in insights)
        {
            var words = Words.In(text).Count;
            if ((Broken(text) ?? (words > left ? ClaimRule.TooLong : null)) is { } rule)
            {
                dropped.Add((text, rule));
                continue;
            }
            left -= words;
            kept.Add(text);
        }
        return new CheckedClaims<string>(kept, dropped);
    }

    /// <summary>The rule that a sentence with its quotation breaks; null: none.</summary>
    public ClaimRule? Broken(string text, string quotation) =>
        Quotation.IsWholeSentenceOf(ground.Entry, quotation)
            ? Broken(text, () => [OwnWords.Of([quotation])])
            : ClaimRule.NoQuotation;

    /// <summary>The rule that an insight or a notification breaks; null: none.</summary>
    public ClaimRule? Broken(string text) => Broken(text, () => sentences.Value);

    private ClaimRule? Broken(string text, Func<IReadOnlyList<OwnWords>> quoted)
    {
        var words = ReadWords.From(text);
        return WayElsewhere.ShowsInside(text) ? ClaimRule.Inside
            : words.Length < FewestWords || Speaks(words, quoted()) ? ClaimRule.NoReport
            : AllClear.IsBrokenBy(words, OwnWords.Of([])) && quoted().All(own => AllClear.IsBrokenBy(words, own))
                ? ClaimRule.AllClear
            : Diagnosis.IsBrokenBy(words, known) ? ClaimRule.Diagnosis
            : details.HasStrangeName(text) ? ClaimRule.StrangeName
            : details.HasStrangeNumber(text) ? ClaimRule.StrangeNumber
            : IsOutOfBounds(text, words) ? ClaimRule.OutOfBounds
            : !ground.MayInferMood && Mood.IsBrokenBy(words, known) ? ClaimRule.InfersMood
            : null;
    }

    private bool IsOutOfBounds(string text, Word[] words) =>
        Array.Exists(Bounds, book => book.IsBrokenBy(words, known))
        || WayElsewhere.LeadsOut(text, words, known)
        || (Worries(text) && !Worries(ground.Entry));

    private static bool Worries(string text) =>
        Raised.IsBrokenBy(ReadWords.From(text), OwnWords.Of([])) || RaisedWords.WouldWorry(text);

    // Outside of quotation marks, and not in the patient's own sentence either.
    private static bool Speaks(Word[] words, IReadOnlyList<OwnWords> quoted) =>
        words.Any(word =>
            word.Quote == 0 && word.Text is "you" or "your" or "my" && !quoted.Any(own => own.HasAsWritten([word]))
        );
}
