using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class CheckModelTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task All_is_green_where_every_model_answers()
    {
        var check = (await CheckAsync()).ShouldHaveSingleItem();

        check.Light.ShouldBe(CheckLight.Green);
        check.Sentence.ShouldStartWith("All models answer: gpt-6.1-terra at 127.0.0.1:");
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_key_the_question_bank_is_named()
    {
        var check = (await CheckAsync(("OPENAI_API_KEY", null))).ShouldHaveSingleItem();

        check.ShouldBe(
            new Check(
                "model",
                CheckLight.Green,
                "No model is configured: the question bank asks, reflects and sums up, and the rules alone look for danger."
            )
        );
    }

    [Theory(Timeout = Hanging)]
    [InlineData("OPENAI_BASE_URL", "http://models.example/v1", "OPENAI_BASE_URL must be an https address")]
    [InlineData("Journal:Assistants:Calls:TokensPerPatient", "-1", "Journal:Assistants:Calls:TokensPerPatient must be")]
    public async Task A_setting_that_cannot_be_used_switches_models_off(string name, string value, string sentence)
    {
        var check = (await CheckAsync((name, value))).ShouldHaveSingleItem();

        check.Light.ShouldBe(CheckLight.Amber);
        check.Sentence.ShouldStartWith(
            $"No model is asked until a setting is corrected; the question bank answers, and the rules alone look for danger. {sentence}"
        );
        OpenAi.Calls.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Every_step_in_trouble_has_a_sentence_of_its_own()
    {
        // The tests' clock stands in March 2026.
        OpenAi.Models["gpt-6.1-terra"] = "2026-04-01";

        var checks = await CheckAsync(
            ("Journal:Assistants:ScreenEntry:Model", "gone-too"),
            ("Journal:Assistants:ReflectOnEntry:Model", "gone-model"),
            ("Journal:Assistants:SummarizeEntry:Api", "anthropic"),
            ("Journal:Assistants:SummarizeEntry:Model", FakeAnthropic.Model),
            ("Journal:Assistants:AskJournal:Model", "gone-model"),
            ("Journal:Assistants:NameThemes:Model", "gone-model"),
            ("ANTHROPIC_API_KEY", "sk-ant-other")
        );

        checks.ShouldAllBe(check => check.Name == "model" && check.Light == CheckLight.Amber);
        checks
            .Select(check => check.Sentence.Split(": ", 2))
            .Select(parts => (parts[0], parts[1].Split(' ', 2)[1]))
            .ShouldBe([
                (
                    "ask-for-entry",
                    "switches off gpt-6.1-terra on 2026-04-01. Name another under Journal:Assistants before."
                ),
                (
                    "screen-entry",
                    "does not know gone-too; the rules alone look for danger instead. Name another under Journal:Assistants."
                ),
                (
                    "reflect-on-entry",
                    "does not know gone-model; the question bank answers instead. Name another under Journal:Assistants."
                ),
                (
                    "summarize-entry",
                    $"at {new Uri(Anthropic.Origin).Authority} does not answer as it should; the question bank answers meanwhile. "
                        + "The model's service did not accept the key; check OPENAI_API_KEY or ANTHROPIC_API_KEY."
                ),
                (
                    "ask-journal",
                    "does not know gone-model; the passages that fit best are shown instead. Name another under Journal:Assistants."
                ),
                (
                    "name-themes",
                    "does not know gone-model; what the rules have found stands as it is instead. Name another under Journal:Assistants."
                ),
            ]);
        checks.ShouldAllBe(check => !check.Sentence.Contains("sk-ant"));
    }

    private async Task<IReadOnlyList<Check>> CheckAsync(params (string Name, string? Value)[] settings) =>
        await ActivatorUtilities.CreateInstance<CheckModel>(Room(settings)).RunAsync(Cancel);
}
