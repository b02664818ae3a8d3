using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class AlertsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Lifting_one_of_two_does_not_say_that_all_is_usual_again()
    {
        await WriteAsync(Urgent);
        await WriteAsync("I took all the pills.");
        var alerts = await AlertsAsync();
        await Desk.DoneAsync("alerts", "ack", $"{alerts[0].Id}", "--note", "We talked.");

        await Desk.DoneAsync("alerts", "lift", $"{alerts[0].Id}");
        Desk.Page.ShouldContain("1 other urgent alert of this patient is not lifted");

        await Desk.DoneAsync("alerts", "ack", $"{alerts[1].Id}", "--note", "We talked.");
        await Desk.DoneAsync("alerts", "lift", $"{alerts[1].Id}");
        Desk.Page.ShouldContain("answered in the usual words again");
    }

    [Theory]
    [InlineData("We talked.\n", ExitCode.Done)]
    [InlineData("\n", ExitCode.Usage)]
    [InlineData("", ExitCode.Usage)]
    public async Task At_a_terminal_it_asks_what_was_done(string typed, int exit)
    {
        await WriteAsync(Urgent);
        var id = (await AlertsAsync()).ShouldHaveSingleItem().Id;
        Desk.Typed = typed;

        (await Desk.RunAsync("alerts", "ack", $"{id}")).ShouldBe(exit);

        Desk.Transcript.ShouldContain("What was done, or why was it a false alarm?");
        (await AlertsAsync())
            .Single()
            .Content.State.ShouldBe(exit == ExitCode.Done ? RiskAlertState.Acknowledged : RiskAlertState.Open);
    }

    [Fact]
    public async Task What_joined_an_alert_is_counted_beside_it()
    {
        await WriteAsync(Urgent);
        await Desk.DoneAsync("write", "Ada Example", "--text", Urgent, "--json");
        Desk.Page.ShouldContain("\"joined\": true");

        await Desk.DoneAsync("alerts");
        Desk.Page.ShouldContain("and the same in 1 later message, the last just now");

        var id = (await AlertsAsync()).ShouldHaveSingleItem().Id;
        await Desk.DoneAsync("alerts", "ack", $"{id}", "--note", "We talked.");
        Desk.Page.ShouldContain("It covers 1 later message as well.");
    }

    [Fact]
    public async Task A_concern_that_joined_an_urgent_alert_is_called_one()
    {
        await WriteAsync(Urgent);
        await WriteAsync("I wish I were dead.");
        await Desk.DoneAsync("alerts");
        Desk.Page.ShouldContain("and a concern in 1 later message");

        await WriteAsync(Urgent);
        await Desk.DoneAsync("alerts");

        Desk.Page.ShouldContain("and the same, or a concern, in 2 later messages");
    }

    [Fact]
    public async Task It_says_when_there_is_no_way_to_reach_the_patient()
    {
        await WriteAsync(Urgent);
        await Desk.DoneAsync("alerts");
        Desk.Page.ShouldContain("contact: none is recorded");

        await Desk.DoneAsync("patients", "set", "Ada Example", "contact", "a neighbour");
        await Desk.DoneAsync("alerts");

        Desk.Page.ShouldContain("contact: a neighbour");
    }

    [Fact]
    public async Task Whoever_answers_in_anothers_place_reads_it_in_their_own_inbox()
    {
        var cover = await House.AddTherapistAsync("Ben Example");
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Example", null, null, Cancel);
        await WriteAsync(Urgent);

        await Desk.DoneAsync("inbox", "--as", "Ben Example");

        Desk.Page.ShouldContain("Ada Example");
        await LiftAlertsAsync();
        await Desk.DoneAsync("inbox", "--as", "Ben Example");
        Desk.Page.ShouldNotContain("Ada Example");
        cover.ShouldNotBe(Therapist.Id);
    }

    [Fact]
    public async Task Whoever_answers_in_anothers_place_is_shown_in_the_list_and_sees_no_entry()
    {
        var cover = await House.AddTherapistAsync("Ben Example");
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Example", null, null, Cancel);

        await Desk.DoneAsync("therapists", "list");
        Desk.Page.ShouldContain("cover: Ben Example, when there is no answer");
        await Desk.DoneAsync("therapists", "list", "--json");
        Desk.Page.ShouldContain($"\"by\": \"{cover.Value}\"");
        await WriteAsync(Urgent);
        await Desk.DoneAsync("alerts", "--as", "Ben Example");
        Desk.Page.ShouldContain("its words are for their own therapist to read");
        await LiftAlertsAsync();
        await Desk.DoneAsync("alerts", "--all", "--as", "Ben Example");
        Desk.Page.ShouldBe("There is no alert that you may see.");
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("alerts")]
    public async Task Whoever_answers_for_a_colleague_with_whom_they_share_a_patient_reads_the_alert_once(string page)
    {
        var cover = await House.AddTherapistAsync("Ben Example");
        await House.InsertAsync(
            Patient,
            new Caseload { TherapistId = cover },
            new CaseloadContent(0, $"{Therapist.Id}")
        );
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Example", null, null, Cancel);
        await WriteAsync(Urgent);

        await Desk.DoneAsync(page, "--as", "Ben Example");

        Desk.Page.Split("alerts ack").Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_alert_that_woke_nobody_says_so()
    {
        await WriteAsync(Urgent);

        await Desk.DoneAsync("alerts", "--all");

        Desk.Page.ShouldContain("nobody was called");
    }

    [Fact]
    public async Task It_says_who_how_long_ago_how_to_reach_them_and_what_to_type()
    {
        await RunAsync("patients", "set", "Ada Example", "contact", "Phone 030 1234");
        await RunAsync("patients", "set", "Ada Example", "timezone", "Europe/Berlin");
        var entry = await WriteAsync(Urgent);
        Pass(TimeSpan.FromHours(2));

        var alerts = await RunAsync("alerts");
        var page = Desk.Page;

        page.ShouldContain("Ada Example · 2 hours ago, Mon 2 Mar 2026 10:00");
        page.ShouldContain("(Europe/Berlin)");
        page.ShouldContain("Phone 030 1234");
        page.ShouldContain($"{entry}"[..13]);
        await RunAsync("alerts", "ack", IdIn(alerts), "--note", "x");
    }

    [Fact]
    public async Task Words_that_were_not_kept_are_said_not_to_be_there()
    {
        await RunAsync("patients", "pause", "Ada Example");
        await Desk.RunAsync("write", "Ada Example", "--text", Urgent);

        await RunAsync("alerts");
        Desk.Page.ShouldContain("its words are not kept");
    }

    [Fact]
    public async Task The_history_says_who_did_what_when_and_why()
    {
        await WriteAsync(Urgent);
        var id = IdIn(await RunAsync("alerts"));
        await RunAsync("alerts", "ack", id, "--note", "Called, she is with her sister.");
        await RunAsync("alerts", "lift", id, "--note", "Safe again.");

        (await RunAsync("alerts")).ShouldContain("No alert stands");
        await RunAsync("alerts", "--all");
        var page = Desk.Page;

        page.ShouldContain("acknowledged by Noor Example");
        page.ShouldContain("Called, she is with her sister.");
        page.ShouldContain("Safe again.");
        page.ShouldNotContain("therapist:");
    }

    [Fact]
    public async Task What_was_done_already_is_said_with_what_comes_next()
    {
        await WriteAsync(Urgent);
        var id = IdIn(await RunAsync("alerts"));

        (await Desk.RunAsync("alerts", "lift", id)).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("Nobody has acknowledged");
        await RunAsync("alerts", "ack", id, "--note", "Called.");
        (await Desk.RunAsync("alerts", "ack", id, "--note", "Again.")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("acknowledged already");
        Desk.Error.ShouldContain($"alerts lift {id}");
        await RunAsync("alerts", "lift", id);
        (await Desk.RunAsync("alerts", "lift", id)).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("lifted already");
    }

    private static string IdIn(string page) =>
        page.Split('\n')
            .First(l => l.Contains("alerts ack ", StringComparison.Ordinal))
            .Split("alerts ack ")[1]
            .Split(' ')[0];

    private async Task<string> RunAsync(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Output;
    }
}

public sealed class AlertsCommandOnSqlite() : AlertsCommandTests(TestedDatabase.Sqlite);

public sealed class AlertsCommandOnPostgres() : AlertsCommandTests(TestedDatabase.Postgres);
