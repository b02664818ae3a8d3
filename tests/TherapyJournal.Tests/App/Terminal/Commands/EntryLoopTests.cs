using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class EntryLoopTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Reflection = "that stands here as you wrote it";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact(Timeout = Hanging)]
    public async Task Who_wrote_is_answered_before_the_summary_for_the_therapist_is_there()
    {
        var desk = new CommandDesk(Ground);
        var answeredFirst = false;
        Model.Answer = request =>
        {
            if (request.Form == "summarize-entry")
            {
                answeredFirst = SpinWait.SpinUntil(() => desk.OutputSoFar.Contains(Reflection), Longest);
            }
            return FakeAnswers.Plausible(request);
        };

        (await desk.RunAsync("write", "Ada Example", "--text", Calm)).ShouldBe(ExitCode.Done, desk.Error);

        answeredFirst.ShouldBeTrue("the reflection waited for the summary");
        desk.Page.ShouldStartWith("It is kept.");
        desk.Output.Split(Reflection).Length.ShouldBe(2, "it is said once");
        await desk.DoneAsync("inbox");
        desk.Page.ShouldContain("A new entry about the day.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_writes_again_is_answered_while_a_model_is_silent_about_the_entry_before()
    {
        using var asked = new SemaphoreSlim(0);
        using var answered = new SemaphoreSlim(0);
        Model.Answer = request =>
        {
            if (request.Form == "summarize-entry")
            {
                asked.Release();
                answered.Wait(Longest, Cancel);
            }
            return FakeAnswers.Plausible(request);
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await RecordAsync(Calm);
        var working = House.Get<Worker>().RunAsync(TimeSpan.Zero, stop.Token);
        (await asked.WaitAsync(Longest, Cancel)).ShouldBeTrue();

        var second = await RecordAsync("The neighbour brought soup.");
        var isAnswered = false;
        for (var tried = 0; tried < 400 && !isAnswered; tried++)
        {
            await Task.Delay(25, Cancel);
            isAnswered = await House.Get<ReadReflection>().IsThereAsync(Patient, second, Cancel);
        }

        isAnswered.ShouldBeTrue("the second reflection waited for the first summary");
        answered.Release(10);
        await stop.CancelAsync();
        await working.WaitAsync(Longest, Cancel).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Danger_that_a_model_finds_is_answered_with_fixed_words_before_the_command_ends(bool isSlow)
    {
        var desk = new CommandDesk(Ground);
        var (afterTheReflection, sawItAtOnce) = (false, false);
        Model.Answer = request =>
        {
            if (request.Form == "screen-entry" && isSlow)
            {
                afterTheReflection = SpinWait.SpinUntil(() => desk.OutputSoFar.Contains(Reflection), Longest);
            }
            if (request.Form == "reflect-on-entry" && !isSlow)
            {
                SpinWait.SpinUntil(() => AlertsAsync().GetAwaiter().GetResult().Count > 0, Longest);
            }
            if (request.Form == "summarize-entry")
            {
                // Whoever is in danger reads it while other things are still being done.
                sawItAtOnce = SpinWait.SpinUntil(() => desk.OutputSoFar.Contains("in danger"), Longest);
            }
            return request.Form == "screen-entry"
                ? FakeAnswers.Danger("urgent", "Preparation", "It went well after all.")
                : FakeAnswers.Plausible(request);
        };

        (await desk.RunAsync("write", "Ada Example", "--text", Calm)).ShouldBe(ExitCode.Done, desk.Error);

        var words = desk.Page.IndexOf("in danger", StringComparison.OrdinalIgnoreCase);
        words.ShouldBeGreaterThan(0, desk.Page);
        afterTheReflection.ShouldBe(isSlow);
        sawItAtOnce.ShouldBeTrue();
        desk.Page.IndexOf(Reflection, StringComparison.Ordinal).ShouldBeInRange(isSlow ? 0 : -1, isSlow ? words : -1);
        (await desk.RunAsync("prompt", "Ada Example")).ShouldBe(ExitCode.Refused);
        desk.Page.Split("in danger").Length.ShouldBe(2, "they are owed no more, and stand in a question's place");
        await desk.DoneAsync("alerts");
        desk.Page.ShouldContain("raised by a model (AI: gpt-6-luna), not by the rules: “It went well after all.”");
        await desk.DoneAsync("alerts", "--json");
        desk.Output.ShouldContain("\"raisedBy\": \"gpt-6-luna\"");
        desk.Output.ShouldContain("\"quotation\": \"It went well after all.\"");
    }

    [Fact]
    public async Task As_json_the_fixed_words_of_a_model_that_found_danger_are_in_the_document()
    {
        var desk = new CommandDesk(Ground);
        Model.Answer = request =>
            request.Form == "screen-entry"
                ? FakeAnswers.Danger("concern", "ObliqueIdeation", "It went well after all.")
                : FakeAnswers.Plausible(request);

        (await desk.RunAsync("write", "Ada Example", "--text", Calm, "--json")).ShouldBe(ExitCode.Done);

        using var document = System.Text.Json.JsonDocument.Parse(desk.Output);
        document.RootElement.GetProperty("crisisWords").GetString().ShouldNotBeNullOrEmpty();
        var risk = document.RootElement.GetProperty("risk");
        risk.GetProperty("level").GetString().ShouldBe("concern");
        risk.GetProperty("raisedBy").GetString().ShouldBe("gpt-6-luna");
        desk.Output.ShouldNotContain(Reflection);
    }

    [Fact]
    public async Task As_json_everything_is_one_document_at_the_end()
    {
        var desk = new CommandDesk(Ground);

        (await desk.RunAsync("write", "Ada Example", "--text", Calm, "--json")).ShouldBe(ExitCode.Done);

        desk.Output.ShouldStartWith("{");
        desk.Output.ShouldContain(Reflection);
        desk.Output.ShouldNotContain("It is kept.");
    }
}

public sealed class EntryLoopOnSqlite() : EntryLoopTests(TestedDatabase.Sqlite);

public sealed class EntryLoopOnPostgres() : EntryLoopTests(TestedDatabase.Postgres);
