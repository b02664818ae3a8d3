using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class AcceptInviteTests(TestedDatabase on) : ChatTest(on)
{
    private static readonly ChatAddress Elsewhere = Here with { Chat = 666 };

    [Fact(Timeout = Hanging)]
    public async Task A_link_is_short_enough_long_enough_and_links_its_patient_once()
    {
        var link = await InviteAsync();
        link.Length.ShouldBe(43);
        link.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');

        await SayAsync($"/start {link}");
        Phone.Read[0].ShouldBe(ChatTexts.Welcome);
        await SayAsync($"/start {link}", Elsewhere);

        Phone.Read[^1].ShouldStartWith("This link does not work any more");
        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.Linked>().IsConfirmed.ShouldBeFalse();
        await SayAsync("Hello.", Elsewhere);
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_link_holds_for_a_week_and_a_newer_one_takes_its_place()
    {
        var old = await InviteAsync();
        var link = await InviteAsync();
        await SayAsync($"/start {old}");
        Phone.Read[^1].ShouldStartWith("This link does not work any more");

        Pass(TimeSpan.FromDays(7));
        await SayAsync($"/start {link}");

        Phone.Read[^1].ShouldStartWith("This link does not work any more");
        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.None>();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_link_holds_as_long_as_the_patient_is_in_the_care_of_whoever_made_it()
    {
        var link = await InviteAsync();
        await House.AddTherapistAsync("Dr. Reed");
        await House.Get<HandOverPatient>().RunAsync(Therapist, Patient, "Dr. Reed", Cancel);

        await SayAsync($"/start {link}");

        Phone.Read[^1].ShouldStartWith("This link does not work any more");
    }

    [Fact(Timeout = Hanging)]
    public async Task After_five_wrong_secrets_the_right_one_is_taken_no_more()
    {
        var link = await InviteAsync();
        for (var tried = 0; tried < 5; tried++)
        {
            await SayAsync($"/start {WithAnotherSecret(link, tried)}", Elsewhere);
        }

        await SayAsync($"/start {link}");

        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.None>();
    }

    [Fact(Timeout = Hanging)]
    public async Task After_four_it_is()
    {
        var link = await InviteAsync();
        for (var tried = 0; tried < 4; tried++)
        {
            await SayAsync($"/start {WithAnotherSecret(link, tried)}", Elsewhere);
        }

        await SayAsync($"/start {link}");

        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.Linked>();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("💥")]
    [InlineData(
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    )]
    public async Task What_is_no_link_links_nobody(string link)
    {
        await InviteAsync();

        await SayAsync($"/start {link}");

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith("This link does not work any more");
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_phone_takes_the_place_of_the_first()
    {
        await LinkAsync();

        await SayAsync($"/start {await InviteAsync()}", Elsewhere);
        Phone.Clear();
        await SayAsync("Hello.");

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith("This is a journal for the patients of a practice");
        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.Linked>().IsConfirmed.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_is_linked_to_one_patient_is_not_linked_to_another()
    {
        await LinkAsync();
        var other = await House.AddPatientAsync(Therapist.Id, "Ben Example");

        await SayAsync($"/start {await InviteAsync(other)}");

        (await House.Get<LinkedChat>().ReadAsync(Therapist, other, Cancel)).ShouldBeOfType<LinkedChatOutcome.None>();
        (await HowItStandsAsync()).ShouldBeOfType<LinkedChatOutcome.Linked>();
    }

    [Fact(Timeout = Hanging)]
    public async Task Unlinked_a_chat_is_a_strangers()
    {
        await LinkAsync();

        (
            await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Unlinked>();
        await SayAsync("Hello.");

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith("This is a journal for the patients of a practice");
        (
            await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.None>();
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapist_invites_nobody_and_sees_no_chat()
    {
        var stranger = new TherapyJournal.Records.Reader.Therapist(await House.AddTherapistAsync());

        (
            await House.Get<InvitePatient>().RunAsync(stranger, Patient, Cancel)
        ).ShouldBeOfType<InvitePatientOutcome.Refused>();
        (
            await House.Get<LinkedChat>().ReadAsync(stranger, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Refused>();
        (
            await House.Get<LinkedChat>().ConfirmAsync(stranger, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Refused>();
        (
            await House.Get<LinkedChat>().UnlinkAsync(stranger, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Refused>();
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_that_was_begun_on_one_phone_ends_there_when_another_is_linked()
    {
        await LinkAsync();
        await SayAsync("I slept badly.");
        var other = Here with { Chat = 5000 };

        await SayAsync($"/start {await InviteAsync()}", other);
        await SayAsync("The walk helped.", other);
        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await EntriesAsync()).Select(e => e.Content.Text).ShouldBe(["I slept badly.", "The walk helped."]);
    }

    private Task<LinkedChatOutcome> HowItStandsAsync() => House.Get<LinkedChat>().ReadAsync(Therapist, Patient, Cancel);

    private static string WithAnotherSecret(string link, int number)
    {
        var letters = link.ToCharArray();
        letters[30] = "ABCDEFGH"[number] == letters[30] ? 'Z' : "ABCDEFGH"[number];
        return new string(letters);
    }
}

public sealed class AcceptInviteOnSqlite() : AcceptInviteTests(TestedDatabase.Sqlite);

public sealed class AcceptInviteOnPostgres() : AcceptInviteTests(TestedDatabase.Postgres);
