using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>The charts of a patient's trends: drawn from the tables, which are all there is where nothing is drawn.</summary>
public sealed class TrendsTests(ServedJournal journal) : BrowserTest(journal)
{
    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task Each_chart_has_as_many_marks_as_its_table_has_rows(string screen)
    {
        var patient = await RatedAsync($"Kim Drawn-{screen}");
        var page = await TherapistAsync($"therapist who sees charts on a {screen}", Enum.Parse<Screen>(screen));
        var refused = new List<string>();
        page.Console += (_, message) => refused.Add(message.Text);
        await page.GotoAsync($"/patients/{patient}/trends?weeks=all");
        Assert.SkipWhen(await page.Locator(".chart").CountAsync() == 0, "Built without Node.js, so without charts.");

        await Expect(page.Locator(".chart svg")).ToHaveCountAsync(6);
        foreach (var trend in await page.Locator(".trend").AllAsync())
        {
            var rows = await trend.Locator("tbody tr").CountAsync();
            rows.ShouldBeGreaterThan(0);
            (await trend.Locator("svg .mark").CountAsync()).ShouldBe(rows);
            (await trend.Locator("details[open]").CountAsync()).ShouldBe(0);
        }
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "2 moods, from 4 to 7: too few" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chart").First.GetByText("goal added")).ToBeVisibleAsync();
        refused.ShouldBeEmpty("the policy of the page refuses nothing that they need");

        await page.Locator(".trend summary").First.ClickAsync();
        await Expect(page.Locator(".trend table").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(700, 800);
        await Expect(page.Locator(".chart svg").First).ToBeVisibleAsync();
        (await page.Locator(".trend details[open]").CountAsync()).ShouldBe(1, "what was opened stays so");
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_scripts_the_tables_are_open_and_nothing_is_missing_in_between()
    {
        var patient = await RatedAsync("Lou Undrawn");
        var page = await TherapistAsync("therapist without scripts", scripts: false);
        await page.GotoAsync($"/patients/{patient}/trends?weeks=all");

        (await page.Locator("svg").CountAsync()).ShouldBe(0);
        (await page.Locator(".trend table:visible").CountAsync()).ShouldBe(6);
        await Expect(page.GetByText("2 moods, from 4 to 7: too few moods to say more.")).ToBeVisibleAsync();
        foreach (var chart in await page.Locator(".chart").AllAsync())
        {
            (await chart.EvaluateAsync<int>("place => place.offsetHeight")).ShouldBe(0, "no gap in its place");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_inferred_says_so_in_its_picture_too_and_keeps_its_sides()
    {
        var patient = await RatedAsync("Noa Inferred");
        await RunAsync("write", patient, "--text", "I was sad, and afraid.");
        await RunAsync("practice", "set", "infer-mood", "on");
        try
        {
            var page = await TherapistAsync("therapist who sees what is inferred");
            await page.GotoAsync($"/patients/{patient}/trends");
            await Expect(page.GetByText("Inferred from the words, not said by the patient: 1 entry"))
                .ToBeVisibleAsync();
            Assert.SkipWhen(
                await page.Locator(".chart").CountAsync() == 0,
                "Built without Node.js, so without charts."
            );

            var picture = page.Locator("[data-chart=feelings] svg");
            await Expect(picture.GetByText("inferred: mostly pleasant", new() { Exact = true })).ToBeVisibleAsync();
            (await picture.Locator(".mark").CountAsync()).ShouldBe(1);
            (await picture.Locator(".pleasant").GetAttributeAsync("height")).ShouldBe("0");
            (await picture.Locator(".unpleasant").GetAttributeAsync("height")).ShouldNotBe("0");
        }
        finally
        {
            await RunAsync("practice", "set", "infer-mood", "off");
        }
    }

    /// <summary>A patient with entries of several weeks, moods, and a goal that was rated.</summary>
    private async Task<string> RatedAsync(string name)
    {
        var patient = Id(
            await RunAsync("patients", "add", "--name", name, "--goal", "Walk more", "--consent", "keeping")
        );
        foreach (var at in (string[])["2025-05-04T21:00:00Z", "2025-05-12T22:10:00Z", "2025-05-13T07:30:00Z"])
        {
            await RunAsync("write", patient, "--text", "I walked. It helped.", "--at", at);
        }
        // Written now, so that there is an hour to show.
        await RunAsync("write", patient, "--text", "I walked today.");
        await RunAsync("rate", patient, "--mood", "4");
        await RunAsync("rate", patient, "--mood", "7");
        var goals = await RunAsync("goals", patient);
        await RunAsync("rate", patient, "--goal", Id(goals[0]), "3");
        return patient;
    }
}
