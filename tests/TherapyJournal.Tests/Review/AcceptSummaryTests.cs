using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class AcceptSummaryTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task What_is_accepted_a_patient_reads_where_the_practice_shares_it_and_nowhere_else()
    {
        var entry = await WriteAsync(Calm);
        (await AcceptAsync(entry)).ShouldBe(new AcceptSummaryOutcome.Accepted());
        (await SharedAsync(entry)).ShouldBeNull("nothing is shared unless the practice says so");

        await SetPracticeAsync("share-summaries", "on");

        var shared = (await SharedAsync(entry)).ShouldNotBeNull();
        shared.Sentences.ShouldNotBeEmpty();
        shared.Sentences.ShouldAllBe(s => Calm.Contains(s.Quotation));
        var draft = await WriteAsync(Wish);
        (await SharedAsync(draft)).ShouldBeNull("it is a draft");
    }

    [Fact]
    public async Task Written_anew_it_is_a_draft_again()
    {
        await SetPracticeAsync("share-summaries", "on");
        var entry = await WriteAsync(Calm);
        (await AcceptAsync(entry)).ShouldBe(new AcceptSummaryOutcome.Accepted());

        await House.Get<EditEntry>().EditAsync(Patient, entry, Wish, Cancel);

        (await SharedAsync(entry)).ShouldBeNull("the entry reads otherwise");
        await WorkAsync();
        (await SharedAsync(entry)).ShouldBeNull("its summary is new");
        (await AcceptAsync(entry)).ShouldBe(new AcceptSummaryOutcome.Accepted());
        (await SharedAsync(entry)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_what_raised_an_alert_and_of_what_became_private_a_patient_reads_nothing()
    {
        await SetPracticeAsync("share-summaries", "on");
        var urgent = await WriteAsync(Urgent);
        (await AcceptAsync(urgent)).ShouldBe(new AcceptSummaryOutcome.Accepted());
        (await SharedAsync(urgent)).ShouldBeNull();

        var closed = await WriteAsync(Calm);
        var summary = await SummaryOfAsync(closed);
        await House.Get<EditEntry>().MakePrivateAsync(Patient, closed, Cancel);
        (await AcceptAsync(closed, summary)).ShouldBe(new AcceptSummaryOutcome.NoSuchSummary());
    }

    [Fact]
    public async Task Another_therapist_accepts_nothing()
    {
        var entry = await WriteAsync(Calm);
        var summary = await SummaryOfAsync(entry);
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await House.Get<AcceptSummary>().RunAsync(other, Patient, entry, summary, Cancel)).ShouldBe(
            new AcceptSummaryOutcome.Refused(new DoorRefusal.Missing())
        );
        (await AcceptAsync(RowId.New(Ground.Clock), summary)).ShouldBe(new AcceptSummaryOutcome.NoSuchSummary());
    }
}

public sealed class AcceptSummaryOnSqlite() : AcceptSummaryTests(TestedDatabase.Sqlite);

public sealed class AcceptSummaryOnPostgres() : AcceptSummaryTests(TestedDatabase.Postgres);
