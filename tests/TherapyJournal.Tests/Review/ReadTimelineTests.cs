using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class ReadTimelineTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Each_sentence_knows_where_its_quotation_stands()
    {
        await WriteAsync(Calm);

        var read = (await ReadAsync()).Entries.ShouldHaveSingleItem();

        var summary = read.Summary.ShouldNotBeNull();
        read.Places.Count.ShouldBe(summary.Sentences.Count);
        foreach (var (place, sentence) in read.Places.Zip(summary.Sentences))
        {
            var (start, length) = place.ShouldNotBeNull();
            Calm.Substring(start, length).ShouldBe(sentence.Quotation);
        }
    }

    [Fact]
    public async Task Of_what_became_private_there_is_a_number_alone()
    {
        var entry = await WriteAsync(Wish);
        (await ReadAsync()).Suggestions.ShouldHaveSingleItem().EntryId.ShouldBe(entry);

        await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel);

        var read = await ReadAsync();
        (read.Entries.Count, read.Shared, read.Private, read.Suggestions.Count).ShouldBe((0, 0, 1, 0));
    }

    [Fact]
    public async Task What_is_on_the_page_is_seen_and_what_is_on_an_older_one_stays_new()
    {
        var first = await WriteAsync(Calm);
        for (var i = 0; i < ReadTimeline.EntriesOnAPage; i++)
        {
            Pass(TimeSpan.FromMinutes(1));
            await WriteAsync(Calm);
        }

        var page = await ReadAsync();

        page.Entries.ShouldAllBe(e => e.IsNew);
        page.Entries.ShouldNotContain(e => e.Entry.Id == first);
        page.OlderThan.ShouldBe(page.Entries[^1].Entry.Id);
        var inbox = await House.Get<ReadInbox>().RunAsync(Therapist, Cancel);
        inbox.Items.Where(i => i.IsNew).ShouldHaveSingleItem().EntryId.ShouldBe(first);
        var older = await ReadAsync(page.OlderThan);
        (older.Entries.ShouldHaveSingleItem().Entry.Id, older.OlderThan).ShouldBe((first, null));
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var missing = new ReadOutcome<Timeline>.Refused(new DoorRefusal.Missing());

        (await House.Get<ReadTimeline>().RunAsync(other, Patient, before: null, Cancel)).ShouldBe(missing);
        (await House.Get<ReadTimeline>().RunAsync(Therapist, default, before: null, Cancel)).ShouldBe(missing);
    }

    private async Task<Timeline> ReadAsync(Guid? before = null) =>
        (await House.Get<ReadTimeline>().RunAsync(Therapist, Patient, before, Cancel))
            .ShouldBeOfType<ReadOutcome<Timeline>.Open>()
            .Value;
}

public sealed class ReadTimelineOnSqlite() : ReadTimelineTests(TestedDatabase.Sqlite);

public sealed class ReadTimelineOnPostgres() : ReadTimelineTests(TestedDatabase.Postgres);
