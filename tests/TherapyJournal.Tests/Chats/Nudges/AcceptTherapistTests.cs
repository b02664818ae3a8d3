using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class AcceptTherapistTests(TestedDatabase on) : NudgeTest(on)
{
    private static readonly ChatAddress Elsewhere = Here with { Chat = 666 };

    [Fact(Timeout = Hanging)]
    public async Task A_code_fits_behind_start_links_its_therapist_once_and_stands_nowhere()
    {
        var code = await CodeAsync();
        code.Length.ShouldBe(43);
        code.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');

        await SayAsync($"/start {code}", Hers);
        Read.ShouldBe([TherapistTexts.Welcome]);
        await SayAsync($"/start {code}", Elsewhere);

        Phone.In(Elsewhere).ShouldHaveSingleItem().Text.ShouldStartWith("This link does not work any more");
        (await HowSheStandsAsync()).Chat.ShouldNotBeNull().Chat.ShouldBe(Hers.Chat);
    }

    [Fact(Timeout = Hanging)]
    public async Task It_holds_for_an_hour_and_a_newer_one_takes_its_place()
    {
        var old = await CodeAsync();
        var code = await CodeAsync();
        await SayAsync($"/start {old}", Hers);
        Pass(TimeSpan.FromHours(1));

        await SayAsync($"/start {code}", Hers);

        Read.Count.ShouldBe(2);
        Read.ShouldAllBe(said => said.StartsWith("This link does not work any more"));
        (await HowSheStandsAsync()).Chat.ShouldBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public async Task After_five_wrong_secrets_the_right_one_is_taken_no_more(int tries, bool isLinked)
    {
        var code = await CodeAsync();
        for (var tried = 0; tried < tries; tried++)
        {
            var letters = code.ToCharArray();
            letters[30] = "ABCDEFGH"[tried] == letters[30] ? 'Z' : "ABCDEFGH"[tried];
            await SayAsync($"/start {new string(letters)}", Elsewhere);
        }

        await SayAsync($"/start {code}", Hers);

        ((await HowSheStandsAsync()).Chat is not null).ShouldBe(isLinked);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patients_chat_takes_no_code_of_a_therapist_and_leaves_it_as_it_is()
    {
        await LinkAsync();
        var code = await CodeAsync();

        await SayAsync($"/start {code}");

        Phone.Read.ShouldBe([TherapistTexts.PatientsChat]);
        await SayAsync($"/start {code}", Hers);
        (await HowSheStandsAsync()).Chat.ShouldNotBeNull().Chat.ShouldBe(Hers.Chat);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapists_chat_takes_no_patients_link_and_leaves_it_as_it_is()
    {
        await LinkTherapistAsync();
        var link = await InviteAsync();

        await SayAsync($"/start {link}", Hers);

        Read.ShouldBe([TherapistTexts.TherapistsChat]);
        await SayAsync($"/start {link}");
        (
            await House.Get<LinkedChat>().ReadAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Linked>();
    }

    [Fact(Timeout = Hanging)]
    public async Task One_chat_is_not_linked_to_two_therapists()
    {
        var other = await House.AddTherapistAsync("Ben Example");
        await LinkTherapistAsync();

        await SayAsync($"/start {await CodeAsync(other)}", Hers);

        Read.ShouldBe([TherapistTexts.AnothersChat]);
        (await HowSheStandsAsync(other)).Chat.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Handled_again_before_its_answer_was_sent_a_code_is_answered_as_at_first()
    {
        var code = await CodeAsync();
        Phone.OnTheWay = _ => throw new InvalidOperationException("The process dies here.");
        await SayAsync($"/start {code}", Hers);
        (await HowSheStandsAsync()).Chat.ShouldNotBeNull();

        Phone.OnTheWay = _ => null;
        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();

        Read.ShouldBe([TherapistTexts.Welcome]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_written_there_is_kept_nowhere_and_answered_kindly()
    {
        await LinkTherapistAsync();

        await SayAsync("My patient told me about the kingfisher.", Hers);
        await ComeAsync(Other(ChatMessageKind.Voice) with { From = Hers });
        await ComeAsync(Other(ChatMessageKind.NotWords, "the kingfisher") with { From = Hers });
        await SayAsync("/help", Hers);

        Read.ShouldBe([
            TherapistTexts.OnlyNotices,
            TherapistTexts.OnlyNotices,
            TherapistTexts.OnlyNotices,
            TherapistTexts.Help,
        ]);
        (
            await House.LookAsync(db => Task.FromResult(db.IncomingMessages.Any() || db.EntryParts.Any()))
        ).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_is_heard_there_too()
    {
        await LinkTherapistAsync();

        await SayAsync(Urgent, Hers);

        Read.ShouldHaveSingleItem().ShouldBe(FirstAid.For(Urgent));
    }

    [Fact(Timeout = Hanging)]
    public async Task It_is_unlinked_from_the_chat_and_from_the_terminal_and_a_strangers_then()
    {
        await LinkTherapistAsync();
        await SayAsync("/stop", Hers);
        Read.ShouldBe([TherapistTexts.Stopped]);
        (await HowSheStandsAsync()).Chat.ShouldBeNull();

        await LinkTherapistAsync();
        var link = House.Get<LinkTherapist>();
        (await link.UnlinkAsync(Who, Cancel)).ShouldBeOfType<LinkTherapistOutcome.Unlinked>();
        (await link.UnlinkAsync(Who, Cancel)).ShouldBeOfType<LinkTherapistOutcome.NotLinked>();
        (await link.UnlinkAsync("Nobody", Cancel)).ShouldBeOfType<LinkTherapistOutcome.Unknown>();
        await WriteAsync(Calm);
        await SayAsync("Hello.", Hers);

        Read.ShouldHaveSingleItem().ShouldStartWith("This is a journal for the patients of a practice");
    }

    [Fact(Timeout = Hanging)]
    public async Task Quiet_hours_are_set_there()
    {
        await LinkTherapistAsync();
        await Change.SetTimeZoneAsync(Who, "Europe/Berlin", Cancel);

        await SayAsync("/quiet 20:00-08:00", Hers);
        await SayAsync("/quiet at night", Hers);
        await SayAsync("/quiet", Hers);
        await SayAsync("/quiet none", Hers);

        Read.ShouldBe([
            "From 20:00 to 08:00 (Europe/Berlin) only urgent alerts come.",
            TherapistTexts.QuietHow,
            "From 20:00 to 08:00 (Europe/Berlin) only urgent alerts come.",
            TherapistTexts.NoQuietHours,
        ]);
        (await HowSheStandsAsync()).Nudges.Quiet.ShouldBeNull();
    }
}

public sealed class AcceptTherapistOnSqlite() : AcceptTherapistTests(TestedDatabase.Sqlite);

public sealed class AcceptTherapistOnPostgres() : AcceptTherapistTests(TestedDatabase.Postgres);
