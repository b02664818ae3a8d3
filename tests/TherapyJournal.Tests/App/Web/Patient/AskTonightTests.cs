using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

/// <summary>What the access record says of the question on the page of tonight, and what stands there once nothing may be kept.</summary>
public abstract class AskTonightTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Chose = "chose a question";

    [Fact(Timeout = Hanging)]
    public async Task That_the_program_chose_a_question_is_on_record_once_for_each_that_it_chose()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Page.OpenAsync("/journal");
        }
        (await ReadingsAsync()).ShouldContain(Chose);
        (await ReadingsAsync()).ShouldNotContain("times");

        Ground.Clock.Advance(TimeSpan.FromMinutes(3));
        await Page.OpenAsync("/journal");
        Times(await ReadingsAsync()).ShouldBe(1);

        await Page.PostAsync("/journal/question", Fields(("wish", "another")));
        Times(await ReadingsAsync()).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Once_nothing_may_be_kept_none_is_chosen_and_no_field_is_there_to_write_in()
    {
        var before = Times(await ReadingsAsync());
        await WithoutConsentAsync(ConsentKind.Keeping);

        var shown = await Page.OpenAsync("/journal");
        await Page.OpenAsync("/journal");
        await Page.PostAsync("/journal/question", Fields(("wish", "another")));
        await Page.PostAsync("/journal/question", Fields(("wish", "not-today")));

        shown.Html.ShouldNotContain("<textarea");
        shown.Html.ShouldNotContain(">Keep it<");
        shown.Text.ShouldContain("so there is no field to write in here");
        shown.Html.ShouldContain("href=\"/journal/consents\"");
        shown.Html.ShouldContain("class=\"danger\"");
        (await Page.OpenAsync("/journal/plan")).Text.ShouldContain("emergency number");
        Times(await ReadingsAsync()).ShouldBe(before);
    }

    private async Task<string> ReadingsAsync() => (await Page.OpenAsync("/journal/readings")).Text;

    private static int Times(string readings) => readings.Split(Chose).Length - 1;
}

public sealed class AskTonightOnSqlite() : AskTonightTests(TestedDatabase.Sqlite);

public sealed class AskTonightOnPostgres() : AskTonightTests(TestedDatabase.Postgres);
