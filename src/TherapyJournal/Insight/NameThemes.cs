using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Insight.Times;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Reads what recurs and, where the patient agreed to that, has a model name it and put together what is the same. What it says is verified, the rules count, and nothing of it is kept.</summary>
public sealed class NameThemes
{
    private static readonly ModelSilence NoRoom = new(
        "The instructions of this step leave no room for entries, so no model was asked; shorten the practice's own."
    );

    private static readonly ModelSilence NothingVerified = new(
        "Nothing that the model said of these themes could be verified, so none of it is shown."
    );

    private readonly PatientRecords records;
    private readonly JournalIndexes indexes;
    private readonly Keys keys;
    private readonly AskModel model;
    private readonly TimeProvider clock;

    internal NameThemes(
        PatientRecords records,
        JournalIndexes indexes,
        Keys keys,
        AskModel model,
        TimeProvider clock
    ) => (this.records, this.indexes, this.keys, this.model, this.clock) = (records, indexes, keys, model, clock);

    /// <summary>Whether a model may be asked about a patient with whom things stand so.</summary>
    public bool MayAskFor(PatientStandingContent standing) => IsConfigured && standing.AllowsModelAnswers;

    private bool IsConfigured => model.IsConfiguredFor(AssistantStep.NameThemes);

    /// <param name="therapist">Who asks. What is private is not there for them, nor for a model.</param>
    /// <param name="patient">Whose journal.</param>
    /// <param name="from">The first day, by the patient's own calendar; null: all before.</param>
    /// <param name="until">The last day, counted in; null: all after.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ReadOutcome<RecurringThemes>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        LocalDate? from,
        LocalDate? until,
        CancellationToken cancel
    )
    {
        var days = new AskedDays(from, until);
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadThemes,
            (record, db) => indexes.UseAsync(record, db, index => GroundAsync(record, db, index, days, cancel)),
            cancel
        );
        return read is ReadOutcome<Ground>.Open { Value: var ground, DamagedRows: var damaged }
            ? new ReadOutcome<RecurringThemes>.Open(await NameAsync(patient, ground, cancel), damaged)
            : new ReadOutcome<RecurringThemes>.Refused(((ReadOutcome<Ground>.Refused)read).Why);
    }

    private async Task<RecurringThemes> NameAsync(PatientId patient, Ground ground, CancellationToken cancel)
    {
        var rules = ground.Found.ByRules();
        if (!IsConfigured || rules.Themes.Count == 0)
        {
            return rules;
        }
        if (!ground.Standing.AllowsModelAnswers)
        {
            return rules with
            {
                ModelFailed =
                    "The patient has not agreed that a model answers questions about their entries, so none was asked for names.",
            };
        }
        if (ground.Names is null || !ground.Policy.IsKnown)
        {
            return rules with { ModelFailed = ModelSilence.KeptBack.Sentence };
        }
        if (ThemesOnShow.Fill(ground.Found, TokensOf) is not var (shown, blocks))
        {
            return rules with { ModelFailed = NoRoom.Sentence };
        }
        switch (await model.RunAsync(AssistantStep.NameThemes, Request(blocks), cancel))
        {
            case ModelAnswer<ThemesReply>.Answered { Value: var said, Usage: var usage, Call: var call }:
                var sifted = SiftedThemes.Of(said, shown, ground.Found);
                if (!sifted.Stands && sifted.Dropped > 0)
                {
                    await model.NoteStoppedAsync(call, usage, UnusedReason.NotVerified);
                    return rules with { ModelFailed = NothingVerified.Sentence };
                }
                return ground.Found.Of(sifted.Themes) with { NamedBy = usage.Model, Dropped = sifted.Dropped };
            case ModelAnswer<ThemesReply>.Failed failed:
                return rules with { ModelFailed = ModelSilence.Of(failed.Reason).Sentence };
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }

        int TokensOf(IReadOnlyList<UntrustedBlock> blocks) => model.TokensIn(AssistantStep.NameThemes, Request(blocks));

        ModelRequest Request(IReadOnlyList<UntrustedBlock> blocks) =>
            new(
                patient,
                blocks,
                $"{rules.Entries} entries from {Iso(rules.First!.Value)} to {Iso(rules.Last!.Value)} were counted. Today is {Iso(clock.Now().InZone(ground.Standing.Zone).Date)}.", // a theme has entries
                ground.Names,
                new Manner(Method: null, Tone: null, ground.Policy.InferMood)
            );
    }

    private async Task<Ground> GroundAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        AskedDays days,
        CancellationToken cancel
    )
    {
        var asks = MayAskFor(record.Standing);
        return new Ground(
            await ReadThemes.FindAsync(record, db, index, days, cancel),
            record.Standing,
            asks ? await AiPolicy.FromAsync(db, keys, cancel) : AiPolicy.NoModel,
            asks ? await ReadNames.FromAsync(record, db, keys, cancel) : null
        );
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private sealed record Ground(
        FoundThemes Found,
        PatientStandingContent Standing,
        AiPolicy Policy,
        KnownNames? Names
    );
}
