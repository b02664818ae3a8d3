using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class SendNudgesTests(TestedDatabase on) : NudgeTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task An_entry_is_told_at_once_without_name_or_word_and_what_stands_behind_the_button_names_nothing()
    {
        await LinkTherapistAsync();

        var entry = await WriteAsync("The kingfisher came back to the river today.");

        var push = Phone.In(Hers).ShouldHaveSingleItem();
        push.Text.ShouldBe("A new entry.");
        push.IsUrgent.ShouldBeFalse();
        var button = push.Buttons.ShouldHaveSingleItem().ShouldHaveSingleItem();
        (button.Label, button.Does.Length).ShouldBe((TherapistTexts.Open, "open:".Length + 22));
        var code = NudgeCode.Parse(button.Does).ShouldNotBeNull().Code;
        code.ShouldNotBe(entry);
        (await House.LookAsync(db => db.Nudges.AnyAsync(n => n.Id == code, Cancel))).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_has_no_chat_or_wants_none_or_has_not_the_patient_is_told_nothing()
    {
        await WriteAsync(Calm);
        await LinkTherapistAsync();
        await WorkAsync();
        Phone.Read.ShouldBeEmpty("from before the chat was linked");
        await LinkTherapistAsync(Here with { Chat = 9002 }, await House.AddTherapistAsync("Ben Example"));

        await SetAsync("off");
        await WriteAsync(Calm);
        await SetAsync("at-once");
        await WriteAsync("Something for me alone.", isPrivate: true);

        Phone.Read.ShouldBeEmpty();
        await WriteAsync(Calm);
        Phone.Read.ShouldBe(["A new entry."]);
        Read.ShouldBe(["A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_that_is_changed_is_told_of_once()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);

        await House.Get<EditEntry>().EditAsync(Patient, entry, Wish, Cancel);
        await WorkAsync();

        Read.ShouldBe(["A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_the_practice_wants_it_the_short_text_comes_and_that_is_on_record()
    {
        await LinkTherapistAsync();
        await SetPracticeAsync("nudge-text", "on");

        var entry = await WriteAsync(Wish);

        Read.ShouldBe([$"A new entry.\n\n{await ShortTextAsync(entry)}"]);
        Read[0].ShouldNotContain("Ada");
        (await HerReadingsAsync()).ShouldContain(nameof(Purpose.NotifyTherapist));
    }

    [Fact(Timeout = Hanging)]
    public async Task Once_an_hour_all_of_it_comes_together()
    {
        await LinkTherapistAsync();
        await SetAsync("hourly");
        await GoToAsync("2026-03-02T10:05Z");
        await WriteAsync(Calm);
        await GoToAsync("2026-03-02T10:40Z");
        await WriteAsync(Calm);
        await WriteAsync(Wish);
        Read.ShouldBeEmpty();

        await GoToAsync("2026-03-02T11:00Z");
        Read.ShouldBe(["3 new entries."]);
        await GoToAsync("2026-03-02T12:00Z");
        Read.Count.ShouldBe(1, "never twice");
        await WriteAsync(Calm);
        await GoToAsync("2026-03-02T12:59Z");
        Read.Count.ShouldBe(1);
        await GoToAsync("2026-03-02T13:00Z");

        Read.ShouldBe(["3 new entries.", "A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task At_a_set_hour_it_comes_by_the_therapists_own_clock()
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        await WriteAsync(Calm);
        await WriteAsync(Calm);

        await GoToAsync("2026-03-02T15:59Z");
        Read.ShouldBeEmpty();
        await GoToAsync("2026-03-02T16:00Z");

        Read.ShouldBe(["2 new entries."]);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("2026-03-28T22:30Z", "2026-03-29T04:59Z", "2026-03-29T05:00Z")]
    [InlineData("2026-10-24T21:30Z", "2026-10-25T05:59Z", "2026-10-25T06:00Z")]
    [InlineData("2026-03-02T22:30Z", "2026-03-03T05:59Z", "2026-03-03T06:00Z")]
    public async Task Quiet_hours_in_Berlin_hold_it_until_they_end_also_over_a_night_of_another_length(
        string written,
        string before,
        string end
    )
    {
        await LinkTherapistAsync();
        await SetAsync("at-once", quiet: "22:00-07:00");
        await GoToAsync(written);
        await WriteAsync(Calm);
        await WriteAsync(Wish);

        await GoToAsync(before);
        Read.ShouldBeEmpty();
        await GoToAsync(end);
        Read.ShouldBe(["2 new entries."]);
        Pass(TimeSpan.FromDays(3));
        await WorkAsync();

        Read.Count.ShouldBe(1, "never twice");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_worker_that_was_away_until_the_next_quiet_hours_waits_for_their_end()
    {
        await LinkTherapistAsync();
        await SetAsync("at-once", quiet: "22:00-07:00");
        await RecordAsync(Calm);

        await GoToAsync("2026-03-02T23:00Z");
        Read.ShouldBeEmpty();
        await GoToAsync("2026-03-03T06:00Z");

        Read.ShouldBe(["A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_plan_holds_for_what_waits()
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        await WriteAsync(Calm);
        Read.ShouldBeEmpty();

        await SetAsync("at-once");
        await WorkAsync();

        Read.ShouldBe(["A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_has_looked_into_the_inbox_meanwhile_is_not_told()
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        await WriteAsync(Calm);
        await InboxAsync();
        await WriteAsync(Wish);

        await GoToAsync("2026-03-02T16:00Z");

        Read.ShouldBe(["A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_a_dead_worker_had_taken_together_another_sends_as_it_was()
    {
        await LinkTherapistAsync();
        var sent = new List<ChatWords>();
        Phone.OnTheWay = words =>
        {
            sent.Add(words);
            throw new InvalidOperationException("The process dies here.");
        };
        await WriteAsync(Calm);
        Phone.OnTheWay = _ => null;
        await RecordAsync(Wish);

        await using var another = await JournalHouse.OpenAsync(Ground, Furnish);
        Pass(TimeSpan.FromMinutes(1));
        await another.Get<Worker>().RunUntilIdleAsync(Cancel);

        Read.ShouldBe(["A new entry.", "A new entry."]);
        Phone.In(Hers)[0].Buttons[0][0].Does.ShouldBe(sent[0].Buttons[0][0].Does);
        Phone.In(Hers)[1].Buttons[0][0].Does.ShouldNotBe(sent[0].Buttons[0][0].Does);
        Pass(TimeSpan.FromDays(1));
        await WorkAsync();
        Read.Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Blocked_it_waits_and_comes_when_the_chat_is_open_again()
    {
        await LinkTherapistAsync();
        Phone.OnTheWay = _ => new SendOutcome.Blocked();
        await WriteAsync(Calm);
        (await HowSheStandsAsync()).Chat!.BlockedAt.ShouldNotBeNull();
        Phone.OnTheWay = _ => null;
        await WriteAsync(Wish);
        Read.ShouldBeEmpty();

        await ComeAsync(Other(ChatMessageKind.Unblocked) with { From = Hers });

        Read.ShouldBe(["A new entry.", "A new entry."]);
        (await HowSheStandsAsync()).Chat!.BlockedAt.ShouldBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_patient_who_is_hidden_or_anothers_by_then_nothing_is_told(bool isHidden)
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        await WriteAsync(Calm);
        if (isHidden)
        {
            await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        }
        else
        {
            await House.SaveAsync(db => db.Caseloads.Where(c => c.PatientId == Patient).ExecuteDeleteAsync(Cancel));
        }

        await GoToAsync("2026-03-02T16:00Z");

        Read.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_chat_that_is_gone_counts_as_closed_and_parks_nothing()
    {
        await LinkTherapistAsync();
        Phone.OnTheWay = _ => new SendOutcome.Refused("Gone");

        await WriteAsync(Calm);
        await WriteAsync(Calm);

        (await HowSheStandsAsync()).Chat!.BlockedAt.ShouldNotBeNull();
        (await House.LookAsync(db => db.WorkItems.AnyAsync(w => w.Due == WorkQueue.Parked, Cancel))).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_an_erased_patient_nothing_is_told_and_nothing_stays()
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        await WriteAsync(Calm);
        await House.SaveAsync(db => PatientTables.DeleteAsync(db, Patient, Cancel));

        await GoToAsync("2026-03-02T16:00Z");

        Read.ShouldBeEmpty();
        (await House.LookAsync(db => db.Nudges.CountAsync(Cancel))).ShouldBe(0);
    }
}

public sealed class SendNudgesOnSqlite() : SendNudgesTests(TestedDatabase.Sqlite);

public sealed class SendNudgesOnPostgres() : SendNudgesTests(TestedDatabase.Postgres);
