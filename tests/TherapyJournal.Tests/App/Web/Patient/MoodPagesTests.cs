using System.Net;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class MoodPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Eleven_ticks_are_offered_and_one_is_kept()
    {
        (await Page.OpenAsync("/journal/mood")).Html.Split("type=\"radio\"").Length.ShouldBe(12);

        var shown = await Page.PostAsync("/journal/mood", Fields(("mood", "7")));

        shown.Text.ShouldContain("7 of 10");
        (await MoodsAsync()).ShouldBe([7]);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("seven")]
    public async Task What_is_no_tick_is_not_kept(string mood)
    {
        var shown = await Page.PostAsync("/journal/mood", Fields(("mood", mood)));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("Nothing was kept.");
        (await MoodsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_no_number_is_kept()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        (await Page.PostAsync("/journal/mood", Fields(("mood", "3")))).Text.ShouldContain(
            "Nothing is kept of it just now"
        );
        (await MoodsAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<int>> MoodsAsync() =>
        [
            .. (await House.Get<ListMeasures>().RunAsync(Therapist, Ada, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<MeasureView>>.Open>()
                .Value.Select(m => m.Result.Rating),
        ];
}

public sealed class MoodPagesOnSqlite() : MoodPagesTests(TestedDatabase.Sqlite);

public sealed class MoodPagesOnPostgres() : MoodPagesTests(TestedDatabase.Postgres);
