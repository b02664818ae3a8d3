using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class ConsentsTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Each_is_asked_by_itself_with_its_whole_text_and_kept_as_the_patients_own_decision()
    {
        var patient = await NewPatientAsync([ConsentKind.Keeping]);
        await SayAsync($"/start {await InviteAsync(patient)}");
        Phone.Read.Count.ShouldBe(2);
        Phone.Read[1].ShouldStartWith("Writing over Telegram");
        Phone.Read[1].ShouldNotContain("**");

        await TapAsync(ChatTexts.Agree);
        Phone.Read[2].ShouldStartWith("Letting an AI model");
        await TapAsync(ChatTexts.Decline);

        Phone.Read[^1].ShouldBe(ChatTexts.Ready);
        var standing = await StandingAsync(patient);
        standing.Allows(ConsentKind.Telegram).ShouldBeTrue();
        standing.Allows(ConsentKind.Model).ShouldBeFalse();
        // Asked when somebody speaks for the first time.
        standing.Consents.ShouldNotContain(c => c.Kind == ConsentKind.Voice);
        standing
            .Consents.Where(c => c.Kind != ConsentKind.Keeping)
            .ShouldAllBe(c => c.By == $"patient:{patient}" && c.TextNumber > 0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_button_of_a_question_that_was_answered_decides_nothing()
    {
        var patient = await NewPatientAsync([ConsentKind.Keeping]);
        await SayAsync($"/start {await InviteAsync(patient)}");
        var yes = Phone.Button(ChatTexts.Agree);
        await TapAsync(ChatTexts.Decline);

        await ComeAsync(Tap(yes));
        await ComeAsync(Tap("consent:voice:yes:1"));
        await ComeAsync(Tap("consent:nonsense:yes:1"));

        var standing = await StandingAsync(patient);
        standing.Allows(ConsentKind.Telegram).ShouldBeFalse();
        standing.Consents.Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_them_nothing_is_kept_and_danger_is_answered_all_the_same()
    {
        var patient = await NewPatientAsync([ConsentKind.Keeping]);
        await SayAsync($"/start {await InviteAsync(patient)}");
        Phone.Clear();

        await SayAsync(Urgent);

        // In a lane of its own: whichever of the two comes first.
        Phone.Read.ShouldContain(words => words.Contains("emergency"));
        Phone.Read.ShouldContain(ChatTexts.FirstTheConsents);
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
        (await House.LookAsync(db => db.Entries.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/plan")]
    public async Task Help_privacy_and_the_plan_need_none(string command)
    {
        var patient = await NewPatientAsync([]);
        await SayAsync($"/start {await InviteAsync(patient)}");
        Phone.Clear();

        await SayAsync(command);

        Phone.Read.ShouldHaveSingleItem().ShouldNotBe(ChatTexts.NoSuchCommand);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_consent_that_is_withdrawn_ends_the_keeping_at_once()
    {
        await LinkAsync();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, give: false, Cancel);

        await SayAsync("I slept badly.");

        Phone.Read.ShouldBe([ChatTexts.NothingIsKept]);
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
    }

    private Task<PatientId> NewPatientAsync(IReadOnlyList<ConsentKind> consents) =>
        House.AddPatientAsync(Therapist.Id, details: new NewPatient("Ben Example") { Consents = consents });

    private async Task<PatientStandingContent> StandingAsync(PatientId patient) =>
        (await House.Records.StandingAsync(patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing;
}

public sealed class ConsentsOnSqlite() : ConsentsTests(TestedDatabase.Sqlite);

public sealed class ConsentsOnPostgres() : ConsentsTests(TestedDatabase.Postgres);
