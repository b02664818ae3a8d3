using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class ChangePatientTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Every_key_sets_what_it_names()
    {
        foreach (
            var (key, value) in (IEnumerable<(string, string)>)
                [
                    ("name", "Ada Sample"),
                    ("born", "1990-04-23"),
                    ("contact", "ada@example.org"),
                    ("timezone", "pacific/auckland"),
                    ("Country", "nz"),
                    ("language", "EN"),
                    ("depth", "1"),
                    ("seek", "Sleep, , family"),
                    ("avoid", "Work"),
                ]
        )
        {
            (await SetAsync(key, value)).ShouldBe(new ChangePatientOutcome.Changed(), key);
        }

        var (profile, standing) = await ReadAsync();
        profile.ShouldBe(new PatientContent("Ada Sample") { Born = "1990-04-23", Contact = "ada@example.org" });
        (standing.TimeZone, standing.Country, standing.Language, standing.Depth).ShouldBe(
            ("Pacific/Auckland", "NZ", "en", 1)
        );
        standing.ThemesToSeek.ShouldBe(["sleep", "family"]);
        standing.ThemesToAvoid.ShouldBe(["work"]);
    }

    [Fact]
    public async Task The_key_therapist_hands_the_patient_over()
    {
        var to = await House.AddTherapistAsync("To");

        (await SetAsync("therapist", "To")).ShouldBe(new ChangePatientOutcome.Changed());

        (await House.Get<FindPatient>().RunAsync(to, $"{Patient}", Cancel)).ShouldBe(
            new FindPatientOutcome.Found(Patient)
        );
    }

    [Fact]
    public async Task An_empty_country_is_none_and_empty_themes_are_none()
    {
        await SetAsync("country", "NZ");
        await SetAsync("seek", "sleep");

        await SetAsync("country", " ");
        await SetAsync("seek", "");

        var (_, standing) = await ReadAsync();
        standing.Country.ShouldBeNull();
        standing.ThemesToSeek.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name", " ")]
    [InlineData("born", "2190-04-23")]
    [InlineData("timezone", "Nowhere/Else")]
    [InlineData("country", "Neverland")]
    [InlineData("language", "xx")]
    [InlineData("depth", "4")]
    public async Task What_cannot_be_kept_is_refused_with_a_sentence_and_changes_nothing(string key, string value)
    {
        var before = await ReadAsync();

        (await SetAsync(key, value)).ShouldBeOfType<ChangePatientOutcome.Unusable>().Sentence.ShouldNotBeEmpty();

        $"{await ReadAsync()}".ShouldBe($"{before}");
    }

    [Fact]
    public async Task An_unknown_key_is_told_which_there_are()
    {
        var sentence = (await SetAsync("colour", "blue")).ShouldBeOfType<ChangePatientOutcome.Unusable>().Sentence;

        ChangePatient.Known.ShouldAllBe(key => sentence.Contains(key));
    }

    [Fact]
    public async Task Every_known_key_is_known()
    {
        foreach (var key in ChangePatient.Known)
        {
            var outcome = await SetAsync(key, "?");

            (outcome as ChangePatientOutcome.Unusable)?.Sentence.ShouldNotContain("There is no setting");
        }
    }

    [Fact]
    public async Task Pausing_ending_and_resuming_change_the_status()
    {
        foreach (var status in (PatientStatus[])[PatientStatus.Paused, PatientStatus.Ended, PatientStatus.Active])
        {
            await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel);

            (await ReadAsync()).Standing.Status.ShouldBe(status);
        }
    }

    private Task<ChangePatientOutcome> SetAsync(string key, string value) =>
        House.Get<ChangePatient>().SetAsync(Therapist, Patient, key, value, Cancel);

    private async Task<(PatientContent Profile, PatientStandingContent Standing)> ReadAsync()
    {
        var read = await House.Get<ReadPatients>().OneAsync(Therapist, Patient, Cancel);
        var view = read.ShouldBeOfType<ReadOutcome<PatientView>.Open>().Value;
        return (view.Profile, view.Standing);
    }
}

public sealed class ChangePatientOnSqlite() : ChangePatientTests(TestedDatabase.Sqlite);

public sealed class ChangePatientOnPostgres() : ChangePatientTests(TestedDatabase.Postgres);
