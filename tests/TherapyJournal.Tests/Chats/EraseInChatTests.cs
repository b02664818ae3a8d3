using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class EraseInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task The_first_step_explains_and_erases_nothing()
    {
        await LinkAsync();

        await SayAsync("/delete");
        Phone.Read[^1].ShouldContain("72 hours");
        await TapAsync(ErasureTexts.No);

        Phone.Read[^1].ShouldBe(ErasureTexts.NothingErased);
        (await IsHiddenAsync()).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_second_hides_at_once_and_after_72_hours_nothing_is_left()
    {
        await LinkAsync();
        await WriteAsync(Calm);
        await SayAsync("/delete");

        await TapAsync(ErasureTexts.Yes);

        Phone
            .Read[^1]
            .ShouldStartWith("Your journal is hidden now. It is destroyed after Thursday 5 March, 09:00 (UTC time)");
        (await IsHiddenAsync()).ShouldBeTrue();
        (await InboxAsync()).Items.ShouldBeEmpty();
        Pass(TimeSpan.FromHours(73));
        await WorkAsync();
        (await House.LookAsync(db => db.Patients.AnyAsync(p => p.PatientId == Patient, Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.PatientChats.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Until_then_it_can_be_called_off_there_and_everything_is_as_before()
    {
        await LinkAsync();
        await WriteAsync(Calm);
        await SayAsync("/delete");
        await TapAsync(ErasureTexts.Yes);
        await TapAsync(ErasureTexts.Yes);
        Phone.Clear();
        await SayAsync("/delete");
        Phone.Read[^1].ShouldStartWith("Your journal is hidden now.");
        await SayAsync("Hello?");
        Phone.Read[^1].ShouldContain("not kept");

        await TapAsync(ErasureTexts.CallOff);

        Phone.Read[^1].ShouldBe(ErasureTexts.CalledOff);
        (await EntriesAsync()).ShouldHaveSingleItem();
        Pass(TimeSpan.FromHours(80));
        await WorkAsync();
        (await EntriesAsync()).ShouldHaveSingleItem();
        await ComeAsync(Tap(EraseInChat.CallsOff));
        Phone.Read[^1].ShouldBe(ErasureTexts.NothingWaits);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_speaks_while_hidden_is_told_that_it_is_not_kept()
    {
        await LinkAsync();
        await SayAsync("/delete");
        await TapAsync(ErasureTexts.Yes);
        Phone.Clear();

        await ComeAsync(Other(ChatMessageKind.Voice));

        Phone.Read.ShouldHaveSingleItem().ShouldContain("not kept");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_therapist_asked_for_is_not_called_off_from_the_chat()
    {
        await LinkAsync();
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);

        await ComeAsync(Tap(EraseInChat.CallsOff));

        (await IsHiddenAsync()).ShouldBeTrue();
        Phone.Read.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_button_found_later_erases_nothing()
    {
        await LinkAsync();
        await SayAsync("/delete");
        Pass(TimeSpan.FromMinutes(20));

        await TapAsync(ErasureTexts.Yes);

        Phone.Read[^1].ShouldBe(ErasureTexts.AskAgain);
        (await IsHiddenAsync()).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task From_a_chat_that_nobody_has_confirmed_it_is_only_asked_for()
    {
        await LinkAsync(confirm: false);

        await SayAsync("/delete");
        Phone.Read.ShouldBe([ErasureTexts.PassedOn]);
        await ComeAsync(Tap($"erase:yes:{Ground.Clock.GetUtcNow().ToUnixTimeSeconds()}"));

        (await IsHiddenAsync()).ShouldBeFalse();
        (await House.Get<ListRequests>().RunAsync(Therapist, false, Cancel))
            .Requests.ShouldHaveSingleItem()
            .Content.Kind.ShouldBe(PatientRequestKind.Erasure);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_practice_must_keep_is_said_beforehand()
    {
        await LinkAsync();
        await House.Get<SetKeeping>().KeepAsync(10, "The law asks for it.", Cancel);

        await SayAsync("/delete");

        Phone.Read[^1].ShouldContain("The practice keeps a part until 2036");
        Phone.Read[^1].ShouldNotContain("Tell the patient");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_answer_that_cannot_be_sent_just_now_is_sent_later_and_it_is_asked_for_once()
    {
        await LinkAsync();
        await SayAsync("/delete");
        var yes = Phone.Button(ErasureTexts.Yes);
        Phone.OnTheWay = _ => new SendOutcome.Unsure();
        await ComeAsync(Tap(yes));
        var due = await DueAsync();
        Phone.OnTheWay = _ => null;
        Phone.Clear();

        Pass(TimeSpan.FromHours(1));
        await WorkAsync();

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith("Your journal is hidden now.");
        (await DueAsync()).ShouldBe(due);
    }

    private Task<long?> DueAsync() =>
        House.LookAsync(db =>
            db.Patients.Where(p => p.PatientId == Patient).Select(p => p.EraseDue).FirstAsync(Cancel)
        );

    private async Task<bool> IsHiddenAsync() =>
        await House.Records.StandingAsync(Patient, Cancel) is StandingOutcome.Missing;
}

public sealed class EraseInChatOnSqlite() : EraseInChatTests(TestedDatabase.Sqlite);

public sealed class EraseInChatOnPostgres() : EraseInChatTests(TestedDatabase.Postgres);
