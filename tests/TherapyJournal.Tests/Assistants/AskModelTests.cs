using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;
using static System.Globalization.UnicodeCategory;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What leaves the machine: on record before it goes, within the day's tokens, and without the patient's name.</summary>
public abstract class AskModelTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Spent = "The tokens of this day are spent";

    [Fact]
    public async Task Every_call_is_on_record_with_what_was_sent_of_which_entry()
    {
        var entry = await WriteAsync(Calm);

        var calls = await CallsAsync();

        calls
            .Select(c => (c.Content.Step, c.Content.Model))
            .ShouldBe(
                [
                    ("reflect-on-entry", "gpt-6-luna"),
                    ("summarize-entry", "gpt-6-luna"),
                    ("screen-entry", "gpt-6-luna"),
                    ("screen-entry", "omni-moderation-latest"),
                ],
                ignoreOrder: true
            );
        foreach (var call in calls.Where(c => c.Content.Model == "gpt-6-luna"))
        {
            call.Content.State.ShouldBe(ModelCallState.Answered);
            call.Content.Host.ShouldStartWith("127.0.0.1");
            call.Content.Sent.ShouldContain(new SentWords("entry", entry, Calm.Length));
            (call.Content.TokensIn, call.Content.TokensCached, call.Content.TokensOut).ShouldBe((1200, 1024, 80));
            call.Content.InstructionsHash.Length.ShouldBe(64);
        }
    }

    [Fact]
    public async Task A_call_that_failed_and_one_whose_words_were_not_used_say_so()
    {
        Model.Answer = _ => """{"text": "You should see a doctor about your depression. What do you think?"}""";
        await RecordAsync(Calm);
        await WorkAsync();

        var reflection = (await CallsAsync()).First(c => c.Content.Step == "reflect-on-entry").Content;
        reflection.State.ShouldBe(ModelCallState.Stopped);
        reflection.Reason.ShouldNotBeNullOrEmpty();
        var summary = (await CallsAsync()).First(c => c.Content.Step == "summarize-entry").Content;
        (summary.State, summary.Reason).ShouldBe((ModelCallState.Failed, "Malformed"));
    }

    [Fact]
    public async Task A_call_is_on_record_also_where_the_answer_never_came()
    {
        var seen = new List<ModelCallState>();
        Model.Answer = request =>
        {
            seen.AddRange(CallsAsync().GetAwaiter().GetResult().Select(c => c.Content.State));
            return FakeAnswers.Plausible(request);
        };

        await AskAsync();

        seen.ShouldBe([ModelCallState.Begun]);
    }

    [Fact]
    public async Task The_patients_name_never_leaves_and_stands_in_the_summary_again()
    {
        const string words = "Ada, I said to myself, get up. Then ada went out.";
        Model.Answer = request =>
            request.Form == "summarize-entry"
                ? $$"""
                    {"sentences": [{"text": "Writes to {{Placeholder(request.Body)}}.", "quotation": {{System.Text.Json.JsonSerializer.Serialize(
                        FakeAnswers.FirstSentence(request, "entry")
                    )}}}], "insights": [], "notification": "About getting up.", "suggestedGoal": null}
                    """
                : FakeAnswers.Plausible(request);
        var entry = await WriteAsync(words);
        await AskAsync();

        // As a word: an id in hexadecimal may hold these letters.
        Sent.ShouldNotMatch(@"(?i)\bada\b");
        Sent.ShouldContain("get up");
        var summary = (await InboxItemAsync(entry)).Summary;
        summary.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy, summary.ModelFailed);
        summary
            .Sentences[0]
            .ShouldBe(new TherapyJournal.Review.SummarySentence("Writes to Ada.", "Ada, I said to myself, get up."));
    }

    [Fact]
    public async Task No_request_holds_the_name_however_it_was_written()
    {
        var zoe = await House.AddPatientAsync(Therapist.Id, "Zoë O'Brien-Maren 李 明");
        const string words =
            "Zoe got up. Zoe\u0308 went out. ZOË, _Zoë_ and Zo\u200Bë. O’Brien rang, then O'Brien-Maren. "
            + "Ma\u00ADren, mar\u200Den, MAREN. Ma\U000E0041ren slept, said 李明 and 李 明.";
        await TryRecordAsync(new(zoe, words, "zoe-1"));
        await WorkAsync();
        await House.Get<AskForEntry>().RunAsync(zoe, PromptWish.Any, Cancel);

        Model.Requests.Select(r => r.Form).Distinct().Count().ShouldBe(4);
        foreach (var request in Model.Requests)
        {
            var sent = string.Join('\n', request.Messages.Select(m => m.Text));
            sent.ShouldContain("got up");
            var visible = string.Concat(
                sent.Where(c => char.GetUnicodeCategory(c) is not (Format or NonSpacingMark or Surrogate))
            );
            foreach (var name in new[] { "zoe", "zoë", "brien", "maren", "李", "明" })
            {
                visible.ShouldNotContain(name, Case.Insensitive);
                request.Body.ShouldNotContain(name, Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task Two_patients_never_share_a_request()
    {
        var ben = await House.AddPatientAsync(Therapist.Id, "Ben Example");
        await TryRecordAsync(new(ben, "The heron came to the pond.", "ben-1"));
        await WriteAsync("The kettle whistled at dawn.");
        await AskAsync();

        foreach (var request in Model.Requests)
        {
            (request.Body.Contains("heron") && request.Body.Contains("kettle")).ShouldBeFalse();
        }
    }

    private static string Placeholder(string body) =>
        System
            .Text.RegularExpressions.Regex.Match(
                body,
                "(?i)⟦[a-z0-9.-]+⟧|\\\\u27E6[a-z0-9.-]+\\\\u27E7",
                System.Text.RegularExpressions.RegexOptions.NonBacktracking
            )
            .Value;

    private async Task<IReadOnlyList<ModelCallView>> CallsAsync() =>
        (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value;
}

public sealed class AskModelOnSqlite() : AskModelTests(TestedDatabase.Sqlite);

public sealed class AskModelOnPostgres() : AskModelTests(TestedDatabase.Postgres);
