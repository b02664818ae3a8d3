using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SendPromptTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_question_comes_with_its_reason_and_another_one_for_the_asking()
    {
        await LinkAsync();
        await SayAsync("/journal");
        var first = Phone.Read.ShouldHaveSingleItem();
        first.ShouldEndWith(ChatTexts.WithoutAi);

        await TapAsync(ChatTexts.Another);
        await SayAsync("/journal");

        Phone.Read[1].ShouldNotBe(first);
        Phone.Read[2].ShouldBe(Phone.Read[1]);
        await SayAsync("An answer.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).ShouldHaveSingleItem().PromptId.ShouldNotBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_written_while_a_question_is_sought_is_answered_before_it()
    {
        await LinkAsync();
        var found = new TaskCompletionSource();
        Phone.WhileTyping = found.Task;
        await House.Get<ReceiveMessages>().RunAsync([Words("/journal"), Words(Urgent)], Cancel);

        var working = WorkAsync();
        while (!Phone.Read.Any(t => t.Contains("emergency", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
        (await AlertsAsync()).ShouldHaveSingleItem();
        working.IsCompleted.ShouldBeFalse("the question is still sought");
        found.SetResult();
        await working;
    }
}

public sealed class SendPromptOnSqlite() : SendPromptTests(TestedDatabase.Sqlite);

public sealed class SendPromptOnPostgres() : SendPromptTests(TestedDatabase.Postgres);
