using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Demo;
using TherapyJournal.App.Web;
using TherapyJournal.Tests.App.Web;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Demo;

public abstract class SamplePagesTests(TestedDatabase on) : JournalTest(on)
{
    private const string Says = "This is the sample practice. Nothing here is real.";

    private ServiceProvider program = null!;
    private Browser browser = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var therapist = await House.AddTherapistAsync("Noor Example");
        var patient = await House.AddPatientAsync(therapist);
        var people = SampleSite.People(SamplePractice.Load(), therapist, patient);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        program = Services.Build(settings, Ground.Clock, more => SampleSite.Add(more, people));
        await Services.TryOpenAsync(program, _ => { }, migrate: false, Cancel);
        var server = program.GetRequiredService<WebServer>();
        (await server.TryStartAsync(port: 0, Cancel)).ShouldBeTrue();
        program.GetRequiredService<Readiness>().Open();
        browser = new Browser(server.Port, Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        browser?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task One_click_signs_in_as_the_therapist_and_another_as_the_patient()
    {
        (await browser.OpenAsync("/sign-in")).Text.ShouldContain(Says);

        var desk = await browser.OpenAsync("/sample/therapist");
        (desk.Status, desk.Path).ShouldBe((HttpStatusCode.OK, "/today"));
        desk.Text.ShouldContain(Says);
        desk.Html.ShouldContain("href=\"/sample/patient\"");

        var page = await browser.OpenAsync("/sample/patient");
        (page.Status, page.Path).ShouldBe((HttpStatusCode.OK, "/journal"));
        page.Text.ShouldContain(Says);
        (await browser.OpenAsync("/today")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await browser.OpenAsync("/sample/therapist")).Path.ShouldBe("/today");
        (await browser.OpenAsync("/account")).Text.ShouldContain("You sign in as Ines Albrecht .");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_site_sends_nobody_in(string from)
    {
        browser.Headers["Sec-Fetch-Site"] = from;

        (await browser.OpenAsync("/sample/therapist")).Status.ShouldBe(HttpStatusCode.NotFound);

        browser.Cookies.ShouldNotContainKey("journal");
    }
}

public sealed class SamplePagesOnSqlite() : SamplePagesTests(TestedDatabase.Sqlite);

public sealed class SamplePagesOnPostgres() : SamplePagesTests(TestedDatabase.Postgres);
