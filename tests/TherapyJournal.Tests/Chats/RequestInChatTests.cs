using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class RequestInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("Please call me")]
    [InlineData("please call me back tomorrow.")]
    [InlineData("Could my therapist call me?")]
    [InlineData("I’d like to talk to my therapist")]
    [InlineData("Can you give me a call, please?")]
    [InlineData("Bitte rufen Sie mich an!")]
    [InlineData("Könnten Sie mich bitte heute anrufen?")]
    [InlineData("Ich bitte um Rückruf")]
    public async Task Whoever_asks_to_be_called_is_told_that_it_is_passed_on_and_the_therapist_finds_it(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([RequestTexts.CallPassedOn]);
        Phone.Read[0].ShouldContain("no emergency line");
        (await EntriesAsync()).ShouldBeEmpty();
        (await PartsAsync()).ShouldBe(0);
        var request = (await RequestsAsync()).ShouldHaveSingleItem();
        request.Patient.ShouldBe(Patient);
        request.Content.Kind.ShouldBe(PatientRequestKind.Call);
        request.Content.Words.ShouldBe(words);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("Nobody will call me today.")]
    [InlineData("They call me names")]
    [InlineData("Please call me, I cannot go on like this and I do not know what to do")]
    public async Task What_says_more_is_an_entry(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        (await RequestsAsync()).ShouldBeEmpty();
        (await PartsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task In_the_middle_of_an_entry_it_is_a_line_of_it_and_is_heard_besides()
    {
        await LinkAsync();
        await SayAsync("I said to my brother:");
        await SayAsync("Please call me");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I said to my brother:\n\nPlease call me");
        // The entry may be private: the request has none of its words.
        (await RequestsAsync())
            .ShouldHaveSingleItem()
            .Content.Words.ShouldBeNull();
        Phone.Read.ShouldContain(RequestTexts.CallPassedOn);
    }

    [Fact(Timeout = Hanging)]
    public async Task Asked_again_it_waits_once_and_once_settled_it_can_be_asked_anew()
    {
        await LinkAsync();
        await SayAsync("Please call me");
        await SayAsync("call me please");
        var first = (await RequestsAsync()).ShouldHaveSingleItem();
        await House.Get<SettleRequest>().RunAsync(Therapist, first.Id, Cancel);

        await SayAsync("Please call me");

        (await RequestsAsync()).ShouldHaveSingleItem().Id.ShouldNotBe(first.Id);
        (await RequestsAsync(withDone: true)).Count.ShouldBe(2);
        Phone.Read.ShouldBe(Enumerable.Repeat(RequestTexts.CallPassedOn, 3));
    }

    [Fact(Timeout = Hanging)]
    public async Task While_an_urgent_alert_stands_the_numbers_follow()
    {
        await LinkAsync();
        await WriteAsync(Urgent);
        Phone.Clear();

        await SayAsync("Please call me");

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith(RequestTexts.CallPassedOn);
        Phone.Read[0].ShouldContain("emergency number");
        (await RequestsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_nobody_is_told_and_the_patient_is_told_so()
    {
        await LinkAsync();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, give: false, Cancel);

        await SayAsync("Please call me");

        Phone.Read.ShouldBe([RequestTexts.CallNotPassedOn, ChatTexts.NothingIsKept]);
        (await RequestsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task An_export_is_asked_for_and_no_file_comes_into_the_chat()
    {
        await LinkAsync();

        await SayAsync("/export everything, please");

        Phone.Read.ShouldBe([RequestTexts.ExportPassedOn]);
        var request = (await RequestsAsync()).ShouldHaveSingleItem();
        request.Content.Kind.ShouldBe(PatientRequestKind.Export);
        request.Content.Words.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task An_export_needs_no_consent()
    {
        var patient = await House.AddPatientAsync(
            Therapist.Id,
            details: new NewPatient("Ben Example") { Consents = [] }
        );
        await SayAsync($"/start {await InviteAsync(patient)}");

        await SayAsync("/export");

        Phone.Read[^1].ShouldBe(RequestTexts.ExportPassedOn);
        (await RequestsAsync()).ShouldHaveSingleItem().Patient.ShouldBe(patient);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapist_neither_sees_nor_settles_it()
    {
        await LinkAsync();
        await SayAsync("Please call me");
        var request = (await RequestsAsync()).ShouldHaveSingleItem().Id;
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other Example"));

        (await House.Get<ListRequests>().RunAsync(other, true, Cancel)).Requests.ShouldBeEmpty();
        (await House.Get<ListRequests>().FindAsync(other.Id, $"{request}", Cancel)).ShouldBeEmpty();
        (
            await House.Get<SettleRequest>().RunAsync(other, request, Cancel)
        ).ShouldBeOfType<SettleRequestOutcome.NoSuchRequest>();
        (await RequestsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Settled_by_two_at_once_it_is_settled_once()
    {
        await LinkAsync();
        await SayAsync("Please call me");
        var request = (await RequestsAsync()).ShouldHaveSingleItem().Id;

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => House.Get<SettleRequest>().RunAsync(Therapist, request, Cancel))
        );

        outcomes.Count(o => o is SettleRequestOutcome.Settled).ShouldBe(1);
        outcomes.Count(o => o is SettleRequestOutcome.AlreadySettled).ShouldBe(1);
        var done = (await RequestsAsync(withDone: true)).ShouldHaveSingleItem().Content;
        done.IsOpen.ShouldBeFalse();
        done.DoneBy.ShouldBe($"therapist:{Therapist.Id}");
    }

    private async Task<IReadOnlyList<RequestView>> RequestsAsync(bool withDone = false) =>
        (await House.Get<ListRequests>().RunAsync(Therapist, withDone, Cancel)).Requests;

    private Task<int> PartsAsync() => House.LookAsync(db => db.EntryParts.CountAsync(Cancel));
}

public sealed class RequestInChatOnSqlite() : RequestInChatTests(TestedDatabase.Sqlite);

public sealed class RequestInChatOnPostgres() : RequestInChatTests(TestedDatabase.Postgres);
