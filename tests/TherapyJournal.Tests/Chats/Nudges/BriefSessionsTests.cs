using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class BriefSessionsTests(TestedDatabase on) : BriefTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("briefs off")]
    [InlineData("nudges off")]
    [InlineData("blocked")]
    [InlineData("ended")]
    [InlineData("erasure asked for")]
    [InlineData("removed")]
    [InlineData("outage")]
    public async Task It_is_not_told_where_nobody_wants_it_or_nothing_is_to_be_told(string why)
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        switch (why)
        {
            case "briefs off":
                (await Change.SetBriefsAsync(Who, "off", Cancel)).ShouldBeOfType<ChangeTherapistOutcome.Changed>();
                break;
            case "nudges off":
                await SetAsync("off");
                break;
            case "blocked":
                await ComeAsync(Other(ChatMessageKind.Blocked) with { From = Hers });
                break;
            case "ended":
                await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Ended, Cancel);
                break;
            case "erasure asked for":
                await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
                break;
            case "removed":
                var remove = House.Get<CorrectTherapySession>();
                (
                    await remove.RemoveAsync(Therapist, Patient, await SessionAsync(), withNotes: false, Cancel)
                ).ShouldBeOfType<CorrectTherapySessionOutcome.Corrected>();
                break;
            default:
                await GoToAsync("2026-03-10T09:00Z");
                break;
        }
        Phone.Clear();

        await GoToAsync(why == "outage" ? "2026-03-10T09:01Z" : Evening);
        await WorkAsync();

        Read.ShouldBeEmpty();
        (await WaitingAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_pause_changes_nothing_since_the_sessions_go_on()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);
        Phone.Clear();

        await GoToAsync(Evening);

        Read.ShouldBe([Tomorrow]);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_has_the_patient_by_then_is_told_and_whoever_had_them_is_not(bool byOwner)
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        var other = await House.AddTherapistAsync("Ben Other");
        var his = Here with { Chat = 9002 };
        await LinkTherapistAsync(his, other);
        if (byOwner)
        {
            var owner = await House.AddOwnerAsync();
            (
                await House.Get<HandOverCaseload>().RunAsync(owner, Therapist.Id, other, only: null, Cancel)
            ).ShouldBeOfType<HandOverCaseloadOutcome.HandedOver>();
        }
        else
        {
            (
                await House.Get<HandOverPatient>().RunAsync(Therapist, Patient, "Ben Other", Cancel)
            ).ShouldBeOfType<ChangePatientOutcome.Changed>();
        }

        // He lives by UTC.
        await GoToAsync(Evening);
        Phone.In(his).ShouldBeEmpty();
        await GoToAsync("2026-03-09T18:00Z");

        Read.ShouldBeEmpty();
        Phone.In(his).ShouldHaveSingleItem().Text.ShouldStartWith("The brief for tomorrow, 09:00, is ready.");
        (await WaitingAsync()).ShouldBe(0);
    }
}

public sealed class BriefSessionsOnSqlite() : BriefSessionsTests(TestedDatabase.Sqlite);

public sealed class BriefSessionsOnPostgres() : BriefSessionsTests(TestedDatabase.Postgres);
