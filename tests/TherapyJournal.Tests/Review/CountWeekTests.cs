using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class CountWeekTests(TestedDatabase on) : LoopTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_counts_what_came_in_seven_days_and_how_many_wrote_it()
    {
        await WriteAsync(Calm);
        Pass(TimeSpan.FromDays(5));
        await WriteAsync(Calm);
        await WriteAsync(Wish);
        await WriteAsync("Something for me alone.", isPrivate: true);
        await WriteAsOtherAsync(await House.AddPatientAsync(Therapist.Id, "Ben Example"));
        await WriteAsOtherAsync(await House.AddPatientAsync(name: "Cleo Example"));

        (await CountAsync()).ShouldBe(new WeekInNumbers(4, 2, 0, 0));
        Pass(TimeSpan.FromDays(3));

        (await CountAsync()).ShouldBe(new WeekInNumbers(3, 2, 0, 0), "the first is older than a week");
    }

    [Fact(Timeout = Hanging)]
    public async Task Requests_count_until_they_are_settled_and_whoever_is_reminded_and_silent_has_gone_quiet()
    {
        await WriteAsync(Calm);
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "reminders", "daily 18:00", Cancel);
        await AskedAsync(new PatientRequestContent(PatientRequestKind.Call, 0) { Words = "Please call me." });
        await AskedAsync(new PatientRequestContent(PatientRequestKind.Export, 0) { DoneAt = 1, DoneBy = "somebody" });
        Pass(TimeSpan.FromDays(9));

        (await CountAsync()).ShouldBe(new WeekInNumbers(0, 0, 1, 1));
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);

        (await CountAsync()).ShouldBe(new WeekInNumbers(0, 0, 1, 0));
    }

    [Fact(Timeout = Hanging)]
    public async Task Nothing_is_opened_but_what_was_asked_for_and_of_whoever_is_hidden_nothing_counts()
    {
        await WriteAsync(Calm);
        var before = await ReadingsAsync();
        await CountAsync();
        (await ReadingsAsync()).ShouldBe(before);

        await AskedAsync(new PatientRequestContent(PatientRequestKind.Call, 0));
        await CountAsync();
        (await ReadingsAsync()).Except(before).ShouldBe(["ReadRequests"]);
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);

        (await CountAsync()).ShouldBe(new WeekInNumbers(0, 0, 0, 0));
    }

    [Fact]
    public void It_is_said_in_one_sentence()
    {
        new WeekInNumbers(12, 5, 1, 2).Said.ShouldBe(
            "Your week: 12 entries of 5 patients, 1 request waits, 2 patients have gone quiet."
        );
        new WeekInNumbers(1, 1, 2, 1).Said.ShouldBe(
            "Your week: 1 entry of 1 patient, 2 requests wait, 1 patient has gone quiet."
        );
        new WeekInNumbers(0, 0, 0, 0).Said.ShouldBe("Your week: no entries.");
    }

    private Task<WeekInNumbers> CountAsync() =>
        House.Get<CountWeek>().RunAsync(new Reader.Assistant("SendDigest"), Therapist.Id, Cancel);

    private Task AskedAsync(PatientRequestContent content) => House.InsertAsync(Patient, new PatientRequest(), content);

    private async Task WriteAsOtherAsync(PatientId patient)
    {
        await TryRecordAsync(NewEntry(Calm) with { Patient = patient });
        await WorkAsync();
    }

    private async Task<IReadOnlyList<string>> ReadingsAsync() =>
        [.. (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel)).Lines.Select(l => l.Purpose)];
}

public sealed class CountWeekOnSqlite() : CountWeekTests(TestedDatabase.Sqlite);

public sealed class CountWeekOnPostgres() : CountWeekTests(TestedDatabase.Postgres);
