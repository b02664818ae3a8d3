using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>What a model says of a journal at a therapist's asking: an answer with its lit words, and names for what recurs.</summary>
public sealed class AnsweredByModelTests(ServedWithModel journal) : PageTest(journal), IClassFixture<ServedWithModel>
{
    private const string Walk = "The walk by the canal helped, and I slept until six.";
    private const string Loud = "The neighbours were loud, so the walk by the canal did not help me sleep.";

    private const string Water = "I stood at the water for an hour.";

    [Fact(Timeout = Hanging)]
    public async Task Each_sentence_of_an_answer_lights_up_the_words_on_which_it_rests()
    {
        var page = await SignedInAsync("therapist who asks", out var patient);
        Answers(
            "ask-journal",
            r => new
            {
                lookUps = Array.Empty<object>(),
                sentences = new[]
                {
                    Sentence(r, "The patient writes that the walk by the canal helped, and of sleep until six.", Walk),
                },
                against = new[] { Sentence(r, "On a night with loud neighbours the walk did not help.", Loud) },
                period = (object?)null,
            }
        );

        await page.GotoAsync($"/patients/{await patient}/ask");
        await page.GetByLabel("What do you want to know?").FillAsync("Does the walk by the canal help with sleep?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(page.Locator(".answer a.rests")).ToHaveCountAsync(2);
        await page.Locator(".answer a.rests").First.HoverAsync();

        await Expect(page.Locator(".answer mark.lit")).ToHaveTextAsync(Walk);
        await LookHereAsync(page, "/patients/ask-answered", "desk");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_names_of_a_model_take_the_place_of_the_rules_own_when_they_come()
    {
        var page = await SignedInAsync("therapist who wants names", out var patient);
        Answers(
            "name-themes",
            r => new
            {
                themes = new[]
                {
                    new
                    {
                        parts = new[] { r.LabelOf("theme", "canal"), r.LabelOf("theme", "boats") },
                        name = "the walk by the canal",
                        elsewhere = new[] { new { source = r.LabelOf("entry", Water), quotation = Water } },
                    },
                },
            }
        );

        await page.GotoAsync($"/patients/{await patient}/themes");
        await LookHereAsync(page, "/patients/themes-by-rules", "desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask a model for names" }).ClickAsync();
        await Expect(page.GetByText("Named so, and put together").First).ToBeVisibleAsync();

        (await page.GetByRole(AriaRole.Button, new() { Name = "Ask a model for names" }).CountAsync()).ShouldBe(0);
        await LookHereAsync(page, "/patients/themes-named", "desk");
    }

    private void Answers(string form, Func<AskedOfModel, object> answer) =>
        journal.Model.Answer = r =>
            r.Form == form ? JsonSerializer.Serialize(answer(r))
            : r.Form == "screen-entry" ? """{"level": "none", "category": "None", "quotation": ""}"""
            : "no form";

    private static object Sentence(AskedOfModel asked, string text, string quotation) =>
        new { text, citations = new[] { new { source = asked.LabelOf("entry", quotation), quotation } } };

    private Task<IPage> SignedInAsync(string name, out Task<string> patient)
    {
        patient = WriteAsync(name);
        return TherapistAsync(name);
    }

    private async Task<string> WriteAsync(string name)
    {
        var added = await RunAsync(
            "patients",
            "add",
            "--name",
            $"Emil, of a {name}",
            "--goal",
            "Walk each evening",
            "--consent",
            "all"
        );
        foreach (
            var (words, at) in new[]
            {
                $"I went out at last. {Walk} Then I made tea.",
                "My boats, the old boats. Nobody paints them.",
                Loud,
                $"{Water} It was quiet.",
                "Again the canal, with our boats. I lay awake until three.",
                "The boats rot, and I lay awake.",
                "I lay awake again. Work was long.",
            }.Select((words, at) => (words, at))
        )
        {
            var day = DateTimeOffset.Parse("2026-03-02T20:00:00Z", CultureInfo.InvariantCulture).AddDays(at * 2);
            await RunAsync("write", Id(added), "--text", words, "--at", $"{day:yyyy-MM-ddTHH:mm:ssZ}");
        }
        return Id(added);
    }
}
