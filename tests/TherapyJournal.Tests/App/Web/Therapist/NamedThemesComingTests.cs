using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeThemeNames;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class NamedThemesComingTests(TestedDatabase on) : DeskTest(on)
{
    private const string Button = "Ask a model for names";
    private FakeOpenAi? model;

    private FakeOpenAi Model => model ?? throw new InvalidOperationException("The test has not begun.");

    private string Themes => $"/patients/{Ada}/themes";

    private List<FakeRequest> Asked => [.. Model.Requests.Where(r => r.Form == "name-themes")];

    [Fact]
    public async Task The_page_shows_what_the_rules_have_found_and_asks_no_model_by_itself()
    {
        var desk = await ThreeDaysAsync();

        var page = await desk.OpenAsync(Themes);

        page.Text.ShouldContain("Found by their words, without a model.");
        page.Text.ShouldContain(Button);
        Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Asked_for_the_names_come_with_what_they_rest_on_and_say_whose_they_are()
    {
        var desk = await ThreeDaysAsync();
        Names("<canal> path", ("e9", "Nowhere."));

        var page = await desk.PostAsync(Themes, Fields(), Themes);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("""<span class="own">canal path</span>""");
        page.Text.ShouldContain("Named so; by its words alone it is: canal");
        page.Text.ShouldContain("by the assistant (gpt-6.1-terra)");
        page.Text.ShouldContain("3 entries on 3 days, first on ");
        page.Text.ShouldContain(
            "named and put together by the assistant where it says so. 1 thing that it said left out"
        );
        page.Text.ShouldNotContain(Button);
        Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_stands_open_gets_the_list_alone()
    {
        var desk = await ThreeDaysAsync();
        Names("canal path");
        await desk.OpenAsync(Themes);
        desk.Headers["Accept"] = "text/event-stream";

        var stream = await desk.PostAsync(Themes, Fields(), Themes);

        stream.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        stream.Html.ShouldStartWith("event: themes");
        stream.Html.ShouldContain("canal path");
        stream.Html.ShouldContain("&lt;canal&gt;");
        stream.Html.ShouldNotContain("<html");
    }

    [Fact]
    public async Task Where_no_model_answers_the_rules_own_stand_and_it_is_said()
    {
        var desk = await ThreeDaysAsync();
        Model.Fail(FakeFault.ServerError, always: true);

        var page = await desk.PostAsync(Themes, Fields(), Themes);

        page.Text.ShouldContain(
            "The model's service has a fault of its own. What stands here is what the rules have found."
        );
        page.Html.ShouldContain("""<span class="own">canal""");
        page.Text.ShouldNotContain("by the assistant");
    }

    [Fact]
    public async Task Where_the_patient_has_not_agreed_there_is_no_such_button_and_nothing_is_sent()
    {
        var desk = await ThreeDaysAsync();
        await House.Get<DecideConsent>().RunAsync(Reader, Ada, ConsentKind.Model, give: false, Cancel);

        (await desk.OpenAsync(Themes)).Text.ShouldNotContain(Button);
        (await desk.PostAsync(Themes, Fields(), Themes)).Text.ShouldContain("has not agreed that a model");

        Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_bound_it_and_another_therapists_patient_is_nowhere()
    {
        var desk = await ThreeDaysAsync();
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        (await desk.PostAsync(Themes, Fields(("to", "2001-01-01")), Themes)).Text.ShouldContain("no entry to look at");
        (await desk.PostAsync(Themes, Fields(("from", "2026-02-30")), Themes)).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await desk.PostAsync($"/patients/{id}/themes", Fields(), Themes));
            desk.Headers["Accept"] = "text/event-stream";
            ShouldBeNowhere(await desk.PostAsync($"/patients/{id}/themes", Fields(), Themes));
            desk.Headers.Remove("Accept");
        }
        Asked.ShouldBeEmpty();
    }

    public override async ValueTask InitializeAsync()
    {
        model = await FakeOpenAi.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        settings["OPENAI_BASE_URL"] = Model.BaseUrl;
    }

    private void Names(string name, params (string, string)[] elsewhere) =>
        Model.Answer = request =>
            request.Form == "name-themes"
                ? Form(Theme([ThemeOf(request, "canal")], name, elsewhere))
                : FakeAnswers.Plausible(request);

    // Days have passed, and a sign-in ends.
    private async Task<Browser> ThreeDaysAsync()
    {
        foreach (
            var text in (string[])["I walked on the <canal> path.", "It rained on the canal.", "That canal again."]
        )
        {
            await WriteAsync(Ada, text);
            Ground.Clock.Advance(TimeSpan.FromHours(20));
        }
        return await SignedInAsync(AccountHolder.Of(Reader.Id));
    }
}

public sealed class NamedThemesComingOnSqlite() : NamedThemesComingTests(TestedDatabase.Sqlite);

public sealed class NamedThemesComingOnPostgres() : NamedThemesComingTests(TestedDatabase.Postgres);
