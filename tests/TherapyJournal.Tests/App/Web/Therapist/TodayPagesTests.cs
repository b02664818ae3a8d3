using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class TodayPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Note = "We talked; her sister is with her tonight.";

    [Fact(Timeout = Hanging)]
    public async Task Whoever_asks_for_the_headers_alone_has_seen_nothing()
    {
        await WriteAsync(Ada, Calm);

        (await Desk.AskAsync(HttpMethod.Head, $"/patients/{Ada}")).Status.ShouldBe(HttpStatusCode.OK);

        (await Desk.OpenAsync("/today")).Text.ShouldContain("wrote today");
        await OpenAsync(Ada);
        (await Desk.OpenAsync("/today")).Text.ShouldNotContain("wrote today");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_session_of_today_or_tomorrow_leads_to_its_brief()
    {
        var ben = await AddAsync("Ben Example");
        var cleo = await AddAsync("Cleo Example");
        var session = House.Get<NoteTherapySession>();
        // The clock begins on 2 March 2026, at nine.
        await session.RunAsync(Reader, Ada, "2026-03-03T10:00", Cancel);
        await session.RunAsync(Reader, Ada, "2026-03-10T10:00", Cancel);
        await session.RunAsync(Reader, ben, "2026-03-02", Cancel);
        await session.RunAsync(Reader, cleo, "2026-03-04T10:00", Cancel);

        var page = await Desk.OpenAsync("/today");

        page.Text.ShouldContain("Ada Example session tomorrow 10:00 · Brief for the session at 10:00");
        page.Html.ShouldContain($"href=\"/patients/{Ada}/brief\"");
        page.Text.ShouldContain("Ben Example session today · Brief for the session");
        page.Text.IndexOf("Ben Example", StringComparison.Ordinal)
            .ShouldBeLessThan(page.Text.IndexOf("Ada Example", StringComparison.Ordinal));
        page.Text.ShouldNotContain("Cleo Example");
        (await Desk.OpenAsync($"/patients/{Ada}/brief")).Status.ShouldBe(HttpStatusCode.OK);

        Ground.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 11, 1, 0, TimeSpan.Zero));
        (await (await AgainAsync()).OpenAsync("/today")).Text.ShouldNotContain("Ada Example");
    }

    [Fact]
    public async Task A_row_a_patient_the_most_urgent_first()
    {
        var names = new[] { "Goal", "Quiet", "New", "Request", "Words", "Concern", "Urgent", "Nothing" };
        var people = new Dictionary<string, PatientId>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            people[name] = await AddAsync($"{name} Example");
        }
        await WriteAsync(people["Goal"], Wish);
        await House.Get<ReadInbox>().RunAsync(Reader, Cancel);
        await WriteAsync(people["Quiet"], Calm);
        await House.Get<ReadInbox>().RunAsync(Reader, Cancel);
        await House.Get<ChangePatient>().SetAsync(Reader, people["Quiet"], "reminders", "mon 18:00", Cancel);
        Ground.Clock.Advance(TimeSpan.FromDays(9));
        await WriteAsync(people["New"], Calm);
        await AskAsync(people["Request"], PatientRequestKind.Call, "Could we talk before Friday?");
        await ProposeAsync(people["Words"], "What did the walk do for you?");
        await WriteAsync(people["Concern"], Concern);
        await WriteAsync(people["Urgent"], Urgent);

        var page = await (await AgainAsync()).OpenAsync("/today");

        var order = names
            .Reverse()
            .Skip(1)
            .Select(n => page.Text.IndexOf($"{n} Example", StringComparison.Ordinal))
            .ToList();
        order.ShouldAllBe(at => at > 0);
        order.ShouldBeInOrder();
        page.Text.ShouldContain("… 2 more , nothing new", customMessage: "nobody of whom there is nothing has a row");
        page.Text.ShouldNotContain("Nothing Example");
        page.Text.ShouldContain("quiet for 9 days");
        page.Text.ShouldContain("asks you to call");
        page.Text.ShouldContain("a goal to look at");
        page.Text.ShouldContain("1 text to approve");
    }

    [Fact]
    public async Task It_is_the_first_page_and_says_so_where_nothing_waits()
    {
        var page = await Desk.OpenAsync("/");

        page.Path.ShouldEndWith("/today");
        page.Text.ShouldContain("Nothing new, and nothing waits for you.");
        page.Text.ShouldContain("… 1 more , nothing new");
    }

    [Fact]
    public async Task Looking_at_it_leaves_what_is_new_as_new_and_shows_no_word_of_it()
    {
        await WriteAsync(Ada, Calm);

        (await Desk.OpenAsync("/today")).Text.ShouldContain("wrote today");
        var again = await Desk.OpenAsync("/today");

        again.Text.ShouldContain("wrote today");
        again.Text.ShouldNotContain("sister");
        await OpenAsync(Ada);
        (await Desk.OpenAsync("/today")).Text.ShouldNotContain("wrote today", customMessage: "its page was opened");
    }

    [Fact]
    public async Task An_alert_is_acknowledged_with_a_note_that_stands_in_its_history()
    {
        await WriteAsync(Ada, Urgent);
        var alert = IdIn(await Desk.OpenAsync("/today"), "alerts");

        var after = await Desk.PostAsync($"/today/alerts/{alert}/acknowledge", Fields(("note", Note)));

        after.Status.ShouldBe(HttpStatusCode.OK);
        after.Path.ShouldEndWith("/today");
        after.Text.ShouldContain($"acknowledged by Noor Example: {Note}");
        (await OpenAsync(Ada)).Text.ShouldContain(Note);
        var list = await House.Get<ListAlerts>().RunAsync(Reader, withLifted: false, Cancel);
        list.Alerts.ShouldHaveSingleItem().Alert.Content.History[^1].Note.ShouldBe(Note);
    }

    [Fact]
    public async Task Without_a_note_it_stays_open_and_the_page_says_why()
    {
        await WriteAsync(Ada, Urgent);
        var alert = IdIn(await Desk.OpenAsync("/today"), "alerts");

        var again = await Desk.PostAsync($"/today/alerts/{alert}/acknowledge", Fields(("note", "  ")));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("Say in a few words what was done");
        again.Text.ShouldNotContain("--note");
        again.Text.ShouldContain("not yet seen");
        again.Html.ShouldContain("<details open");
    }

    [Fact]
    public async Task An_acknowledged_alert_is_lifted_and_goes_from_the_page()
    {
        await WriteAsync(Ada, Urgent);
        var alert = IdIn(await Desk.OpenAsync("/today"), "alerts");
        var early = await Desk.PostAsync($"/today/alerts/{alert}/lift", Fields(("note", "Over.")));
        await Desk.PostAsync($"/today/alerts/{alert}/acknowledge", Fields(("note", Note)));

        var after = await Desk.PostAsync($"/today/alerts/{alert}/lift", Fields(("note", "Over.")));

        early.Text.ShouldContain("Nobody has acknowledged this alert yet");
        early.Html.ShouldContain("Over.</textarea>", customMessage: "nothing that was typed is lost");
        after.Text.ShouldNotContain("urgent");
        (await OpenAsync(Ada)).Text.ShouldContain("lifted by Noor Example: Over.");
    }

    [Fact]
    public async Task A_request_is_shown_in_the_patients_words_and_settled()
    {
        await AskAsync(Ada, PatientRequestKind.Call, "Could we talk before Friday?");
        var page = await Desk.OpenAsync("/today");

        page.Text.ShouldContain("Could we talk before Friday?");
        var request = IdIn(page, "requests");
        var after = await Desk.PostAsync($"/today/requests/{request}/settle", Fields());
        var again = await Desk.PostAsync($"/today/requests/{request}/settle", Fields());

        after.Text.ShouldContain("Nothing new, and nothing waits for you.");
        again.Text.ShouldContain("It was settled before.");
    }

    [Fact]
    public async Task What_is_another_therapists_looks_like_what_is_not_there()
    {
        var other = await House.AddTherapistAsync("Ben Other");
        await WriteAsync(Ada, Urgent);
        var alert = IdIn(await Desk.OpenAsync("/today"), "alerts");
        var theirs = await SignedInAsync(AccountHolder.Of(other), "ben");

        (await theirs.OpenAsync("/today")).Text.ShouldNotContain("Ada");
        foreach (var id in (Guid[])[alert, RowId.New(Ground.Clock)])
        {
            ShouldBeNowhere(await theirs.PostAsync($"/today/alerts/{id}/acknowledge", Fields(("note", Note))));
            ShouldBeNowhere(await theirs.PostAsync($"/today/alerts/{id}/lift", Fields(("note", Note))));
            ShouldBeNowhere(await theirs.PostAsync($"/today/requests/{id}/settle", Fields()));
        }
        (await Desk.OpenAsync("/today")).Text.ShouldContain("not yet seen");
    }

    [Fact]
    public async Task Who_answers_in_anothers_place_sees_and_acknowledges_the_alert_and_opens_the_plan_alone()
    {
        var deputy = await House.AddTherapistAsync("Ben Stand-In");
        await House.Get<ChangeTherapist>().CoverAsync($"{Reader.Id}", "Ben Stand-In", null, null, Cancel);
        await WriteAsync(Ada, Urgent);
        var theirs = await SignedInAsync(AccountHolder.Of(deputy), "ben");

        var page = await theirs.OpenAsync("/today");

        page.Text.ShouldContain("Ada Example urgent");
        page.Html.ShouldNotContain($"/patients/{Ada}\"");
        (await theirs.OpenAsync($"/patients/{Ada}/plan")).Text.ShouldContain("There is no safety plan yet.");
        page.Text.ShouldNotContain(Urgent);
        ShouldBeNowhere(await theirs.OpenAsync($"/patients/{Ada}"));
        var after = await theirs.PostAsync(
            $"/today/alerts/{IdIn(page, "alerts")}/acknowledge",
            Fields(("note", "I phoned her."))
        );
        after.Text.ShouldContain("acknowledged by Ben Stand-In: I phoned her.");
    }

    [Fact]
    public async Task A_patient_finds_no_desk()
    {
        var patient = await SignedInAsync(AccountHolder.Of(Ada), "ada");

        ShouldBeNowhere(await patient.OpenAsync("/today"));
        ShouldBeNowhere(await patient.OpenAsync("/patients"));
        ShouldBeNowhere(await patient.OpenAsync($"/patients/{Ada}"));
    }

    // Signing in ends with time, which passes in this test by days.
    private Task<Browser> AgainAsync() => SignedInAsync(AccountHolder.Of(Reader.Id), "noor again");

    private Task AskAsync(PatientId patient, PatientRequestKind kind, string words) =>
        House.InsertAsync(
            patient,
            new PatientRequest(),
            new PatientRequestContent(kind, Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds()) { Words = words }
        );
}

public sealed class TodayPagesOnSqlite() : TodayPagesTests(TestedDatabase.Sqlite);

public sealed class TodayPagesOnPostgres() : TodayPagesTests(TestedDatabase.Postgres);
