using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class RecordEntryTests(TestedDatabase on) : LoopTest(on)
{
    [Theory]
    [InlineData("a")]
    [InlineData("  An indented line.\r\n\r\n\tAnd another.\n")]
    [InlineData("שלום, היה לי יום טוב. مرحبا")]
    [InlineData("\u202Eright to left\u202C and back")]
    [InlineData("👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u200B")]
    [InlineData("'; drop table entries; -- {0} [bold] \u001B[31m")]
    public async Task An_entry_is_kept_word_for_word(string words)
    {
        await WriteAsync(words);

        (await EntriesAsync())
            .ShouldHaveSingleItem()
            .Content.ShouldSatisfyAllConditions(e => e.Text.ShouldBe(words), e => e.Mended.ShouldBeFalse());
    }

    [Fact]
    public async Task What_no_store_carries_is_mended_and_said()
    {
        // Not as data of a theory: an attribute holds UTF-8, which has no halves of characters.
        (string Words, string Kept)[] cases =
        [
            ("before\0after", "before\uFFFDafter"),
            ("half \uD83D of a face", "half \uFFFD of a face"),
            ("\uDE00", "\uFFFD"),
        ];
        foreach (var (words, kept) in cases)
        {
            var recorded = (await TryRecordAsync(words)).ShouldBeOfType<RecordEntryOutcome.Recorded>();

            recorded.Mended.ShouldBeTrue();
            var entry = (await EntriesAsync()).Single(e => e.Id == recorded.Id).Content;
            (entry.Text, entry.Mended).ShouldBe((kept, true));
        }
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(TherapyJournal.Journaling.NewEntry.LongestBytes)]
    public async Task A_long_entry_is_kept_and_summarised(int bytes)
    {
        var words = LongText(bytes);

        var id = await WriteAsync(words);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(words);
        (await InboxItemAsync(id)).Summary.Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_words_twice_are_two_entries()
    {
        await RecordAsync(Calm);
        await RecordAsync(Calm);

        (await CountEntriesAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_delivery_twice_is_one_entry()
    {
        var entry = NewEntry(Calm);
        var first = (await TryRecordAsync(entry)).ShouldBeOfType<RecordEntryOutcome.Recorded>();

        var second = await TryRecordAsync(entry);

        second.ShouldBeOfType<RecordEntryOutcome.AlreadyRecorded>().Id.ShouldBe(first.Id);
        (await CountEntriesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_private_entry_that_is_delivered_again_stays_private_whatever_the_second_delivery_says()
    {
        var entry = NewEntry(Calm) with { IsPrivate = true };
        await TryRecordAsync(entry);

        var second = await TryRecordAsync(entry with { IsPrivate = false });

        second.ShouldBeOfType<RecordEntryOutcome.AlreadyRecorded>().IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task Other_words_under_the_name_of_a_delivery_are_an_entry_of_their_own()
    {
        var first = NewEntry(Calm);

        await TryRecordAsync(first);
        (await TryRecordAsync(first with { Text = Urgent }))
            .ShouldBeOfType<RecordEntryOutcome.Recorded>()
            .Crisis.ShouldNotBeNull();

        (await CountEntriesAsync()).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_delivery_from_everywhere_at_once_is_one_entry_with_one_alert()
    {
        var (entry, other) = (NewEntry(Urgent), await AnotherProcessAsync());

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(() => (i % 2 == 0 ? House : other).Get<RecordEntry>().RunAsync(entry, Cancel), Cancel)
                )
        );

        outcomes.OfType<RecordEntryOutcome.Recorded>().ShouldHaveSingleItem();
        outcomes.OfType<RecordEntryOutcome.AlreadyRecorded>().Count().ShouldBe(7);
        (await CountEntriesAsync()).ShouldBe(1);
        (await AlertsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_delivery_of_two_patients_is_two_entries()
    {
        var (entry, other) = (NewEntry(Calm), await House.AddPatientAsync(Therapist.Id, "Other"));
        await TryRecordAsync(entry);

        var second = await TryRecordAsync(entry with { Patient = other });

        second.ShouldBeOfType<RecordEntryOutcome.Recorded>();
    }

    [Theory]
    [InlineData(PromptWish.Another, true)]
    [InlineData(PromptWish.Easier, true)]
    [InlineData(PromptWish.NotToday, false)]
    public async Task Words_answer_the_question_that_is_open_and_none_that_was_put_aside(
        PromptWish wish,
        bool anotherIsOpen
    )
    {
        var first = await AskAsync();
        var second = await TryAskAsync(wish) as AskOutcome.Asked;
        second?.Prompt.Id.ShouldNotBe(first.Id);

        var answer = await PromptOfAsync(await RecordAsync(Calm));
        var more = await PromptOfAsync(await RecordAsync(Calm));

        (second is not null).ShouldBe(anotherIsOpen);
        answer.ShouldBe(second?.Prompt.Id);
        more.ShouldBeNull();
    }

    [Fact]
    public async Task Nobodys_entry_is_refused()
    {
        var outcome = await TryRecordAsync(NewEntry(Calm) with { Patient = new PatientId(Guid.Empty) });

        outcome.ShouldBeOfType<RecordEntryOutcome.Refused>().Why.ShouldBe(new DoorRefusal.Missing());
    }

    [Fact]
    public async Task A_private_entry_is_screened_and_nothing_is_derived_from_it()
    {
        var id = await WriteAsync($"{Urgent} {Wish}", isPrivate: true);

        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        (alert.EntryId, alert.Content.FromPrivate).ShouldBe((Guid.Empty, true), "level and time, nothing else of it");
        var inbox = await InboxAsync();
        inbox.Items.ShouldBeEmpty();
        inbox.Alerts.ShouldHaveSingleItem();
        (await EntriesAsync(Therapist)).ShouldBeEmpty();
        (await EntriesAsync()).ShouldHaveSingleItem();
        (await ReflectionAsync(id)).ShouldBeNull();
        (await House.LookAsync(db => db.SuggestedGoals.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Words_that_worry_get_fixed_words_and_no_reflection_beside_them()
    {
        (await ReflectionAsync(await WriteAsync(Concern))).ShouldBeNull();
        (await ReflectionAsync(await WriteAsync(Calm))).ShouldNotBeNull();
    }

    [Fact]
    public async Task While_an_urgent_alert_stands_there_is_no_reflection()
    {
        var urgent = await WriteAsync(Urgent);
        var during = await WriteAsync(Calm);
        await LiftAlertsAsync();
        var afterwards = await WriteAsync(Calm);

        (await ReflectionAsync(urgent)).ShouldBeNull();
        (await ReflectionAsync(during)).ShouldBeNull();
        (await ReflectionAsync(afterwards)).ShouldNotBeNull();
    }

    private Task<Guid?> PromptOfAsync(Guid entry) =>
        House.LookAsync(db => db.Entries.Where(e => e.Id == entry).Select(e => e.PromptId).SingleAsync(Cancel));
}

public sealed class RecordEntryOnSqlite() : RecordEntryTests(TestedDatabase.Sqlite);

public sealed class RecordEntryOnPostgres() : RecordEntryTests(TestedDatabase.Postgres);
