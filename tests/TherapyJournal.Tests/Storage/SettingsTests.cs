using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class SettingsTests
{
    [Fact]
    public void Where_nothing_is_set_the_defaults_stand()
    {
        Read().Attempts.ShouldBe(12);
    }

    [Fact]
    public void What_is_set_counts_and_the_rest_keeps_its_default()
    {
        var options = Read(("Journal:Work:Parallel", "3"));

        options.Parallel.ShouldBe(3);
        options.LeaseSeconds.ShouldBe(12);
    }

    [Theory]
    [InlineData("Parallel", "0", "Journal:Work:Parallel must be from 1 to 256.")]
    [InlineData("LeaseSeconds", "16", "Journal:Work:LeaseSeconds must be from 0.5 to 15.")]
    [InlineData("Attempts", "-1", "Journal:Work:Attempts must be from 1 to 100.")]
    public void A_value_out_of_bounds_is_refused_with_the_bounds(string name, string value, string sentence)
    {
        Should.Throw<SettingException>(() => Read(($"Journal:Work:{name}", value))).Message.ShouldBe(sentence);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var refusal = Should.Throw<SettingException>(() =>
            Read(("Journal:Work:Parallel", "0"), ("Journal:Work:Attempts", "0"))
        );

        refusal.Message.ShouldContain("Parallel");
        refusal.Message.ShouldContain("Attempts");
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_refused_by_its_name_and_not_repeated()
    {
        Should
            .Throw<SettingException>(() => Read(("Journal:Work:Parallel", "s3cret")))
            .Message.ShouldBe(
                "Journal:Work:Parallel has a value of the wrong kind. Look at appsettings.json and the environment."
            );
    }

    private static WorkOptions Read(params (string Name, string Value)[] settings) =>
        Settings.Read<WorkOptions>(Configuration(settings), "Journal:Work");

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value))
            .Build();
}
