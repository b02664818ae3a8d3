using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>The names that a record knows beside the patient's own: they stay here where the practice wants that.</summary>
public abstract partial class ReadNamesTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Words =
        "Noor Stone and Anna talked in the garden. I wrote to anna@harbour.net afterwards. Ottilie rang my sister.";

    private static readonly string[] Names = ["Noor", "Stone", "Anna", "harbour.net", "Ottilie"];

    [Fact]
    public async Task Where_the_practice_wants_it_no_name_of_the_record_leaves_and_all_come_back()
    {
        Ground.Settings["Journal:Assistants:Pseudonymise"] = "true";

        var (item, question) = await LiveAsync(await AnotherProcessAsync());

        Model.Requests.Select(r => r.Form).Distinct().Count().ShouldBe(4);
        foreach (var request in Model.Requests)
        {
            foreach (var name in Names)
            {
                request.Body.ShouldNotContain(name, Case.Insensitive);
            }
        }
        var placeholders = Model.Requests.Select(PlaceholdersIn).ToList();
        placeholders[0].Count.ShouldBeGreaterThan(2);
        Model.Requests.ShouldAllBe(
            r => r.Body.Contains("rang my sister"),
            "an ordinary word of the plan is nobody's name"
        );
        placeholders.ShouldAllBe(p => p.SetEquals(placeholders[0]), "a name is the same in every request");
        item.Summary.WrittenBy.ShouldBe("gpt-6-luna", item.Summary.ModelFailed);
        item.Summary.Sentences.ShouldHaveSingleItem().Quotation.ShouldBe("Noor Stone and Anna talked in the garden.");
        question.WrittenBy.ShouldBe("gpt-6.1-terra", question.ModelFailed);
        question.Why.ShouldContain("Noor Stone and Anna talked");
    }

    [Fact]
    public async Task Where_it_does_not_they_leave_as_they_were_written()
    {
        await LiveAsync(House);

        Model.Requests.Select(r => r.Form).Distinct().Count().ShouldBe(4);
        Model.Requests.ShouldAllBe(r => Names.All(name => r.Body.Contains(name)));
    }

    /// <summary>An entry with the names of the therapist and of the contact, and the question after it.</summary>
    private async Task<(InboxItem Item, JournalPromptContent Question)> LiveAsync(JournalHouse house)
    {
        var therapist = new Reader.Therapist(await house.AddTherapistAsync("Dr Noor Stone"));
        var patient = await house.AddPatientAsync(therapist.Id, "Ben Example");
        await house.Get<ChangePatient>().SetAsync(therapist, patient, "contact", "Anna, anna@harbour.net", Cancel);
        await house
            .Get<ChangeSafetyPlan>()
            .RunAsync(
                therapist,
                patient,
                version: 0,
                new Dictionary<SafetyPlanStep, IReadOnlyList<string>>
                {
                    [SafetyPlanStep.People] = ["My sister Ottilie: 030 55"],
                },
                Cancel
            );
        await house.Get<RecordEntry>().RunAsync(new NewEntry(patient, Words, "ben-1"), Cancel);
        await house.Get<Worker>().RunUntilIdleAsync(Cancel);
        var asked = await house.Get<AskForEntry>().RunAsync(patient, PromptWish.Any, Cancel);
        var inbox = await house.Get<ReadInbox>().RunAsync(therapist, Cancel);
        return (inbox.Items.ShouldHaveSingleItem(), asked.ShouldBeOfType<AskOutcome.Asked>().Prompt.Content);
    }

    private static HashSet<string> PlaceholdersIn(Assistants.FakeRequest request) =>
        [.. request.Messages.SelectMany(m => Placeholder().Matches(m.Text)).Select(m => m.Value)];

    [GeneratedRegex("⟦person[a-z0-9-]*⟧", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

public sealed class ReadNamesOnSqlite() : ReadNamesTests(TestedDatabase.Sqlite);

public sealed class ReadNamesOnPostgres() : ReadNamesTests(TestedDatabase.Postgres);
