using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What somebody hears after they wrote, whatever the model does.</summary>
public sealed class WriteReflectionTests() : ModelLoopTest(TestedDatabase.Sqlite)
{
    [Fact(Timeout = Hanging)]
    public async Task Whatever_the_service_does_everybody_has_the_banks_words_and_nothing_is_there_twice_or_half()
    {
        var entries = 0;
        foreach (var fault in Enum.GetValues<FakeFault>().Except([FakeFault.None]))
        {
            Model.Fail(fault, always: true);

            var entry = await WriteAsync($"I talked to my sister, and it was {fault}.");
            var asked = (await AskAsync(PromptWish.Another)).Content;

            entries++;
            var said = (await ReflectionAsync(entry)).ShouldNotBeNull($"{fault}");
            var summary = (await InboxItemAsync(entry)).Summary;
            (said.WrittenBy, summary.WrittenBy, asked.WrittenBy).ShouldBe(
                (QuestionBank.WrittenBy, QuestionBank.WrittenBy, QuestionBank.WrittenBy),
                $"{fault}"
            );
            foreach (var failed in new[] { said.ModelFailed, summary.ModelFailed, asked.ModelFailed })
            {
                failed.ShouldNotBeNullOrEmpty($"{fault}");
            }
        }

        (await House.LookAsync(db => db.Reflections.CountAsync(Cancel))).ShouldBe(entries);
        (await House.LookAsync(db => db.Summaries.CountAsync(Cancel))).ShouldBe(entries);
        (await House.LookAsync(db => db.Notifications.CountAsync(Cancel))).ShouldBe(entries);
        entries.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Whoever_wants_no_reflections_gets_none_and_no_model_is_asked_for_one()
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "reflections", "off", Cancel);

        (await ReflectionAsync(await WriteAsync(Calm))).ShouldBeNull();

        Model.Requests.Select(r => r.Form).ShouldNotContain("reflect-on-entry");
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "reflections", "on", Cancel);
        (await ReflectionAsync(await WriteAsync("I walked by the canal."))).ShouldNotBeNull();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        foreach (var step in (string[])["AskForEntry", "ScreenEntry", "ReflectOnEntry", "SummarizeEntry"])
        {
            settings[$"Journal:Assistants:{step}:Seconds"] = "0.4";
        }
        settings["Journal:Assistants:Calls:TokensPerPatient"] = "100000000";
        settings["Journal:Assistants:Calls:TokensPerPractice"] = "100000000";
    }
}
