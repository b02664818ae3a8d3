using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Evals;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using Xunit;

namespace TherapyJournal.Evals.Tests;

public sealed class ScreenWithModelTests
{
    private const string Urgent = "I am going to kill myself tonight.";
    private const string Concern = "Everyone would be better off without me.";
    private const string Quiet = "I gave Nina the folder with the passwords.";

#pragma warning disable RS0030 // Nothing here depends on the time.
    private static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030

    [Fact]
    public async Task It_raises_what_the_rules_missed_and_lowers_nothing()
    {
        await using var model = await FakeOpenAi.StartAsync();
        model.Answer = request =>
            request.Body.Contains("Nina", StringComparison.Ordinal)
                ? """{"level": "urgent", "category": "Preparation", "quotation": "I gave Nina the folder with the passwords."}"""
            : request.Body.Contains("silence", StringComparison.Ordinal) ? "no form at all"
            : """{"level": "none", "category": "None", "quotation": ""}""";
        var screen = new ScreenWithModel(Settings(model), Clock);

        var found = await screen.FindAsync(
            [Urgent, Concern, Quiet, "A day of silence."],
            TestContext.Current.CancellationToken
        );

        found.Select(f => f.Level).ShouldBe([RiskLevel.Urgent, RiskLevel.Concern, RiskLevel.Urgent, RiskLevel.None]);
        screen.Silent.ShouldBe(1);
        model.Requests.ShouldAllBe(r => !r.Body.Contains("tonight"), "nothing is graver than urgent");
    }

    [Fact]
    public async Task Without_a_model_it_says_so() =>
        await Should.ThrowAsync<SettingException>(() =>
            new ScreenWithModel(new ConfigurationBuilder().Build(), Clock).FindAsync(
                [Quiet],
                TestContext.Current.CancellationToken
            )
        );

    private static IConfiguration Settings(FakeOpenAi model) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["OPENAI_API_KEY"] = FakeOpenAi.Key,
                    ["OPENAI_BASE_URL"] = model.BaseUrl,
                }
            )
            .Build();
}
