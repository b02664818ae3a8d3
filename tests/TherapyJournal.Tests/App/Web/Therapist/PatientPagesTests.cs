using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract partial class PatientPagesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact]
    public async Task The_quotation_of_each_sentence_stands_marked_in_the_entry()
    {
        await WriteAsync(
            Ada,
            "I slept badly again.\r\nBut the walk by the canal helped. Then I rang my sister, and we laughed."
        );

        var page = await OpenAsync(Ada);

        var links = Rests.Matches(page.Html);
        links.Count.ShouldBeGreaterThan(0);
        foreach (Match link in links)
        {
            var mark = Shown
                .Between(page.Html, $"<mark id=\"{link.Groups["mark"].Value}\" data-of=\"", "</mark>")
                .Split("\">");
            mark.Length.ShouldBe(2, "a link leads to a mark");
            mark[0].Split(' ').ShouldContain(link.Groups["sentence"].Value, "the mark knows the sentence");
            WebUtility
                .HtmlDecode(link.Groups["words"].Value)
                .ShouldContain(WebUtility.HtmlDecode(mark[1]).TrimEnd('.'));
        }
        Words(page)
            .ShouldBe("I slept badly again.\nBut the walk by the canal helped. Then I rang my sister, and we laughed.");
        page.Text.ShouldContain("written without AI");
    }

    [Fact]
    public async Task Private_entries_are_counted_and_their_words_are_nowhere()
    {
        await WriteAsync(Ada, Calm);
        await WriteAsync(Ada, "Nobody may read of the lighthouse.", isPrivate: true);
        await WriteAsync(Ada, $"The cellar. {Urgent}", isPrivate: true);

        var page = await OpenAsync(Ada);
        var today = await Desk.OpenAsync("/today");

        page.Text.ShouldContain("1 entry, and 2 private, for the patient alone");
        page.Text.ShouldContain("It comes from a private entry, whose words only the patient reads.");
        foreach (var shown in (Shown[])[page, today])
        {
            shown.Html.ShouldNotContain("lighthouse");
            shown.Html.ShouldNotContain("cellar");
            shown.Html.ShouldNotContain("tonight");
        }
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        const string hostile =
            "<script>alert(1)</script> said \"><img src=x onerror=alert(2)>\u001b[31m red \u0007\u202Eback.";
        var patient = await AddAsync("Eve <b>\"Bold\"</b>");
        await WriteAsync(patient, $"I would like to read {hostile} more often.");
        await ProposeAsync(patient, $"What of {hostile}?");
        await Desk.PostAsync($"/patients/{patient}/goals", Fields(("text", $"Read {hostile}"), ("why", hostile)));

        foreach (
            var page in (Shown[])
                [await OpenAsync(patient), await Desk.OpenAsync("/today"), await Desk.OpenAsync("/patients")]
        )
        {
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Html.ShouldContain("Eve &lt;b&gt;");
            page.Html.ShouldNotContain("<script>alert");
            page.Html.ShouldNotContain("<img");
            page.Html.ShouldNotContain("<b>");
            page.Html.ShouldNotContain("\u001b");
            page.Html.ShouldNotContain("\u0007");
            page.Html.ShouldNotContain("\u202E");
            page.Html.ShouldContain(" &#xB7; Therapy Journal</title>");
        }
        (await OpenAsync(patient)).Html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public async Task A_suggested_goal_is_accepted_where_it_stands()
    {
        var entry = await WriteAsync(Ada, Wish);
        var page = await OpenAsync(Ada);
        page.Text.ShouldContain("suggested goal walk by the river more often");
        var suggestion = IdIn(page, "suggestions");

        var after = await Desk.PostAsync(
            $"/patients/{Ada}/suggestions/{suggestion}/accept",
            Fields(("entry", entry.ToString()))
        );

        after.Path.ShouldEndWith($"/patients/{Ada}");
        after.Html.ShouldNotContain("/suggestions/");
        after.Text.ShouldContain("Noor Example accepted a suggested goal: walk by the river more often");
        (await GoalsAsync()).ShouldBe(["walk by the river more often"]);
        var again = await Desk.PostAsync($"/patients/{Ada}/suggestions/{suggestion}/accept", Fields());
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("accepted already");
    }

    [Fact]
    public async Task A_suggested_goal_is_taken_up_in_other_words_but_not_in_none()
    {
        await WriteAsync(Ada, Wish);
        var at = $"/patients/{Ada}/suggestions/{IdIn(await OpenAsync(Ada), "suggestions")}/accept";

        var empty = await Desk.PostAsync(at, Fields(("words", " ")));
        var after = await Desk.PostAsync(at, Fields(("words", "Walk on Sundays.")));

        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        empty.Text.ShouldContain("A goal is a sentence of at most 500 characters.");
        after.Text.ShouldContain("Noor Example took up what was suggested in other words: Walk on Sundays.");
        (await GoalsAsync()).ShouldBe(["Walk on Sundays."]);
    }

    [Fact]
    public async Task A_suggested_goal_is_rejected_with_a_reason()
    {
        await WriteAsync(Ada, Wish);
        var suggestion = IdIn(await OpenAsync(Ada), "suggestions");

        var after = await Desk.PostAsync(
            $"/patients/{Ada}/suggestions/{suggestion}/reject",
            Fields(("why", "Too early."))
        );

        after.Html.ShouldNotContain("/suggestions/");
        (await GoalsAsync()).ShouldBeEmpty();
        var row = await House.LookAsync(db => Task.FromResult(db.SuggestedGoals.Single()));
        var kept = await House.Records.ReadAsync(
            Reader,
            Ada,
            Purpose.ReadGoals,
            (r, _) => Task.FromResult(r.Open(row)),
            Cancel
        );
        kept.ShouldBeOfType<ReadOutcome<SuggestedGoalContent>.Open>().Value.Why.ShouldBe("Too early.");
    }

    [Theory]
    [InlineData("accept", null, "Ready")]
    [InlineData("accept", "What was it like by the water?", "Ready")]
    [InlineData("reject", null, "Rejected")]
    public async Task Words_of_a_model_are_decided_on(string act, string? words, string state)
    {
        var proposed = await ProposeAsync(Ada, "What did the walk do for you?");
        var page = await OpenAsync(Ada);
        page.Text.ShouldContain("written by the assistant (gpt-6-luna)");

        var after = await Desk.PostAsync(
            $"/patients/{Ada}/words/{proposed}/{act}",
            words is null ? Fields() : Fields(("words", words))
        );

        after.Status.ShouldBe(HttpStatusCode.OK);
        after.Html.ShouldNotContain($"/words/{proposed}");
        var row = await House.LookAsync(db => Task.FromResult(db.WordsAhead.Single()));
        var kept = await House.Records.ReadAsync(
            Reader,
            Ada,
            Purpose.ReviewWords,
            (r, _) => Task.FromResult(r.Open(row)),
            Cancel
        );
        var content = kept.ShouldBeOfType<ReadOutcome<TherapyJournal.Journaling.WordsAheadContent>.Open>().Value;
        (content.State.ToString(), content.Text).ShouldBe((state, words ?? "What did the walk do for you?"));
    }

    [Fact]
    public async Task A_goal_is_added_changed_and_closed_with_its_history()
    {
        await Desk.PostAsync($"/patients/{Ada}/goals", Fields(("text", "Sleep through"), ("why", "We agreed.")));
        var page = await OpenAsync(Ada);
        var goal = IdIn(page, "goals");
        var version = page.Field("version");

        await Desk.PostAsync(
            $"/patients/{Ada}/goals/{goal}/change",
            Fields(("version", version), ("text", "Sleep till six"))
        );
        var stale = await Desk.PostAsync(
            $"/patients/{Ada}/goals/{goal}/change",
            Fields(("version", version), ("text", "Sleep till nine"))
        );
        var closed = await Desk.PostAsync(
            $"/patients/{Ada}/goals/{goal}/close",
            Fields(("version", (await OpenAsync(Ada)).Field("version")), ("why", "Reached."))
        );

        stale.Text.ShouldContain("Somebody changed this goal at the same moment.");
        stale.Html.ShouldContain("Sleep till nine</textarea>", customMessage: "nothing that was typed is lost");
        closed.Text.ShouldContain("Noor Example added it: Sleep through (We agreed.)");
        closed.Text.ShouldContain("Noor Example changed it to: Sleep till six");
        closed.Text.ShouldContain("Noor Example closed it (Reached.)");
        (await GoalsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one_and_like_a_damaged_id()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Ben Other"));
        var theirs = await House.AddPatientAsync(other.Id, "Ben Patient");
        var missing = RowId.New(Ground.Clock).ToString();

        foreach (var id in (string[])[theirs.ToString(), missing, "no-id", $"{missing}x"])
        {
            var shown = await Desk.OpenAsync($"/patients/{id}");
            ShouldBeNowhere(shown);
            shown.Answer.Content.Headers.ContentType.ShouldBe(
                (await Desk.OpenAsync($"/patients/{missing}")).Answer.Content.Headers.ContentType
            );
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/goals", Fields(("text", "Theirs"))));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/goals/{missing}/close", Fields()));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/suggestions/{missing}/accept", Fields()));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/words/{missing}/reject", Fields()));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/alerts/{missing}/lift", Fields()));
        }
        (await Desk.OpenAsync("/patients")).Text.ShouldNotContain("Ben Patient");
    }

    [Fact]
    public async Task Older_entries_are_a_page_away_and_none_is_lost_or_shown_twice()
    {
        for (var i = 1; i <= 21; i++)
        {
            await WriteAsync(Ada, $"It was evening number {i} of this winter.");
        }

        var first = await OpenAsync(Ada);
        var older = await Desk.OpenAsync($"/patients/{Ada}?before={Shown.Between(first.Html, "?before=", "\"")}");

        (first.Html.Split("<article class=\"entry\"").Length - 1).ShouldBe(20);
        first.Text.ShouldContain("evening number 21 of");
        first.Text.ShouldNotContain("evening number 1 of");
        (older.Html.Split("<article class=\"entry\"").Length - 1).ShouldBe(1);
        older.Text.ShouldContain("evening number 1 of");
        older.Html.ShouldNotContain("?before=");
        (await Desk.OpenAsync($"/patients/{Ada}?before=nonsense")).Text.ShouldContain("evening number 21 of");
    }

    [Fact]
    public async Task Moods_are_a_line_and_a_sentence_and_a_table()
    {
        foreach (var mood in (int[])[3, 0, 10])
        {
            await House.Get<RecordMeasure>().MoodAsync(new Reader.Patient(Ada), Ada, mood, Cancel);
        }

        var page = await OpenAsync(Ada);

        page.Html.ShouldContain("aria-label=\"Mood from 0, the worst, to 10, oldest first: 3, 0, 10\"");
        (page.Html.Split("<rect ").Length - 1).ShouldBe(3);
        page.Text.ShouldContain("mood, 0 to 10 · last 10");
    }

    private async Task<IReadOnlyList<string>> GoalsAsync() =>
        [
            .. (await House.Get<ListGoals>().RunAsync(Reader, Ada, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
                .Value.Where(g => g.Content.IsOpen)
                .Select(g => g.Content.Text),
        ];

    private static string Words(Shown page)
    {
        var own = Shown.Between(page.Html, """<div class="own words">""", "</div>");
        return WebUtility.HtmlDecode(
            string.Concat(
                own.Split('<')
                    .Select((part, i) => i == 0 ? part : part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..])
            )
        );
    }

    [GeneratedRegex(
        """<a class="rests" href="#(?<mark>[^"]+)" data-quotes="(?<sentence>\d+)">(?<words>[^<]+)</a>""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Rests { get; }
}

public sealed class PatientPagesOnSqlite() : PatientPagesTests(TestedDatabase.Sqlite);

public sealed class PatientPagesOnPostgres() : PatientPagesTests(TestedDatabase.Postgres);
