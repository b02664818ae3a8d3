using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>How somebody and their things may be named on a command line: by id, by name, by a beginning of the id.</summary>
internal sealed record NamedPatient(string Name, string Id, IReadOnlyList<string> Things)
{
    /// <summary>The name of the patient who is there.</summary>
    public const string Theirs = "Ada Example";

    private const string Words = "I would like to walk by the river more often. I am going to kill myself tonight.";
    private const int Beginning = 30;

    /// <summary>A patient with one of everything that a command may name.</summary>
    public static async Task<NamedPatient> FillAsync(
        JournalHouse house,
        TherapistId owner,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var reader = new Reader.Therapist(owner);
        var goal = await house.Get<ChangeGoal>().AddAsync(reader, patient, "Leave the house each day.", null, cancel);
        await house.Get<AskForEntry>().RunAsync(patient, PromptWish.Any, cancel);
        await house.InsertAsync(
            patient,
            new PatientRequest(),
            new PatientRequestContent(PatientRequestKind.Call, At: 1)
        );
        foreach (var words in Words.Split(". "))
        {
            await house.Get<RecordEntry>().RunAsync(new NewEntry(patient, words, words), cancel);
        }
        await house.Get<Worker>().RunUntilIdleAsync(cancel);
        var ids = await house.LookAsync(async db =>
            (List<Guid>)
                [
                    .. await db.Entries.Where(e => e.PatientId == patient).Select(e => e.Id).ToListAsync(cancel),
                    goal.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal.Id,
                    .. await db.Alerts.Select(a => a.Id).ToListAsync(cancel),
                    .. await db.SuggestedGoals.Select(s => s.Id).ToListAsync(cancel),
                    .. await db.Prompts.Select(p => p.Id).ToListAsync(cancel),
                    .. await db.Requests.Select(r => r.Id).ToListAsync(cancel),
                ]
        );
        ids.Count.ShouldBe(7, "two entries, a goal, an alert, a suggested goal, a prompt and a request");
        return new NamedPatient(Theirs, $"{patient}", ids.ConvertAll(id => $"{id}"));
    }

    public string Patient(int way) =>
        way switch
        {
            0 => Id,
            1 => Name,
            _ => Id[..Beginning],
        };

    public string Thing(int which, int way) => way == 2 ? Things[which][..Beginning] : Things[which];

    /// <summary>What was said, without who it was said of.</summary>
    public Said Hide(Said said) => said with { Output = Hide(said.Output), Error = Hide(said.Error) };

    private string Hide(string text)
    {
        foreach (var (name, place) in Things.Append(Id).Select(id => (id, "<id>")).Append((Name, "<name>")))
        {
            text = text.Replace(name, place, StringComparison.Ordinal);
            text = name == Name ? text : text.Replace(name[..Beginning], "<beginning>", StringComparison.Ordinal);
        }
        return text;
    }
}

/// <summary>What a command line came to.</summary>
internal sealed record Said(int ExitCode, string Output, string Error);
