using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Insight.Times;
using TherapyJournal.Records;

namespace TherapyJournal.Insight;

/// <summary>What a model is told when a therapist asks: of what fits as much as the tokens of a question hold, however long the journal is.</summary>
internal sealed class AskRequest(
    AskModel model,
    PatientId patient,
    AskGround ground,
    JournalQuestion question,
    LocalDate today
)
{
    /// <summary>The most tokens that are sent for one question, in all its rounds; counted generously, as <see cref="TokenBudget"/> does.</summary>
    public const int MostTokens = 6_000;

    /// <summary>Of these in the first round, so that a second has room.</summary>
    public const int MostTokensFirst = 3_100;

    private const string MayName = " The program has understood no time in the question.";

    /// <summary>The request with as many sources as the tokens hold; one that is too long is passed over for the next.</summary>
    /// <param name="sources">The most important first.</param>
    /// <param name="mayLookUp">Whether the model may ask for more.</param>
    /// <param name="most">Tokens.</param>
    /// <returns>Null: not one of them fits.</returns>
    public FilledRequest? Fill(IReadOnlyList<AnswerSource> sources, bool mayLookUp, int most)
    {
        FilledRequest? filled = null;
        foreach (var source in sources)
        {
            IReadOnlyList<AnswerSource> shown = [.. filled?.Sources ?? [], source];
            var request = Of(shown, mayLookUp);
            var tokens = model.TokensIn(AssistantStep.AskJournal, request);
            filled = tokens <= most ? new FilledRequest(request, shown, tokens) : filled;
        }
        return filled;
    }

    private ModelRequest Of(IReadOnlyList<AnswerSource> sources, bool mayLookUp) =>
        new(
            patient,
            [
                // In the order of time, as a journal is read.
                .. sources.Where(s => s.EntryId is not null).OrderBy(s => s.Day).Select(EntryBlock),
                .. sources.Where(s => s.EntryId is null).Select(s => UntrustedBlock.Series(s.Label, s.Shown)),
                .. question.LastBefore.Select(UntrustedBlock.AskedBefore),
                UntrustedBlock.Question(question.Mended),
            ],
            $"{Period()} {Days()}Today is {Written(today)}. Answer in the language of the question. "
                + (mayLookUp ? "You may look something up first." : "You may not look anything up any more.")
                + (mayLookUp && NamedPeriod.MayBeNamed(question, ground) ? MayName : ""),
            ground.Names ?? throw new InvalidOperationException("Without the patient's name nothing may leave."),
            new Manner(Method: null, Tone: null, ground.Policy.InferMood)
        );

    private static UntrustedBlock EntryBlock(AnswerSource source) =>
        UntrustedBlock.FoundEntry(source.Label, source.Shown, source.Day!.Value, source.EntryId!.Value); // an entry has both

    private string Period() =>
        ground.Looked is { From: { } from, Until: { } until }
            ? $"The journal has {ground.Looked.Entries} entries from {Written(from)} to {Written(until)} for this question."
            : "The journal has no entries for this question.";

    private string Days() => ground.Asked.Days == AskedDays.All ? "" : $"The question is about {ground.Asked.Days}. ";

    private static string Written(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>A request, the sources that are in it, and how many tokens it may come to.</summary>
internal sealed record FilledRequest(ModelRequest Request, IReadOnlyList<AnswerSource> Sources, int Tokens);
