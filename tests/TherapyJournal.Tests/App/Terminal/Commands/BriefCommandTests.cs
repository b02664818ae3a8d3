using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class BriefCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Walk = "Walking by the *canal* helped me sleep.";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task The_page_has_its_parts_and_beneath_each_sentence_the_words_the_day_and_the_entry()
    {
        var entry = await WriteAsync($"It rained. {Walk}");

        (await Desk.RunAsync("brief", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("No session was held yet, so the last 28 days");
        foreach (var part in (string[])["What changed", "What was hard", "What helped", "Goals", "Risk", "Open"])
        {
            Desk.Page.ShouldContain(part);
        }
        Desk.Page.ShouldContain($"“{Walk}”");
        Desk.Page.ShouldContain($"2 Mar 2026, {entry.ToString()[..4]}");
        Desk.Page.ShouldContain("1 entry in 28 days.");
    }

    [Fact]
    public async Task As_Markdown_each_sentence_bears_numbers_that_stand_beneath_it_all()
    {
        await WriteAsync($"It rained. {Walk}");

        (await Desk.RunAsync("brief", "Ada Example", "--markdown", "--since", "2026-03-01")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldStartWith("# Brief: Ada Example\n\n1 Mar 2026 to 2 Mar 2026, by the calendar of ");
        Desk.Output.ShouldContain("## What helped\n\n- “Walking by the \\*canal\\* helped me sleep.”[^2]\n");
        Desk.Output.ShouldMatch(@"\[\^2\]: 2 Mar 2026, [0-9a-f-]{4,}: “Walking by the \\\*canal\\\* helped me sleep.”");
    }

    [Fact]
    public async Task As_a_document_it_has_parts_with_sentences_and_what_they_rest_on()
    {
        var entry = await WriteAsync(Walk);

        (await Desk.RunAsync("brief", "Ada Example", "--json", "--since", "last-session")).ShouldBe(ExitCode.Done);

        var document = JsonDocument.Parse(Desk.Output).RootElement;
        document.GetProperty("begins").GetString().ShouldBe("usualDays");
        var parts = document.GetProperty("parts");
        parts.GetArrayLength().ShouldBe(6);
        var ground = parts[2].GetProperty("sentences")[0].GetProperty("grounds")[0];
        ground.GetProperty("kind").GetString().ShouldBe("entry");
        ground.GetProperty("entry").GetGuid().ShouldBe(entry);
        ground.GetProperty("quotation").GetString().ShouldBe(Walk);
        ground.GetProperty("day").GetString().ShouldBe("2026-03-02");
    }

    [Theory]
    [InlineData("--since", "2026-02-30")]
    [InlineData("--since", "soon")]
    [InlineData("--markdown", "--json")]
    public async Task What_cannot_be_meant_is_wrong_usage(string option, string value) =>
        (await Desk.RunAsync("brief", "Ada Example", option, value)).ShouldBe(ExitCode.Usage);
}

public sealed class BriefCommandOnSqlite() : BriefCommandTests(TestedDatabase.Sqlite);

public sealed class BriefCommandOnPostgres() : BriefCommandTests(TestedDatabase.Postgres);
