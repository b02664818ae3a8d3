using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class ChangeProfileTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Renamed_only_the_new_name_finds_them()
    {
        await RunAsync(Therapist, p => p with { Name = "Ada Sample" });

        (await FindAsync("Ada Example")).ShouldBe(new FindPatientOutcome.Missing());
        (await FindAsync("Ada Sample")).ShouldBe(new FindPatientOutcome.Found(Patient));
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one_and_keeps_their_name()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        var outcome = await RunAsync(other, p => p with { Name = "Ada Sample" });

        outcome.ShouldBe(new ChangePatientOutcome.Refused(new DoorRefusal.Missing()));
        (await FindAsync("Ada Example")).ShouldBe(new FindPatientOutcome.Found(Patient));
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_who_change_different_things_at_once_both_keep_theirs()
    {
        var other = await AnotherProcessAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .SelectMany(i =>
                    new[]
                    {
                        Task.Run(() => RunAsync(Therapist, p => p with { Contact = $"{p.Contact}a" }), Cancel),
                        Task.Run(
                            () =>
                                other
                                    .Get<ChangeProfile>()
                                    .RunAsync(Therapist, Patient, p => p with { Name = $"{p.Name}b" }, Cancel),
                            Cancel
                        ),
                    }
                )
        );

        var read = await House.Get<ReadPatients>().OneAsync(Therapist, Patient, Cancel);
        var profile = read.ShouldBeOfType<ReadOutcome<PatientView>.Open>().Value.Profile;
        (profile.Name, profile.Contact).ShouldBe(("Ada Examplebbbbb", "aaaaa"));
    }

    private Task<ChangePatientOutcome> RunAsync(Reader.Therapist by, Func<PatientContent, PatientContent> set) =>
        House.Get<ChangeProfile>().RunAsync(by, Patient, set, Cancel);

    private Task<FindPatientOutcome> FindAsync(string named) =>
        House.Get<FindPatient>().RunAsync(Therapist.Id, named, Cancel);
}

public sealed class ChangeProfileOnSqlite() : ChangeProfileTests(TestedDatabase.Sqlite);

public sealed class ChangeProfileOnPostgres() : ChangeProfileTests(TestedDatabase.Postgres);
