using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

/// <summary>Where a practice approves a model's words, and the patient writes from a chat.</summary>
public abstract class WrittenWordsTests(TestedDatabase on) : ModelChatTest(on)
{
    private const string Answer = "You talked to your sister.";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LinkAsync();
        await SetAsync("after-approval");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_answer_that_was_approved_later_is_said_in_the_chat_once_with_who_wrote_it()
    {
        await ApproveAsync();
        await WorkAsync();

        Phone.Read.Count(said => said.Contains(Answer)).ShouldBe(1);
        Phone.Read[^1].ShouldEndWith($"{Answer}\n\n{ChatTexts.ByTheAssistant}");
        (await OwedAsync()).ShouldBeEmpty();
        Pass(TimeSpan.FromDays(1));
        await WorkAsync();
        Phone.Read.Count(said => said.Contains(Answer)).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_has_no_chat_finds_it_at_the_terminal()
    {
        await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel);

        await ApproveAsync();
        await WorkAsync();

        Phone.Read.ShouldBeEmpty();
        (await OwedAsync()).ShouldHaveSingleItem().Text.ShouldBe(Answer);
    }

    [Fact(Timeout = Hanging)]
    public async Task While_no_models_words_may_reach_the_patient_it_waits()
    {
        await ApproveAsync();
        await SetAsync("never");
        await WorkAsync();

        Phone.Read.ShouldNotContain(said => said.Contains(Answer));
    }

    [Fact(Timeout = Hanging)]
    public async Task On_another_phone_of_which_nobody_has_said_that_it_is_theirs_it_is_not_said()
    {
        await ApproveAsync();
        Pass(TimeSpan.FromMinutes(1));
        var other = Here with { Chat = 5000 };
        await SayAsync($"/start {await InviteAsync()}", other);
        await WorkAsync();

        // On the first phone it may still be said: the two happen beside each other.
        Phone.In(other).ShouldNotBeEmpty();
        Phone.In(other).ShouldNotContain(said => said.Text.Contains(Answer));
    }

    private async Task ApproveAsync()
    {
        await WriteAsync(Calm);
        Phone.Clear();
        var waiting = (await House.Get<ListWordsToReview>().RunAsync(Therapist, Cancel)).Single(w =>
            w.Words.Kind == WordsAheadKind.Reflection
        );
        (
            await House.Get<ReviewWords>().ApproveAsync(Therapist, waiting.Id, Answer, Cancel)
        ).ShouldBeOfType<ReviewWordsOutcome.Decided>();
    }

    private async Task<IReadOnlyList<OwedMessage>> OwedAsync() =>
        (await House.Get<DeliverMessages>().OwedAsync(Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<OwedMessage>>.Open>()
            .Value;

    private async Task SetAsync(string policy) =>
        (
            await House.Get<PracticeSettings>().SetAsync("ai-to-patient", policy, Cancel)
        ).ShouldBeOfType<SetPracticeOutcome.Changed>();
}

public sealed class WrittenWordsOnSqlite() : WrittenWordsTests(TestedDatabase.Sqlite);

public sealed class WrittenWordsOnPostgres() : WrittenWordsTests(TestedDatabase.Postgres);
