using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class ShowWritingTests(TestedDatabase on) : ModelChatTest(on)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LinkAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        foreach (var step in (string[])["AskForEntry", "ScreenEntry", "ReflectOnEntry", "SummarizeEntry"])
        {
            settings[$"Journal:Assistants:{step}:Seconds"] = "0.5";
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task While_a_model_thinks_the_chat_shows_that_an_answer_is_being_written()
    {
        Model.Fail(FakeFault.Hang, always: true);
        await SayAsync("A calm day.");
        Phone.Typing.ShouldBe(0);

        await TapAsync(ChatTexts.Done);

        Phone.Typing.ShouldBeGreaterThan(0);
        Phone.Read[^1].ShouldContain(ChatTexts.WithoutAi);
        // What else is asked for meanwhile need not hang.
        Model.Fail(FakeFault.Unauthorised, always: true);
        await IsOverAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_channel_that_does_not_answer_keeps_nobodys_answer_back()
    {
        Phone.WhileTyping = new TaskCompletionSource().Task;
        await SayAsync("A calm day.");

        var working = TapAsync(ChatTexts.Done);
        while (!working.IsCompleted)
        {
            Pass(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
        await working;

        // Whoever wrote it: on a loaded machine the model's half second may be over.
        Phone.Read.ShouldContain(said =>
            said.EndsWith(ChatTexts.ByTheAssistant, StringComparison.Ordinal)
            || said.EndsWith(ChatTexts.WithoutAi, StringComparison.Ordinal)
        );
    }

    [Theory(Timeout = Hanging)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_answer_comes_nothing_is_shown(bool isPrivate)
    {
        if (!isPrivate)
        {
            await House
                .Get<TherapyJournal.Practices.ChangePatient>()
                .SetAsync(Therapist, Patient, "reflections", "off", Cancel);
        }
        await SayAsync("A calm day.");

        await TapAsync(isPrivate ? ChatTexts.KeepPrivate : ChatTexts.Done);

        Phone.Typing.ShouldBe(0);
    }

    // Once the answer is there, nothing goes on showing that it comes.
    private async Task IsOverAsync()
    {
        Pass(TimeSpan.FromSeconds(10));
        await WorkAsync();
        var shown = Phone.Typing;
        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();
        Phone.Typing.ShouldBe(shown);
    }
}

public sealed class ShowWritingOnSqlite() : ShowWritingTests(TestedDatabase.Sqlite);

public sealed class ShowWritingOnPostgres() : ShowWritingTests(TestedDatabase.Postgres);
