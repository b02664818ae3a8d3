using System.Globalization;
using Microsoft.AspNetCore.Http;
using TherapyJournal.Goals;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Adds, changes and closes a patient's goals.</summary>
internal sealed class GoalActs(ChangeGoal change)
{
    public async Task<ActOutcome> AddAsync(
        Reader.Therapist who,
        PatientId patient,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var text = form["text"].ToString();
        return Of(patient.Value, text, await change.AddAsync(who, patient, text, Why(form), cancel));
    }

    public async Task<ActOutcome> ChangeAsync(
        Reader.Therapist who,
        PatientId patient,
        Guid goal,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var text = form["text"].ToString();
        return Of(goal, text, await change.ChangeAsync(who, patient, goal, Version(form), text, Why(form), cancel));
    }

    public async Task<ActOutcome> CloseAsync(
        Reader.Therapist who,
        PatientId patient,
        Guid goal,
        IFormCollection form,
        CancellationToken cancel
    ) => Of(goal, null, await change.CloseAsync(who, patient, goal, Version(form), Why(form), cancel));

    private static ActOutcome Of(Guid about, string? typed, ChangeGoalOutcome outcome)
    {
        return outcome switch
        {
            ChangeGoalOutcome.Changed => new ActOutcome.Done(),
            ChangeGoalOutcome.NoSuchGoal => new ActOutcome.NoSuch(),
            ChangeGoalOutcome.AlreadyClosed => Again("This goal is closed already. Nothing was changed."),
            ChangeGoalOutcome.StaleVersion => Again(
                "Somebody changed this goal at the same moment. Nothing was overwritten. Look at it again, then decide."
            ),
            ChangeGoalOutcome.Unusable unusable => Again(unusable.Sentence),
            ChangeGoalOutcome.Refused { Why: DoorRefusal.Missing } => new ActOutcome.NoSuch(),
            ChangeGoalOutcome.Refused refused => Again(Refusal.Of(refused.Why)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

        ActOutcome.Again Again(string sentence) => new(new Refusal(about, sentence, typed));
    }

    private static int Version(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static string? Why(IFormCollection form) =>
        form["why"].ToString().Trim() is { Length: > 0 } why ? why : null;
}
