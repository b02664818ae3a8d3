using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class TakeInPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string At = "/patients/new";

    [Fact]
    public async Task A_patient_is_taken_in_and_the_next_page_is_their_invitation()
    {
        (await Desk.OpenAsync("/patients")).Html.ShouldContain(At);

        var page = await Desk.PostAsync(
            At,
            Fields(
                ("name", "Cleo Example"),
                ("goal", "Go out more"),
                ("contact", "+49 30 1234"),
                ("country", "de"),
                ("timezone", "Europe/Berlin"),
                ("born", "1990-04-23"),
                ("agreed", nameof(ConsentKind.Keeping))
            )
        );

        page.Path.ShouldEndWith("/invite");
        page.Text.ShouldContain("Cleo Example");
        var view = await ViewAsync("Cleo Example");
        (view.Profile.Contact, view.Profile.Born, view.Standing.Country, view.Standing.TimeZone).ShouldBe(
            ("+49 30 1234", "1990-04-23", "DE", "Europe/Berlin")
        );
        view.Standing.Allows(ConsentKind.Keeping).ShouldBeTrue();
        view.Standing.Allows(ConsentKind.Model).ShouldBeFalse();
        (await Desk.OpenAsync(page.Path[..^"/invite".Length])).Text.ShouldContain("Go out more");
    }

    [Fact]
    public async Task Whoever_has_agreed_to_nothing_has_agreed_to_nothing()
    {
        await Desk.PostAsync(At, Fields(("name", "Cleo Example")));

        (await ViewAsync("Cleo Example")).Standing.Allows(ConsentKind.Keeping).ShouldBeFalse();
    }

    [Theory]
    [InlineData("name", " ", "needs a name")]
    [InlineData("country", "Germany", "two letters")]
    [InlineData("timezone", "Berlin", "IANA name")]
    [InlineData("born", "soon", "date of birth")]
    public async Task What_cannot_be_kept_is_said_and_stands_there_still(string field, string value, string why)
    {
        var fields = Fields(("name", "Cleo Example"), ("contact", "by letter"));
        fields[field] = value;

        var page = await Desk.PostAsync(At, fields);

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain(why);
        (page.Field(field), page.Field("contact")).ShouldBe((value, "by letter"));
        (await House.Get<ReadPatients>().CaseloadAsync(Reader, Cancel)).Patients.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_namesake_is_asked_about_first()
    {
        var asked = await Desk.PostAsync(At, Fields(("name", "ada example")));
        asked.Text.ShouldContain("There is a patient with this name already.");

        var added = await Desk.PostAsync(At, Fields(("name", "Ada Example"), ("meant", asked.Field("meant"))));

        added.Path.ShouldEndWith("/invite");
        (await House.Get<ReadPatients>().CaseloadAsync(Reader, Cancel)).Patients.Count.ShouldBe(2);
    }

    private async Task<PatientView> ViewAsync(string name) =>
        (
            await House
                .Get<ReadPatients>()
                .OneAsync(
                    Reader,
                    (await House.Get<FindPatient>().RunAsync(Reader.Id, name, Cancel))
                        .ShouldBeOfType<FindPatientOutcome.Found>()
                        .Id,
                    Cancel
                )
        )
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value;
}

public sealed class TakeInPagesOnSqlite() : TakeInPagesTests(TestedDatabase.Sqlite);

public sealed class TakeInPagesOnPostgres() : TakeInPagesTests(TestedDatabase.Postgres);
