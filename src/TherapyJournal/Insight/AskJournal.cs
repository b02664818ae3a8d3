using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Answers a therapist's question from one patient's entries alone: by a model where the patient agreed to that, each sentence verified; else with the passages that fit best.</summary>
public sealed class AskJournal
{
    // What comes nearest where the entries do not say: enough to see why.
    private const int Nearest = 2;

    private readonly PatientRecords records;
    private readonly JournalIndexes indexes;
    private readonly Keys keys;
    private readonly AskModel model;
    private readonly AskMeaning meaning;
    private readonly TimeProvider clock;

    internal AskJournal(
        PatientRecords records,
        JournalIndexes indexes,
        Keys keys,
        AskModel model,
        AskMeaning meaning,
        TimeProvider clock
    )
    {
        (this.records, this.indexes, this.keys) = (records, indexes, keys);
        (this.model, this.meaning, this.clock) = (model, meaning, clock);
    }

    /// <summary>Answers; what a model is asked, and each look of it into the record, is on record like everything else.</summary>
    /// <param name="therapist">Who asks. What is private is not there for them.</param>
    /// <param name="patient">In whose journal.</param>
    /// <param name="question">What is asked; see <see cref="JournalQuestion.Problem"/>.</param>
    /// <param name="show">Hears each sentence of a model that stands, as soon as it is verified; null: nobody.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ReadOutcome<JournalAnswer>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        JournalQuestion question,
        Action<AnsweredSentence>? show,
        CancellationToken cancel
    )
    {
        // Before anything is opened for the answer: nobody holds a connection while a service is asked.
        var meant = await meaning.OfAsync(therapist, patient, question.Whole, cancel);
        var read = await GroundAsync(question);
        if (read is not ReadOutcome<AskGround>.Open { Value: var ground, DamagedRows: var damaged })
        {
            return new ReadOutcome<JournalAnswer>.Refused(((ReadOutcome<AskGround>.Refused)read).Why);
        }
        return new ReadOutcome<JournalAnswer>.Open(await AnswerAsync(ground), damaged);

        Task<ReadOutcome<AskGround>> GroundAsync(JournalQuestion asked) =>
            ReadAsync(
                (record, db, index) =>
                    AskGround.FromAsync(record, db, keys, index, asked, meant, clock.Now(), AsksModel, cancel)
            );

        Task<ReadOutcome<T>> ReadAsync<T>(Func<OpenRecord, JournalDb, JournalIndex, Task<T>> use) =>
            records.ReadAsync(
                therapist,
                patient,
                Purpose.AskJournal,
                (record, db) => indexes.UseAsync(record, db, index => use(record, db, index)),
                cancel
            );

        async Task<JournalAnswer> AnswerAsync(AskGround ground)
        {
            if (!IsConfigured || ground.Sources.Count == 0)
            {
                return ByWords(ground, failed: null);
            }
            if (!ground.MayUseModel)
            {
                return ByWords(ground, WhyNot(ground));
            }
            var today = clock.Now().InZone(ground.Standing.Zone).Date;
            var answered = await new AnswerByModel(model).AnswerAsync(
                patient,
                ground,
                question,
                today,
                LookUpAsync,
                NarrowAsync,
                show,
                cancel
            );
            return answered switch
            {
                AnsweredByModel.Answered said => ByModel(said),
                AnsweredByModel.Silent silent => ByWords(silent.Ground, silent.Why.Sentence),
                _ => throw new InvalidOperationException("An outcome without a case."),
            };
        }

        async Task<AskGround?> NarrowAsync(NamedPeriod period)
        {
            var narrowed = question with
            {
                Text = JournalQuestion.Problem(period.Rest) is null ? period.Rest : question.Text,
                From = period.Days.From,
                Until = period.Days.To,
            };
            return await GroundAsync(narrowed) is ReadOutcome<AskGround>.Open { Value: { MayUseModel: true } ground }
                ? ground with
                {
                    Asked = ground.Asked with { Understood = [period.Understood, .. ground.Asked.Understood] },
                }
                : null;
        }

        // Made private, or the patient gone, between two rounds: then there is nothing more to see.
        async Task<IReadOnlyList<AnswerSource>> LookUpAsync(AskGround ground, IReadOnlyList<LookUpReply> lookUps) =>
            await ReadAsync((record, db, index) => LookUps.RunAsync(record, db, index, ground, lookUps))
                is ReadOutcome<IReadOnlyList<AnswerSource>>.Open { Value: var found }
                ? found
                : [];
    }

    private bool IsConfigured => model.IsConfiguredFor(AssistantStep.AskJournal);

    private bool AsksModel(PatientStandingContent standing) => IsConfigured && standing.AllowsModelAnswers;

    private static JournalAnswer ByModel(AnsweredByModel.Answered said)
    {
        var ground = said.Ground;
        var (sentences, against) = (said.Answer.Sentences, said.Answer.Against);
        var cited = sentences.Concat(against).SelectMany(s => s.Citations).Select(c => c.EntryId).ToHashSet();
        return new JournalAnswer(
            sentences.Count > 0 ? AnswerKind.Answered : AnswerKind.NotSaid,
            ground.Looked,
            sentences,
            against,
            sentences.Count > 0 ? [] : [.. ground.Passages.Take(Nearest)],
            said.WrittenBy
        )
        {
            Cited =
            [
                .. said
                    .Sources.Where(s => s.EntryId is not null && cited.Contains(s.EntryId))
                    .OrderBy(s => s.At)
                    .Select(s => new CitedEntry(s.EntryId!.Value, s.At, s.Text)), // just looked at
            ],
            Understood = ground.Understood,
            Dropped = said.Answer.Dropped,
        };
    }

    private static JournalAnswer ByWords(AskGround ground, string? failed)
    {
        var says = ground.Passages.Count > 0 && ground.Cover >= AskGround.LeastCover;
        return new JournalAnswer(
            says ? AnswerKind.Passages : AnswerKind.NotSaid,
            ground.Looked,
            [],
            [],
            says ? ground.Passages : [.. ground.Passages.Take(Nearest)],
            WrittenBy: null
        )
        {
            Understood = ground.Understood,
            ByMeaning = ground.ByMeaning,
            HoldsWords = ground.HoldsWords,
            ModelFailed = failed,
        };
    }

    private static string WhyNot(AskGround ground) =>
        ground.Standing.AllowsModelAnswers
            ? ModelSilence.KeptBack.Sentence
            : "The patient has not agreed that a model answers questions about their entries, so none was asked.";
}
