using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Journaling;

/// <summary>A test of the model that reads entries for danger after the rules have.</summary>
public abstract class ScreenTest(TestedDatabase on) : ModelLoopTest(on)
{
    protected const string Step = "screen-entry";
    protected const string Letters = "I gave Nina the folder with the passwords.";

    /// <summary>Danger told by what was done alone, in which the rules find nothing.</summary>
    protected const string Quiet = $"The hotel is booked for one night. {Letters} The house is tidy.";

    /// <summary>Answers the screen with this; everything else plausibly.</summary>
    protected void Finds(string level, string category, string quotation) =>
        Screens(_ => FakeAnswers.Danger(level, category, quotation));

    protected void Screens(Func<FakeRequest, string> answer) =>
        Model.Answer = request => request.Form == Step ? answer(request) : FakeAnswers.Plausible(request);

    protected IReadOnlyList<FakeRequest> Screened => [.. Model.Requests.Where(r => r.Form == Step)];

    protected async Task<IReadOnlyList<ShownAlert>> ShownAsync() =>
        (await House.Get<ListAlerts>().RunAsync(Therapist, withLifted: true, Cancel)).Alerts;

    /// <summary>The fixed words that the patient has not seen yet, oldest first.</summary>
    protected async Task<IReadOnlyList<string>> OwedAsync() =>
        [
            .. (await House.Get<DeliverMessages>().OwedAsync(Patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<OwedMessage>>.Open>()
                .Value.Select(m => m.Text),
        ];

    protected async Task<IReadOnlyList<ModelCallContent>> CallsAsync() =>
        [
            .. (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
                .Value.Select(c => c.Content)
                .Where(c => c.Step == Step),
        ];

    /// <summary>Has the step run on an entry once more, as after an event that came twice.</summary>
    protected async Task AgainAsync(Guid entry)
    {
        await House.SaveAsync(db =>
            House.Get<WorkQueue>().AddAsync(db, new WorkEvent(WorkEventKind.EntryShared, Patient, entry))
        );
        await WorkAsync();
    }

    /// <summary>How often a step waits in the queue.</summary>
    protected Task<int> CountWorkAsync(string step = "ScreenEntryWithModel") =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == step, Cancel));

    protected static void RulesFindNothingIn(string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.None, text);
}
