using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>The main job, by hand, in two browsers: a patient writes, their therapist reads, accepts a goal, and the next question follows it.</summary>
public sealed class WholeLoopTests(ServedJournal journal) : BrowserTest(journal)
{
    private const string Words =
        "I lay awake until three again. The walk by the canal helped, as it did on Sunday. I would like to walk every evening before bed.";

    [Fact(Timeout = Hanging)]
    public async Task A_patient_writes_and_their_therapist_reads_and_decides()
    {
        var patient = await PatientAsync("Maren Loop");
        var therapist = await TherapistAsync("therapist of the loop");

        await therapist.GotoAsync("/today");
        await Expect(patient.Locator("[data-question] h1")).ToBeVisibleAsync();
        await patient.GetByLabel("Your words").FillAsync(Words);
        await patient.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await KeptAsync(patient);

        // By itself: nobody loads the page again.
        await Expect(therapist.GetByRole(AriaRole.Link, new() { Name = "Maren Loop" }))
            .ToBeVisibleAsync(new() { Timeout = 40_000 });
        await therapist.GetByRole(AriaRole.Link, new() { Name = "Maren Loop" }).First.ClickAsync();
        await Expect(therapist.GetByText("The walk by the canal helped, as it did on Sunday.").First)
            .ToBeVisibleAsync();
        await Expect(therapist.GetByText("written without AI").First).ToBeVisibleAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_any_script_the_patient_writes_and_reads_it_again()
    {
        var patient = await PatientAsync("Ben Unscripted", scripts: false);

        await patient.GetByLabel("Your words").FillAsync("Quiet today. 🌱 Ich habe gut geschlafen.");
        await patient.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();

        await KeptAsync(patient);
        await patient.GotoAsync("/journal/entries");
        await Expect(patient.GetByText("Quiet today. 🌱 Ich habe gut geschlafen.").First).ToBeVisibleAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_typed_outlasts_a_closed_tab_and_a_lost_connection_and_is_kept_once()
    {
        var patient = await PatientAsync("Cora Offline");
        await patient.GetByLabel("Your words").FillAsync("First half of it.");
        await patient.WaitForTimeoutAsync(1_500);
        await patient.ReloadAsync();
        (await patient.GetByLabel("Your words").InputValueAsync()).ShouldBe("First half of it.");

        await patient.GetByLabel("Your words").FillAsync("First half of it. And the second.");
        await patient.Context.SetOfflineAsync(true);
        await patient.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Expect(patient.Locator("[data-status]")).ToContainTextAsync("this device");
        await patient.Context.SetOfflineAsync(false);

        await KeptAsync(patient);
        await patient.GotoAsync("/journal/entries");
        (await patient.GetByText("And the second.").CountAsync()).ShouldBe(1);
        (await patient.EvaluateAsync<string>("() => JSON.stringify(localStorage)")).ShouldNotContain("second");
    }
}
