using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class AnswerNoMoreTests(TestedDatabase on) : ModelChatTest(on)
{
    private const int Answered = 20;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LinkAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_a_flood_of_words_everything_is_kept_and_one_sentence_a_minute_is_said()
    {
        var said = await WriteAsync(Answered + 10);

        Phone.Read.ShouldBe([ChatTexts.Listening, await SentenceAsync()]);
        Phone.Read[1].ShouldContain("kept all the same");
        Phone.Read[1].ShouldContain("emergency number");
        Pass(TimeSpan.FromMinutes(1));
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(string.Join("\n\n", said));
        await WriteAsync(Answered + 10);
        Phone.Read.Count(t => t.StartsWith("You write faster", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_written_behind_the_command_is_kept_in_a_flood_too()
    {
        await WriteAsync(Answered);

        await SayAsync("/journal I cannot sleep since the move.");

        Phone.Read[^1].ShouldContain("kept all the same");
        Pass(TimeSpan.FromMinutes(1));
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldEndWith("I cannot sleep since the move.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_the_middle_of_a_flood_is_answered_at_once_and_the_sentence_waits_for_the_next_message()
    {
        await WriteAsync(Answered);

        await SayAsync(Urgent);

        (await AlertsAsync()).ShouldHaveSingleItem();
        Phone.Read.Count.ShouldBe(2);
        Phone.Read[^1].ShouldContain("emergency");
        await SayAsync(Calm);
        Phone.Read[^1].ShouldBe(await SentenceAsync());
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(Answered + 2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Commands_and_buttons_of_a_flood_do_nothing_and_ask_no_model()
    {
        await SayAsync("/journal");
        var asked = Model.Requests.Count;
        asked.ShouldBeGreaterThan(0);
        for (var i = 1; i < Answered; i++)
        {
            await SayAsync("/help");
        }
        Phone.Clear();

        for (var i = 0; i < 5; i++)
        {
            await ComeAsync(Tap($"{AskInChat.Asks}another"));
            await SayAsync("/journal");
            await SayAsync("/export");
        }

        Phone.Read.ShouldBe([await SentenceAsync()]);
        Model.Requests.Count.ShouldBe(asked);
        (await RequestsAsync()).ShouldBeEmpty();
        Pass(TimeSpan.FromMinutes(1));
        await SayAsync("/export");
        (await RequestsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Changes_of_a_finished_entry_are_kept_at_once_and_summarised_once_a_minute_later()
    {
        var first = await SayAsync("One.");
        await TapAsync(ChatTexts.Done);
        for (var i = 2; i < Answered; i++)
        {
            await SayAsync("/help");
        }
        var asked = Model.Requests.Count;

        for (var i = 0; i < 8; i++)
        {
            await ComeAsync(Edited(first, $"One, and {i} more."));
        }
        await ComeAsync(Edited(first, Urgent));

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Urgent);
        (await AlertsAsync()).ShouldNotBeEmpty();
        Model.Requests.Count.ShouldBe(asked);
        Pass(TimeSpan.FromMinutes(2));
        await WorkAsync();
        (Model.Requests.Count - asked).ShouldBeInRange(1, 3);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_a_day_without_a_worker_held_back_is_no_flood()
    {
        var held = new List<ChatMessage>();
        for (var i = 0; i < Answered + 5; i++)
        {
            held.Add(Words($"Thought {i}."));
            Pass(TimeSpan.FromMinutes(4));
        }

        await ComeAsync(held);
        await TapAsync(ChatTexts.Done);

        Phone.Read.Take(2).ShouldBe([ChatTexts.Listening, ChatTexts.Kept(isPrivate: false)]);
        Phone.Read.ShouldNotContain(t => t.StartsWith("You write faster", StringComparison.Ordinal));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_held_back_is_no_flood_either_where_a_button_was_tapped_among_it()
    {
        await SayAsync("A first thought.");
        var held = new List<ChatMessage>();
        for (var i = 0; i < Answered + 5; i++)
        {
            held.Add(Words($"Thought {i}."));
            Pass(TimeSpan.FromMinutes(4));
        }
        Pass(TimeSpan.FromDays(1));
        // A tap bears the time at which it is heard of.
        held.Insert(0, Tap(Phone.Button(ChatTexts.Done)));

        await ComeAsync(held);

        Phone.Read.ShouldNotContain(t => t.StartsWith("You write faster", StringComparison.Ordinal));
    }

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_can_be_kept_from_others_however_much_is_written(bool byButton)
    {
        await WriteAsync(Answered + 5);

        if (byButton)
        {
            await TapAsync(ChatTexts.KeepPrivate);
        }
        else
        {
            Phone.Clear();
            await SayAsync("/private on");
            await SayAsync("/private on");
            Phone.Read.Count.ShouldBe(1);
            Pass(TimeSpan.FromMinutes(11));
            await WorkAsync();
        }

        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_asks_to_be_called_in_a_flood_is_heard_though_nothing_is_said()
    {
        await WriteAsync(Answered + 1);
        Phone.Clear();

        await SayAsync("Please call me");
        await SayAsync("Please call me");

        Phone.Read.ShouldBeEmpty();
        (await RequestsAsync()).ShouldHaveSingleItem().Content.Kind.ShouldBe(PatientRequestKind.Call);
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_whoever_has_not_agreed_the_sentence_promises_nothing_and_nothing_is_kept()
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);

        await WriteAsync(Answered + 5);

        Phone.Read.Count.ShouldBe(Answered + 1);
        Phone.Read[^1].ShouldContain("Nothing of it is kept");
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
    }

    private async Task<List<string>> WriteAsync(int count)
    {
        var said = Enumerable.Range(1, count).Select(i => $"Sentence {i}.").ToList();
        foreach (var words in said)
        {
            await SayAsync(words);
        }
        return said;
    }

    private async Task<string> SentenceAsync() =>
        FloodTexts.Patient(isKept: true, await House.Get<ReadFixedWords>().WhomToCallAsync(Patient, Cancel));

    private async Task<IReadOnlyList<RequestView>> RequestsAsync() =>
        (await House.Get<ListRequests>().RunAsync(Therapist, withDone: false, Cancel)).Requests;
}

public sealed class AnswerNoMoreOnSqlite() : AnswerNoMoreTests(TestedDatabase.Sqlite);

public sealed class AnswerNoMoreOnPostgres() : AnswerNoMoreTests(TestedDatabase.Postgres);
