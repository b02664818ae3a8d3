using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Who one patient is, whether they journal here now, and what they are asked: the therapist's own questions, and how many others and of what kind.</summary>
internal sealed class SettingsPages(SettingsDesk desk, ChangePatient change, PlanQuestion plan) : IPages
{
    public const string Name = "settings";
    public const string EndName = "end";

    private const string One = PatientPages.Path + "/{patient:guid}/" + Name;

    private const string Journaling = "journaling";

    private delegate Task<ActOutcome> Act(
        Reader.Therapist therapist,
        PatientId patient,
        IFormCollection form,
        CancellationToken cancel
    );

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, One, ShowAsync);
        pages.Show(Door.Therapist, $"{One}/{EndName}", EndAsync);
        Post($"/{Journaling}", StandAsync);
        Post("/questions", PlanAsync);
        Post("/questions/remove", RemoveAsync);
        foreach (var key in SettingFields.Keys)
        {
            Post($"/{key}", (who, patient, form, cancel) => SetAsync(who, patient, key, form, cancel));
        }

        void Post(string path, Act act) =>
            pages.Act(
                Door.Therapist,
                One + path,
                (context, patient) => ActAsync(context, new PatientId(patient), path.Split('/')[1], act)
            );
    }

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient) =>
        Shown(
            await desk.LayAsync(context.SignedIn(), new PatientId(patient), refusal: null, context.RequestAborted),
            StatusCodes.Status200OK
        );

    // Ending is asked once more, on a page of its own.
    private async Task<IResult> EndAsync(HttpContext context, Guid patient) =>
        await desk.LayAsync(context.SignedIn(), new PatientId(patient), refusal: null, context.RequestAborted) switch
        {
            ReadOutcome<SettingsModel>.Open { Value: var model } => Answers.Page<EndView>(model),
            ReadOutcome<SettingsModel>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // Back to where it was done: the page is long.
    private async Task<IResult> ActAsync(HttpContext context, PatientId patient, string place, Act act)
    {
        var person = context.SignedIn();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await act(person.Therapist!, patient, form, context.RequestAborted) switch // the door lets therapists in alone
        {
            ActOutcome.Done => Answers.SeeOther($"{PatientPages.Path}/{patient}/{Name}#{place}"),
            ActOutcome.NoSuch => Results.NotFound(),
            ActOutcome.Again again => Shown(
                await desk.LayAsync(person, patient, again.Refusal, context.RequestAborted),
                StatusCodes.Status422UnprocessableEntity
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static IResult Shown(ReadOutcome<SettingsModel> read, int status) =>
        read switch
        {
            ReadOutcome<SettingsModel>.Open open => Answers.Page<SettingsView>(open.Value, status),
            ReadOutcome<SettingsModel>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<ActOutcome> SetAsync(
        Reader.Therapist who,
        PatientId patient,
        string key,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var value = form["value"].ToString();
        var was = form.TryGetValue("was", out var read) ? read.ToString() : null;
        return Of(patient, key, value, await change.SetAsync(who, patient, key, value, was, cancel));
    }

    private async Task<ActOutcome> StandAsync(
        Reader.Therapist who,
        PatientId patient,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        if (Status(form["status"]) is not { } status)
        {
            return Again(patient, Journaling, "", "Say whether to pause, to end or to take it up again.");
        }
        var outcome = await change.SetStatusAsync(who, patient, status, Status(form["was"]), cancel);
        return outcome is ChangePatientOutcome.ChangedMeanwhile
            ? Again(
                patient,
                Journaling,
                "",
                "Somebody changed this meanwhile. Nothing was overwritten: look how it stands now."
            )
            : Of(patient, Journaling, "", outcome);
    }

    private static PatientStatus? Status(string? sent) =>
        Enum.TryParse<PatientStatus>(sent, out var status) && Enum.IsDefined(status) ? status : null;

    private async Task<ActOutcome> PlanAsync(
        Reader.Therapist who,
        PatientId patient,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var text = form["text"].ToString();
        return await plan.RunAsync(who, patient, text, cancel) switch
        {
            // It stands on the page, and can be taken away there.
            PlanQuestionOutcome.Planned => new ActOutcome.Done(),
            PlanQuestionOutcome.Unusable unusable => Again(patient, "questions", text, unusable.Sentence),
            PlanQuestionOutcome.Refused refused => Refused(patient, "questions", text, refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<ActOutcome> RemoveAsync(
        Reader.Therapist who,
        PatientId patient,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var read = await plan.ListAsync(who, patient, cancel);
        if (read is not ReadOutcome<IReadOnlyList<PlannedQuestion>>.Open { Value: var planned })
        {
            return Refused(patient, "", "", ((ReadOutcome<IReadOnlyList<PlannedQuestion>>.Refused)read).Why);
        }
        return
            planned.FirstOrDefault(p => p.Id.ToString() == form["question"]) is { } question
            && await plan.RemoveAsync(who, patient, question, cancel)
            ? new ActOutcome.Done()
            : Again(patient, "", "", "It was asked or taken away meanwhile. Nothing was changed.");
    }

    private static ActOutcome Of(PatientId patient, string field, string typed, ChangePatientOutcome outcome) =>
        outcome switch
        {
            ChangePatientOutcome.Changed or ChangePatientOutcome.AlreadySo => new ActOutcome.Done(),
            ChangePatientOutcome.ChangedMeanwhile meanwhile => Again(
                patient,
                field,
                typed,
                $"Somebody changed this meanwhile: it reads {(meanwhile.Now.Length > 0 ? $"“{SafeText.OneLine(meanwhile.Now)}”" : "nothing")} now. Nothing was overwritten. What you typed is still in the field: keep it once more if it should hold."
            ),
            ChangePatientOutcome.Unusable unusable => Again(
                patient,
                field,
                typed,
                $"{unusable.Sentence} Nothing was changed."
            ),
            ChangePatientOutcome.NoSuchTherapist => new ActOutcome.NoSuch(),
            ChangePatientOutcome.Refused refused => Refused(patient, field, typed, refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static ActOutcome Refused(PatientId patient, string field, string typed, DoorRefusal why) =>
        why is DoorRefusal.Missing ? new ActOutcome.NoSuch() : Again(patient, field, typed, Refusal.Of(why));

    private static ActOutcome.Again Again(PatientId patient, string field, string typed, string sentence) =>
        new(new Refusal(patient.Value, sentence, typed) { Field = field });
}
