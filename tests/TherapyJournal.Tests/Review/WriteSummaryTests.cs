using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class WriteSummaryTests(TestedDatabase on) : ModelLoopTest(on)
{
    [Theory]
    [InlineData("Heute war ein langer Tag und ich habe nicht geschlafen. Meine Schwester ist gekommen.", true)]
    [InlineData("Je ne sais pas quoi faire avec ma vie. Les jours sont tous les mêmes.", true)]
    [InlineData("Сегодня был длинный день, и я устал.", true)]
    [InlineData("今日はとても疲れました。", true)]
    [InlineData("Today was long. My sister said danke schön and left a note that says je t'aime.", false)]
    [InlineData("Bad day.", false)]
    [InlineData("ugh. tired. work, kids, dinner, bed. again.", false)]
    [InlineData("😀😀😀", false)]
    public async Task An_entry_in_another_language_says_that_the_rules_read_it_only_as_well_as_they_can(
        string words,
        bool isAnother
    )
    {
        var entry = await WriteAsync(words);

        (await InboxItemAsync(entry)).Summary.InAnotherLanguage.ShouldBe(isAnother);
        var desk = new CommandDesk(Ground);
        (await desk.RunAsync("inbox", "--all")).ShouldBe(ExitCode.Done);
        desk.Page.Contains("Screened in another language").ShouldBe(isAnother);
        await desk.DoneAsync("inbox", "--json");
        desk.Output.Contains("\"inAnotherLanguage\": true").ShouldBe(isAnother);
    }
}

public sealed class WriteSummaryOnSqlite() : WriteSummaryTests(TestedDatabase.Sqlite);

public sealed class WriteSummaryOnPostgres() : WriteSummaryTests(TestedDatabase.Postgres);
