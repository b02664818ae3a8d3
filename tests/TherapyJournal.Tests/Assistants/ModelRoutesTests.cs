using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class ModelRoutesTests : AssistantTest
{
    private const string Section = "Journal:Assistants";

    [Fact]
    public void Model_address_protocol_time_and_bound_can_differ_per_step()
    {
        var routes = Routes(
            ($"{Section}:AskForEntry:Api", "anthropic"),
            ($"{Section}:AskForEntry:Model", "claude-house"),
            ($"{Section}:ReflectOnEntry:Api", "chat"),
            ($"{Section}:ReflectOnEntry:Model", "gemma"),
            ($"{Section}:ReflectOnEntry:Endpoint", "http://localhost:11434/v1/"),
            ($"{Section}:ReflectOnEntry:Seconds", "20"),
            ($"{Section}:SummarizeEntry:MostTokensOut", "900")
        );

        var (ask, reflect, summarize) = (
            routes.For(AssistantStep.AskForEntry),
            routes.For(AssistantStep.ReflectOnEntry),
            routes.For(AssistantStep.SummarizeEntry)
        );
        (ask.Api, ask.Model, ask.Key).ShouldBe((ModelApi.Anthropic, "claude-house", FakeAnthropic.Key));
        (reflect.Api, reflect.Model, reflect.Host).ShouldBe((ModelApi.Chat, "gemma", "localhost:11434"));
        reflect.Endpoint.AbsoluteUri.ShouldBe("http://localhost:11434/v1");
        reflect.Time.ShouldBe(TimeSpan.FromSeconds(20));
        (summarize.Api, summarize.Model, summarize.MostTokensOut).ShouldBe((ModelApi.Responses, "gpt-6-luna", 900));
    }

    [Fact]
    public void One_model_can_be_named_for_all_steps_and_another_for_one()
    {
        var routes = Routes(($"{Section}:Model", "house"), ($"{Section}:ReflectOnEntry:Model", "small"));

        AssistantStep
            .All.Select(step => routes.For(step).Model)
            .ShouldBe(["house", "house", "small", "house", "house", "house"]);
    }

    [Fact]
    public void A_key_goes_to_no_service_but_its_own()
    {
        var routes = Routes(
            ($"{Section}:Api", "chat"),
            ($"{Section}:Model", "gemma"),
            ($"{Section}:AskForEntry:Endpoint", "https://models.example/v1"),
            ($"{Section}:ScreenEntry:Endpoint", "https://models.example/v1"),
            ($"{Section}:ReflectOnEntry:Endpoint", OpenAi.Origin + "/other"),
            ($"{Section}:SummarizeEntry:Endpoint", "http://127.0.0.1:1/v1"),
            ($"{Section}:AskJournal:Endpoint", "http://127.0.0.1:1/v1"),
            ($"{Section}:NameThemes:Endpoint", "http://127.0.0.1:1/v1")
        );

        AssistantStep
            .All.Select(step => routes.For(step).Key)
            .ShouldBe(
                [null, null, FakeOpenAi.Key, null, null, null],
                "the third is the same service, those after it another port"
            );
        AssistantStep.All.ShouldAllBe(step => routes.For(step).IsConfigured);
    }

    [Fact]
    public void Vectors_are_made_at_OpenAI_by_its_usual_model_and_elsewhere_by_the_model_that_is_named()
    {
        Routes(("OPENAI_BASE_URL", null)).Embeddings.Model.ShouldBe(new EmbeddingModel("text-embedding-3-small", 512));
        Routes(("OPENAI_BASE_URL", null), ("OPENAI_API_KEY", null)).Embeddings.IsConfigured.ShouldBeFalse();
        Routes().Embeddings.Model.ShouldBeNull("the address is somebody's own, and nobody has named a model there");
        Routes(("OPENAI_BASE_URL", null), ($"{Section}:Embeddings:Model", "None")).Embeddings.Model.ShouldBeNull();
        Routes(($"{Section}:Embeddings:Model", "nomic-embed-text:v1.5"))
            .Embeddings.Model.ShouldBe(new EmbeddingModel("nomic-embed-text:v1.5", null));
    }

    [Fact]
    public void The_key_goes_along_with_vectors_only_to_its_own_service()
    {
        ModelRoute At(string endpoint) =>
            Routes(($"{Section}:Embeddings:Endpoint", endpoint), ($"{Section}:Embeddings:Model", "house"))
                .Embeddings.Route.ShouldNotBeNull();

        At(OpenAi.Origin + "/v2").Key.ShouldBe(FakeOpenAi.Key);
        At("https://models.example/v1").Key.ShouldBeNull();
        At("http://127.0.0.1:1/v1").IsConfigured.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Endpoint", "https://models.example/v1", "has no model")]
    [InlineData("Model", " ", "must be a name")]
    [InlineData("Dimensions", "7", "from 8 to 4096")]
    [InlineData("Dimensions", "abc", "Dimensions")]
    [InlineData("Endpoint", "ftp://x", "has no model")]
    [InlineData("QuestionSeconds", "0", "from 0.1 to 60")]
    public void What_cannot_be_used_is_said_and_switches_off_vectors_alone(string name, string value, string said)
    {
        var routes = Routes(($"{Section}:Embeddings:{name}", value));

        routes.Embeddings.Problem.ShouldNotBeNull().ShouldContain(said);
        routes.Embeddings.IsConfigured.ShouldBeFalse();
        routes.AreConfigured.ShouldBeTrue();
    }

    [Theory]
    [InlineData("nomic-embed-text:v1.5", null)]
    [InlineData("org/model@main", 512)]
    public void A_model_is_known_by_its_key(string name, int? dimensions)
    {
        var model = new EmbeddingModel(name, dimensions);

        EmbeddingModel.OfKey(model.Key).ShouldBe(model);
        EmbeddingModel.OfKey("nobody's").ShouldBeNull();
    }

    [Theory]
    [InlineData("responses", "OPENAI_API_KEY", "OPENAI_BASE_URL")]
    [InlineData("anthropic", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL")]
    public void A_step_that_needs_a_key_cannot_be_elsewhere(string api, string key, string address)
    {
        var problem = ProblemOf(
            ($"{Section}:AskForEntry:Api", api),
            ($"{Section}:AskForEntry:Model", "m"),
            ($"{Section}:AskForEntry:Endpoint", "https://models.example/v1")
        );

        problem.ShouldBe(
            $"{key} belongs to one service and is not sent to Journal:Assistants:AskForEntry:Endpoint, which is another. "
                + $"Name that service in {address}, or use Api=chat for one that needs no key."
        );
    }

    [Fact]
    public void The_endpoint_of_all_steps_belongs_to_the_protocol_of_all_steps_alone()
    {
        var routes = Routes(
            ("OPENAI_BASE_URL", null),
            ("ANTHROPIC_BASE_URL", null),
            ($"{Section}:Endpoint", "https://gateway.example/v1"),
            ($"{Section}:AskForEntry:Api", "anthropic"),
            ($"{Section}:AskForEntry:Model", "m")
        );

        routes.For(AssistantStep.AskForEntry).Host.ShouldBe("api.anthropic.com");
        routes.For(AssistantStep.SummarizeEntry).Host.ShouldBe("gateway.example");
        routes.For(AssistantStep.SummarizeEntry).Key.ShouldBe(FakeOpenAi.Key);
    }

    [Fact]
    public void Chat_at_the_vendor_itself_needs_a_key()
    {
        var routes = Routes(
            ("OPENAI_BASE_URL", null),
            ("OPENAI_API_KEY", null),
            ($"{Section}:Api", "chat"),
            ($"{Section}:Model", "gpt-6-luna")
        );

        routes.AreConfigured.ShouldBeFalse();
    }

    [Fact]
    public void Plain_http_goes_to_a_host_that_is_named_and_to_no_other()
    {
        (string, string?)[] settings =
        [
            ("OPENAI_BASE_URL", "http://ollama:11434/v1"),
            ($"{Section}:Api", "chat"),
            ($"{Section}:Model", "gemma"),
        ];

        const string Refusal = "or to a host that is named under Journal:Assistants:AllowPlainHttpTo.";
        ProblemOf(settings).ShouldEndWith(Refusal);
        ProblemOf([.. settings, ($"{Section}:AllowPlainHttpTo:0", "other")]).ShouldEndWith(Refusal);
        Routes([.. settings, ($"{Section}:AllowPlainHttpTo:0", "Ollama")])
            .For(AssistantStep.AskForEntry)
            .Host.ShouldBe("ollama:11434");
    }

    [Theory]
    [InlineData("ANTHROPIC_BASE_URL", "http://models.example", "ANTHROPIC_BASE_URL must be an https address")]
    [InlineData("ANTHROPIC_API_KEY", "sk-secret next", "ANTHROPIC_API_KEY holds a character that no key has.")]
    public void A_vendors_settings_are_checked_where_a_step_asks_it(string name, string value, string sentence)
    {
        NewAssistant((name, value)).SettingsProblem.ShouldBeNull();

        var problem = ProblemOf((name, value), ($"{Section}:Api", "anthropic"), ($"{Section}:Model", "m"));
        problem.ShouldStartWith(sentence);
        problem.ShouldNotContain("models.example");
        problem.ShouldNotContain("secret");
    }

    [Fact]
    public void No_key_is_printed()
    {
        var (route, home) = (Routes().For(AssistantStep.AskForEntry), Routes().OpenAi);

        route.ToString().ShouldBe($"gpt-6.1-terra at {new Uri(OpenAi.Origin).Authority}");
        home.ToString().ShouldBe(OpenAi.BaseUrl);
    }

    private ModelRoutes Routes(params (string Name, string? Value)[] settings) =>
        Room(settings).GetRequiredService<ModelRoutes>();
}
