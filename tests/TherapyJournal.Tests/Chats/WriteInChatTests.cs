using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class WriteInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task One_message_or_ten_make_one_entry_once_it_is_done()
    {
        await LinkAsync();

        await SayAsync("I slept badly.");
        (await EntriesAsync()).ShouldBeEmpty();
        await SayAsync("But the walk by the canal helped.");
        Phone.Read.ShouldBe([ChatTexts.Listening]);
        await TapAsync(ChatTexts.Done);

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Content.Text.ShouldBe("I slept badly.\n\nBut the walk by the canal helped.");
        entry.Content.Source.ShouldBe("telegram");
        Phone.Read[1].ShouldBe(ChatTexts.Kept(isPrivate: false));
        Phone.Read[2].ShouldEndWith(ChatTexts.WithoutAi);
        Phone.Read.Count.ShouldBe(3);
        (await InboxAsync()).Items.ShouldContain(i => i.EntryId == entry.Id);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_quiet_pause_ends_it_and_no_restart_forgets_that()
    {
        await LinkAsync();
        await SayAsync("I slept badly.");

        Pass(TimeSpan.FromMinutes(9));
        await SayAsync("Still awake.");
        Pass(TimeSpan.FromMinutes(9));
        await WorkAsync();
        (await EntriesAsync()).ShouldBeEmpty();
        Pass(TimeSpan.FromMinutes(1));
        var later = await AnotherProcessAsync();
        await later.Get<TherapyJournal.Work.Worker>().RunUntilIdleAsync(Cancel);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.\n\nStill awake.");
        await SayAsync("Something else.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_kept_private_no_therapist_reads()
    {
        await LinkAsync();
        await SayAsync("Only for me.");

        await TapAsync(ChatTexts.KeepPrivate);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
        (await EntriesAsync(Therapist)).ShouldBeEmpty();
        Phone.Read[^1].ShouldBe(ChatTexts.Kept(isPrivate: true));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_discarded_is_nowhere_and_what_is_taken_back_is_gone()
    {
        await LinkAsync();
        await SayAsync("Never mind.");
        await TapAsync(ChatTexts.Discard);
        (await EntriesAsync()).ShouldBeEmpty();
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
        await SayAsync("I wrote too much.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).Count.ShouldBe(1);

        await TapAsync(ChatTexts.TakeBack);

        (await EntriesAsync()).ShouldBeEmpty();
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
        Phone.Read[^1].ShouldBe(ChatTexts.TakenBack);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_message_that_is_changed_changes_the_entry_before_and_after_it_is_done()
    {
        await LinkAsync();
        var first = await SayAsync("I slept bedly.");
        await SayAsync("The walk helped.");
        await ComeAsync(Edited(first, "I slept badly."));
        await TapAsync(ChatTexts.Done);
        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Content.Text.ShouldBe("I slept badly.\n\nThe walk helped.");

        await ComeAsync(Edited(first, "I slept well."));

        entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Content.Text.ShouldBe("I slept well.\n\nThe walk helped.");
        entry.Content.Number.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_is_answered_at_its_first_message_once_and_reaches_the_therapist()
    {
        await LinkAsync();
        await SayAsync(Calm);
        await SayAsync(Urgent);
        Phone.Read.Count.ShouldBe(2);
        Phone.Read[1].ShouldNotBe(ChatTexts.Listening);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem();

        await TapAsync(ChatTexts.Done);

        (await AlertsAsync()).ShouldHaveSingleItem().Id.ShouldBe(alert.Id);
        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Id.ShouldBe(alert.EntryId);
        // While it stands there is neither thanks nor reflection, but the short fixed line.
        Phone.Read.Count.ShouldBe(3);
        Phone.Read[2].ShouldNotBe(ChatTexts.Kept(isPrivate: false));
        (await ReflectionAsync(entry.Id)).ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_begins_with_danger_may_keep_it_private_like_everybody_else()
    {
        await LinkAsync();
        await SayAsync(Urgent);
        Phone.Read.ShouldContain(ChatTexts.ListeningStill);

        await TapAsync(ChatTexts.KeepPrivate);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
        (await ShownAsync()).Source.ShouldBe(AlertSource.Private);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_begun_is_kept_also_when_the_patient_is_paused_before_it_ends()
    {
        await LinkAsync();
        await SayAsync("I slept badly.");
        await House
            .Get<ChangeStanding>()
            .RunAsync(Therapist, Patient, s => s with { Status = PatientStatus.Paused }, Cancel);

        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_change_in_the_app_does_not_bring_back_what_was_taken_out_elsewhere()
    {
        await LinkAsync();
        var first = await SayAsync("I slept badly.");
        await SayAsync("And something I regret.");
        await TapAsync(ChatTexts.Done);
        var entry = (await EntriesAsync()).ShouldHaveSingleItem().Id;
        await House.Get<EditEntry>().EditAsync(Patient, entry, "I slept badly.", Cancel);

        await ComeAsync(Edited(first, "I slept well."));

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
        Phone.Read[^1].ShouldBe(ChatTexts.NotChanged);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_bears_the_time_at_which_it_was_begun()
    {
        await LinkAsync();
        var begun = Ground.Clock.GetUtcNow();
        await SayAsync("I slept badly.");

        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await EntriesAsync())
            .ShouldHaveSingleItem()
            .At.ToDateTimeOffset()
            .ShouldBe(begun, TimeSpan.FromMilliseconds(1));
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_a_message_that_is_changed_later_is_answered_too()
    {
        await LinkAsync();
        var message = await SayAsync(Calm);
        await TapAsync(ChatTexts.Done);
        Phone.Clear();

        await ComeAsync(Edited(message, Urgent));

        (await AlertsAsync()).ShouldHaveSingleItem();
        Phone.Read.ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_that_shows_only_when_the_messages_stand_together_is_raised_when_it_is_done()
    {
        await LinkAsync();
        await SayAsync("I am going to");
        await SayAsync("kill myself tonight.");
        var before = (await AlertsAsync()).Count;

        await TapAsync(ChatTexts.Done);

        (await AlertsAsync()).Count.ShouldBeGreaterThanOrEqualTo(Math.Max(1, before));
    }

    [Fact(Timeout = Hanging)]
    public async Task An_urgent_entry_ends_a_minute_after_its_last_message_and_until_then_the_alert_says_that_it_is_being_written()
    {
        await LinkAsync();
        await SayAsync(Calm);
        await SayAsync(Urgent);
        (await ShownAsync()).Source.ShouldBe(AlertSource.BeingWritten);

        Pass(TimeSpan.FromSeconds(59));
        await WorkAsync();
        (await EntriesAsync()).ShouldBeEmpty();
        Pass(TimeSpan.FromSeconds(1));
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe($"{Calm}\n\n{Urgent}");
        (await ShownAsync()).Source.ShouldBe(AlertSource.Shared);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_text_that_the_app_cut_in_two_is_whole_again()
    {
        await LinkAsync();
        var (head, tail) = (new string('a', 4096), "and the rest of it");

        await ComeAsync(Words(head), Words(tail));
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe($"{head}\n{tail}");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("done")]
    [InlineData("private")]
    [InlineData("discard")]
    [InlineData("take-back")]
    public async Task A_button_that_is_tapped_again_changes_nothing(string does)
    {
        await LinkAsync();
        await SayAsync("First.");
        await TapAsync(ChatTexts.Done);
        var entry = (await EntriesAsync()).ShouldHaveSingleItem().Id;
        if (does == "take-back")
        {
            await ComeAsync(Tap($"{does}:{entry:N}"));
        }

        await ComeAsync(Tap($"{does}:{entry:N}"));

        (await EntriesAsync()).Count.ShouldBe(does == "take-back" ? 0 : 1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Pictures_are_refused_kindly_and_the_words_beside_them_are_kept()
    {
        await LinkAsync();
        await ComeAsync(Other(ChatMessageKind.NotWords));
        Phone.Read.ShouldBe([ChatTexts.OnlyWords]);

        await ComeAsync(Other(ChatMessageKind.NotWords, "My garden today."));
        await TapAsync(ChatTexts.Done);

        Phone.Read[1].ShouldBe(ChatTexts.ListeningToWordsAlone);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("My garden today.");
    }

    private async Task<ShownAlert> ShownAsync() =>
        (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldHaveSingleItem();

    [Theory(Timeout = Hanging)]
    [InlineData("🌧️")]
    [InlineData("أنا بخير اليوم")]
    [InlineData("'; drop table entries; --")]
    [InlineData("*_[](`~>#+-=|{}.!")]
    public async Task Whatever_is_typed_is_kept_as_it_is(string words)
    {
        await LinkAsync();
        await SayAsync(words);
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(words);
    }
}

public sealed class WriteInChatOnSqlite() : WriteInChatTests(TestedDatabase.Sqlite);

public sealed class WriteInChatOnPostgres() : WriteInChatTests(TestedDatabase.Postgres);
