using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class AssistantOptionsTests : AssistantTest
{
    [Theory]
    [InlineData("Journal:Assistants:AskForEntry:Model", " ", "no model for the step ask-for-entry")]
    [InlineData("Journal:Assistants:SummarizeEntry:Seconds", "0", "Seconds of the step summarize-entry must be from")]
    [InlineData(
        "Journal:Assistants:ReflectOnEntry:Seconds",
        "NaN",
        "Seconds of the step reflect-on-entry must be from"
    )]
    [InlineData("Journal:Assistants:ReflectOnEntry:Seconds", "soon", "value of the wrong kind")]
    [InlineData("Journal:Assistants:Api", "telepathy", "Journal:Assistants:Api must be responses, chat or anthropic.")]
    [InlineData(
        "Journal:Assistants:Api",
        "chat",
        "The step ask-for-entry has no model: with Api=chat, name one under Journal:Assistants:Model or Journal:Assistants:AskForEntry:Model."
    )]
    [InlineData(
        "Journal:Assistants:SummarizeEntry:Api",
        "anthropic",
        "The step summarize-entry has no model: with Api=anthropic, name one under"
    )]
    [InlineData("Journal:Assistants:SummarizeEntry:Api", "smoke", "SummarizeEntry:Api must be responses, chat or")]
    [InlineData("Journal:Assistants:Model", " ", "Journal:Assistants:Model is empty.")]
    [InlineData("Journal:Assistants:Endpoint", " ", "Journal:Assistants:Endpoint is empty.")]
    [InlineData("Journal:Assistants:AskForEntry:Endpoint", " ", "Journal:Assistants:AskForEntry:Endpoint is empty.")]
    [InlineData(
        "Journal:Assistants:AskForEntry:Endpoint",
        "http://models.example",
        "Journal:Assistants:AskForEntry:Endpoint must be an https address"
    )]
    [InlineData("Journal:Assistants:AskForEntry:MostTokensOut", "0", "AskForEntry:MostTokensOut must be from 16 to")]
    [InlineData(
        "Journal:Assistants:AllowPlainHttpTo:0",
        "http://models.example",
        "AllowPlainHttpTo must list names of"
    )]
    [InlineData("Journal:Assistants:SilentSeconds", "0", "Journal:Assistants:SilentSeconds must be from 0.1 to 600.")]
    [InlineData("Journal:Assistants:ProbeSeconds", "61", "Journal:Assistants:ProbeSeconds must be from 0.1 to 60.")]
    [InlineData("OPENAI_BASE_URL", "http://models.example/v1", "OPENAI_BASE_URL must be an https address")]
    [InlineData("OPENAI_BASE_URL", "models.example", "OPENAI_BASE_URL must be an https address")]
    [InlineData("OPENAI_BASE_URL", "ftp://models.example/v1", "OPENAI_BASE_URL must be an https address")]
    [InlineData("OPENAI_BASE_URL", "https://me:word@models.example/v1", "OPENAI_BASE_URL must be an https address")]
    [InlineData("OPENAI_BASE_URL", "https://models.example/v1?key=1", "OPENAI_BASE_URL must be an https address")]
    [InlineData("OPENAI_API_KEY", "sk-secret\nnext", "OPENAI_API_KEY holds a character that no key has.")]
    [InlineData("OPENAI_API_KEY", "sk-secret“", "OPENAI_API_KEY holds a character that no key has.")]
    public void A_setting_that_cannot_be_used_is_named_in_a_sentence_without_its_value(
        string name,
        string value,
        string sentence
    )
    {
        var problem = ProblemOf((name, value));

        problem.ShouldContain(sentence);
        problem.ShouldNotContain("models.example");
        problem.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("https://models.example/v1")]
    [InlineData("https://models.example/v1/")]
    [InlineData("http://localhost:8080/v1")]
    [InlineData("http://[::1]:8080/v1")]
    public void An_address_over_https_or_on_this_machine_is_taken(string address) =>
        NewAssistant(("OPENAI_BASE_URL", address)).SettingsProblem.ShouldBeNull();

    [Fact]
    public void The_endpoint_under_journal_is_checked_where_no_other_is_set()
    {
        var problem = ProblemOf(("OPENAI_BASE_URL", null), ("Journal:Assistants:Endpoint", "http://models.example"));

        problem.ShouldStartWith("Journal:Assistants:Endpoint must be an https address");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_slash_at_the_end_of_the_address_does_no_harm()
    {
        var assistant = NewAssistant(("OPENAI_BASE_URL", OpenAi.BaseUrl + "/"));

        await assistant.AskAsync(AssistantStep.AskForEntry, Somebody, [UntrustedBlock.Wish("Sleep")], null, Cancel);

        OpenAi.Calls.ShouldBe(["POST /v1/responses"]);
    }

    [Fact]
    public void Where_a_person_waits_a_model_has_six_of_the_eight_seconds_at_most()
    {
        var waiting = AssistantStep.All.Where(step => step.PersonWaits).ToList();

        waiting.ShouldBe([
            AssistantStep.AskForEntry,
            AssistantStep.ReflectOnEntry,
            AssistantStep.AskJournal,
            AssistantStep.NameThemes,
        ]);
        // A therapist sees an answer come, and has what recurs before it is named.
        waiting
            .Where(step => step != AssistantStep.AskJournal && step != AssistantStep.NameThemes)
            .ShouldAllBe(step => step.In(new AssistantOptions()).Time <= TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void Registering_touches_no_network()
    {
        NewAssistant().IsConfigured.ShouldBeTrue();

        OpenAi.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Every_failure_has_a_plain_sentence_for_people()
    {
        var sentences = Enum.GetValues<AssistantFailure>().Select(AssistantFailures.Say).ToList();

        sentences.ShouldBeUnique();
        sentences.ShouldAllBe(s => s.EndsWith('.') && !s.Contains('!') && s.Length < 120);
    }

    [Fact]
    public void Only_a_fault_that_may_pass_is_worth_another_try()
    {
        AssistantFailures.Again(AssistantFailure.TimedOut).ShouldBe(AskAgain.Soon);
        AssistantFailures.Again(AssistantFailure.RateLimited).ShouldBe(AskAgain.Soon);
        AssistantFailures.Again(AssistantFailure.BudgetSpent).ShouldBe(AskAgain.NextDay);
        AssistantFailures.Again(AssistantFailure.Unauthorised).ShouldBe(AskAgain.Never);
        AssistantFailures.Again(AssistantFailure.NotConfigured).ShouldBe(AskAgain.Never);
        AssistantFailures.Again(AssistantFailure.Refused).ShouldBe(AskAgain.Never);
    }
}
