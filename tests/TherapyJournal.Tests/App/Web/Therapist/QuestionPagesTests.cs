using System.Net;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeJournalAnswers;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class QuestionPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Walk = "Walking by the <canal> helped me sleep.";
    private FakeOpenAi? model;

    private FakeOpenAi Model => model ?? throw new InvalidOperationException("The test has not begun.");

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

    [Fact]
    public async Task Each_sentence_of_an_answer_leads_to_the_words_in_the_entry_on_which_it_rests()
    {
        var entry = await WriteAsync(Ada, $"It rained. {Walk} Then I read.");
        Answers(
            Sentence("The patient writes that walking helped.", ("e1", Walk)),
            Sentence("It rained.", ("e7", "No."))
        );

        var page = await AskAsync("What helped with sleep?");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("The patient writes that walking helped.");
        page.Text.ShouldContain("written by the assistant (gpt-6.1-terra)");
        page.Text.ShouldContain("1 entry of 2 Mar 2026 looked at. 1 sentence of the model left out: not verified.");
        page.Html.ShouldContain($"""<a class="rests" href="#words-{entry}-11" data-quotes="0">""");
        page.Html.ShouldContain(
            $"""<mark id="words-{entry}-11" data-of="0">Walking by the &lt;canal&gt; helped me sleep.</mark>"""
        );
        page.Html.ShouldContain($"/patients/{Ada}?entry={entry}#entry-{entry}");
        page.Text.ShouldContain("Then I read.");
    }

    [Fact]
    public async Task Without_an_answer_of_a_model_the_passages_stand_there_with_what_was_asked_for_lit()
    {
        await WriteAsync(Ada, Walk);
        Model.Fail(FakeFault.ServerError, always: true);

        var page = await AskAsync("Does walking help?");

        page.Text.ShouldContain("The model's service has a fault of its own.");
        page.Text.ShouldContain("whether they answer it, you decide");
        page.Html.ShouldContain(
            """<mark class="lit">Walking</mark> by the &lt;canal&gt; <mark class="lit">helped</mark>"""
        );
    }

    [Fact]
    public async Task What_the_entries_do_not_say_is_said()
    {
        await WriteAsync(Ada, Walk);
        Answers();

        (await AskAsync("Who keeps the canal?")).Text.ShouldContain("The entries do not say.");
    }

    [Fact]
    public async Task A_further_question_follows_on_from_those_before()
    {
        await WriteAsync(Ada, Walk);
        Answers(Sentence("The patient writes that walking helped.", ("e1", Walk)));

        var first = await AskAsync("Does the canal help?");
        first.Html.ShouldContain("""<input type="hidden" name="before" value="Does the canal help?" """.TrimEnd());
        await AskAsync("And why?", ("before", "Does the canal help?"));

        Model.Requests.Last(r => r.Form == "ask-journal").Body.ShouldContain("Does the canal help?");
    }

    [Fact]
    public async Task Days_bound_it_and_what_cannot_be_asked_is_said_with_the_question_still_there()
    {
        await WriteAsync(Ada, Walk);

        (await AskAsync("Walking?", ("until", "2020-01-01"))).Text.ShouldContain("There is no entry to look at.");
        foreach (
            var (question, days, said) in ((string, (string, string)[], string)[])
                [
                    ("Walking?", [("from", "2026-02-30")], "There is no day 2026-02-30."),
                    ("Walking?", [("from", "2026-02-02"), ("until", "2026-02-01")], "later than the last"),
                    ("?!", [], "There is no question in it."),
                    (new string('x', 501), [], "at most 500 characters"),
                ]
        )
        {
            var page = await AskAsync(question, days);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            page.Text.ShouldContain(said);
            page.Html.ShouldContain($"value=\"{question}\"");
        }
    }

    [Fact]
    public async Task The_page_is_found_from_the_patients_own_and_reads_nothing_before_it_is_asked()
    {
        await WriteAsync(Ada, Walk);

        (await OpenAsync(Ada)).Html.ShouldContain($"/patients/{Ada}/ask");
        var page = await Desk.OpenAsync($"/patients/{Ada}/ask");

        page.Text.ShouldContain("What do you want to know?");
        page.Text.ShouldNotContain("canal");
        (await AskedAsync()).ShouldBe(0);
        await AskAsync("Walking?");
        (await AskedAsync()).ShouldBe(1);

        async Task<int> AskedAsync() =>
            (await House.Get<AccessRecord>().ReadAsync(Ada, Cancel)).Lines.Count(l =>
                l.Purpose == nameof(Purpose.AskJournal)
            );
    }

    [Fact]
    public async Task Words_are_found_without_asking_anybody_with_what_was_looked_for_lit()
    {
        await WriteAsync(Ada, $"It rained. {Walk} Good 🙂");
        var before = Model.Requests.Count;

        var page = await AskAsync("walked in March", ("for", "words"));
        page.Html.ShouldContain("""<mark class="lit">Walking</mark> by the &lt;canal&gt;""");
        page.Text.ShouldContain("Looked at: 1 to 31 March 2026 (\"in March\").");
        page.Text.ShouldContain("1 entry holds something of it.");
        (await AskAsync("🙂", ("for", "words"))).Text.ShouldContain("1 entry holds something of it.");
        (await AskAsync("lighthouse", ("for", "words"))).Text.ShouldContain("No entry holds any of these words.");
        (await AskAsync("in March", ("for", "words"))).Text.ShouldContain("nothing to look for in it");
        (await AskAsync("*", ("for", "words"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Model.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_page_that_stands_open_gets_each_sentence_as_it_comes_and_then_the_whole_answer()
    {
        var entry = await WriteAsync(Ada, Walk);
        Answers(
            Sentence("The patient writes that walking helped.", ("e1", Walk)),
            Sentence("The patient was never sad.", ("e1", "I was never sad."))
        );
        Desk.Headers["Accept"] = "text/event-stream";

        var stream = await AskAsync("What helped with sleep?");

        stream.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var events = stream.Html.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        events.Select(e => e.Split('\n')[0]).ShouldBe(["event: sentence", "event: answer"]);
        events[0].ShouldContain("data: The patient writes that walking helped.");
        events[1].ShouldContain($"""<mark id="words-{entry}-0" data-of="0">Walking by the &lt;canal&gt;""");
        events[1].ShouldNotContain("<html");
        stream.Html.ShouldNotContain("never sad");

        (await AskAsync("?!")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/ask"));
            ShouldBeNowhere(
                await Desk.PostAsync($"/patients/{id}/ask", Fields(("question", "Walking?")), $"/patients/{Ada}/ask")
            );
        }
        Model.Requests.ShouldBeEmpty();
    }

    private Task<Shown> AskAsync(string question, params (string, string)[] more) =>
        Desk.PostAsync($"/patients/{Ada}/ask", Fields([("question", question), .. more]));

    private void Answers(params object[] sentences) =>
        Model.Answer = request => request.Form == "ask-journal" ? Form(sentences) : FakeAnswers.Plausible(request);
}

public sealed class QuestionPagesOnSqlite() : QuestionPagesTests(TestedDatabase.Sqlite);

public sealed class QuestionPagesOnPostgres() : QuestionPagesTests(TestedDatabase.Postgres);
