using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class AcceptSummaryTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task What_is_accepted_a_patient_reads_where_the_practice_shares_it_and_nowhere_else()
    {
        var entry = await WriteAsync(Calm);
        await AcceptAsync(entry);
        (await SharedAsync(entry)).ShouldBeNull("nothing is shared unless the practice says so");

        await SetAsync("share-summaries", "on");

        var shared = (await SharedAsync(entry)).ShouldNotBeNull();
        shared.Sentences.ShouldNotBeEmpty();
        shared.Sentences.ShouldAllBe(s => Calm.Contains(s.Quotation));
        var draft = await WriteAsync(Wish);
        (await SharedAsync(draft)).ShouldBeNull("it is a draft");
    }

    [Fact]
    public async Task Written_anew_it_is_a_draft_again()
    {
        await SetAsync("share-summaries", "on");
        var entry = await WriteAsync(Calm);
        await AcceptAsync(entry);

        await House.Get<EditEntry>().EditAsync(Patient, entry, Wish, Cancel);

        (await SharedAsync(entry)).ShouldBeNull("the entry reads otherwise");
        await WorkAsync();
        (await SharedAsync(entry)).ShouldBeNull("its summary is new");
        await AcceptAsync(entry);
        (await SharedAsync(entry)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_what_raised_an_alert_and_of_what_became_private_a_patient_reads_nothing()
    {
        await SetAsync("share-summaries", "on");
        var urgent = await WriteAsync(Urgent);
        await AcceptAsync(urgent);
        (await SharedAsync(urgent)).ShouldBeNull();

        var closed = await WriteAsync(Calm);
        await House.Get<EditEntry>().MakePrivateAsync(Patient, closed, Cancel);
        (await House.Get<AcceptSummary>().RunAsync(Therapist, Patient, closed, Cancel)).ShouldBe(
            new AcceptSummaryOutcome.NoSuchSummary()
        );
    }

    [Fact]
    public async Task Another_therapist_accepts_nothing()
    {
        var entry = await WriteAsync(Calm);
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await House.Get<AcceptSummary>().RunAsync(other, Patient, entry, Cancel)).ShouldBe(
            new AcceptSummaryOutcome.Refused(new DoorRefusal.Missing())
        );
        (
            await House
                .Get<AcceptSummary>()
                .RunAsync(Therapist, Patient, TherapyJournal.Storage.RowId.New(Ground.Clock), Cancel)
        ).ShouldBe(new AcceptSummaryOutcome.NoSuchSummary());
    }

    private async Task AcceptAsync(Guid entry) =>
        (await House.Get<AcceptSummary>().RunAsync(Therapist, Patient, entry, Cancel)).ShouldBe(
            new AcceptSummaryOutcome.Accepted()
        );

    private async Task<SharedSummary?> SharedAsync(Guid entry) =>
        (await House.Get<ReadSharedSummary>().RunAsync(new Reader.Patient(Patient), entry, Cancel))
            .ShouldBeOfType<ReadOutcome<SharedSummary?>.Open>()
            .Value;

    private async Task SetAsync(string key, string value) =>
        (await House.Get<PracticeSettings>().SetAsync(key, value, Cancel)).ShouldBeOfType<SetPracticeOutcome.Changed>();
}

public sealed class AcceptSummaryOnSqlite() : AcceptSummaryTests(TestedDatabase.Sqlite);

public sealed class AcceptSummaryOnPostgres() : AcceptSummaryTests(TestedDatabase.Postgres);
