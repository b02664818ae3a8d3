using System.IO.Compression;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

/// <summary>The pages that a patient takes along: every word of a model stands there as one's.</summary>
public abstract class ExportMarkdownTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Wished = "I want to walk to the harbour more often.";
    private const string Planned = "What did you hear on the walk?";

    [Fact]
    public async Task Every_word_of_a_model_is_marked_and_nobody_elses_is()
    {
        var goal = await AcceptAsync();
        var asked = await AskAsync();
        await TryRecordAsync(NewEntry("The gulls were loud.") with { PromptId = asked.Id });
        await House.Get<PlanQuestion>().RunAsync(Therapist, Patient, Planned, Cancel);
        var planned = await AskAsync(PromptWish.Another);
        await TryRecordAsync(NewEntry("The bells at noon.") with { PromptId = planned.Id });
        await WorkAsync();
        var approved = await ApproveAsync();
        await WriteAsync(Concern);

        var (journal, record) = await ExportAsync();

        asked.Content.WrittenBy.ShouldBe("gpt-6.1-terra", asked.Content.ModelFailed);
        journal.ShouldContain($"\nAsked (AI: gpt-6.1-terra): {asked.Content.Text}\n");
        journal.ShouldContain($"\nAsked (written by your therapist): {Planned}\n");
        journal.ShouldContain($"\nReply (AI: gpt-6-luna):\n\n> {approved}\n");
        Line(record, $": added: {goal}").ShouldContain(" (suggested by AI: gpt-6-luna): ");
        Line(record, ": added: Sleep through").ShouldNotContain("AI");
        Line(record, $": {approved}").ShouldContain(" (AI: gpt-6-luna): ");
        Line(record, ": Thank you for writing this.").ShouldNotContain("AI");
        foreach (var words in new[] { asked.Content.Text, approved, goal })
        {
            foreach (var line in record.Split('\n').Where(l => l.Contains(words, StringComparison.Ordinal)))
            {
                line.ShouldContain("AI: ");
            }
        }
    }

    /// <summary>A goal that a model suggested and a therapist accepted, beside one of their own.</summary>
    private async Task<string> AcceptAsync()
    {
        const string goal = "Walk to the harbour on Sundays";
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Sleep through", null, Cancel);
        Summarises(
            "A wish.",
            [("A wish about the harbour.", Wished)],
            new
            {
                text = goal,
                goalId = (string?)null,
                evidence = new[] { Wished },
            }
        );
        var suggestion = (await InboxItemAsync(await WriteAsync(Wished))).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion.Id, null, null, Cancel);
        return goal;
    }

    /// <summary>An answer of a model that goes out since a therapist approved it.</summary>
    private async Task<string> ApproveAsync()
    {
        await House.Get<PracticeSettings>().SetAsync("ai-to-patient", "after-approval", Cancel);
        await WriteAsync(Calm);
        var draft = (await House.Get<ListWordsToReview>().RunAsync(Therapist, Cancel)).First(w =>
            w.Words.Kind == WordsAheadKind.Reflection
        );
        (
            await House.Get<ReviewWords>().ApproveAsync(Therapist, draft.Id, null, Cancel)
        ).ShouldBeOfType<ReviewWordsOutcome.Decided>();
        return draft.Words.Text;
    }

    private async Task<(string Journal, string Record)> ExportAsync()
    {
        var file = Path.Combine(Ground.Folder, "export.zip");
        (
            await House.Get<ExportPatient>().RunAsync(Therapist, Patient, file, Cancel)
        ).ShouldBeOfType<ExportPatientOutcome.Exported>();
        await using var zip = await ZipFile.OpenReadAsync(file, Cancel);
        return (await ReadAsync(zip, "journal.md"), await ReadAsync(zip, "record.md"));
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name).ShouldNotBeNull().OpenAsync(Cancel));
        return await reader.ReadToEndAsync(Cancel);
    }

    private static string Line(string page, string words) =>
        page.Split('\n').First(l => l.Contains(words, StringComparison.Ordinal));
}

public sealed class ExportMarkdownOnSqlite() : ExportMarkdownTests(TestedDatabase.Sqlite);

public sealed class ExportMarkdownOnPostgres() : ExportMarkdownTests(TestedDatabase.Postgres);
