using System.Text;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Lets a therapist see what a model would be told about a patient in one step, and what it answers. Nothing that it writes is kept; that it was asked is on record.</summary>
public sealed class TryAssistant
{
    private readonly PatientRecords records;
    private readonly Keys keys;
    private readonly AskModel model;
    private readonly SummarizeEntry summarize;
    private readonly TimeProvider clock;

    internal TryAssistant(
        PatientRecords records,
        Keys keys,
        AskModel model,
        SummarizeEntry summarize,
        TimeProvider clock
    ) => (this.records, this.keys, this.model, this.summarize, this.clock) = (records, keys, model, summarize, clock);

    /// <summary>The steps by their names; those that a therapist asks for themselves are tried by doing so.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        .. AssistantStep
            .All.Where(s => s != AssistantStep.AskJournal && s != AssistantStep.NameThemes)
            .Select(s => s.Name),
    ];

    /// <summary>Tries one step, on the newest entry where the step is about one.</summary>
    public async Task<TryAssistantOutcome> RunAsync(
        Reader.Therapist by,
        PatientId patient,
        string step,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            by,
            patient,
            Purpose.TryAssistant,
            (record, db) => ReadAsync(record, db, step, cancel),
            cancel
        );
        if (read is not ReadOutcome<Trial>.Open { Value: var trial })
        {
            return new TryAssistantOutcome.Refused(((ReadOutcome<Trial>.Refused)read).Why);
        }
        if (trial.Problem is { } problem)
        {
            return new TryAssistantOutcome.NotNow(problem);
        }
        return step switch
        {
            "ask-for-entry" => await TryAsync(AssistantStep.AskForEntry, trial.Request, cancel),
            "screen-entry" => await TryAsync(AssistantStep.ScreenEntry, trial.Request, cancel),
            "reflect-on-entry" => await TryAsync(AssistantStep.ReflectOnEntry, trial.Request, cancel),
            _ => await TryAsync(AssistantStep.SummarizeEntry, trial.Request, cancel),
        };
    }

    private async Task<TryAssistantOutcome> TryAsync<TReply>(
        AssistantStep<TReply> step,
        ModelRequest request,
        CancellationToken cancel
    )
        where TReply : class
    {
        var text = Text(model.Compose(step, request));
        return await model.RunAsync(step, request, cancel) switch
        {
            ModelAnswer<TReply>.Answered answered => new TryAssistantOutcome.Tried(
                text,
                step.Write(answered.Value),
                answered.Usage,
                Failure: null
            ),
            ModelAnswer<TReply>.Failed failed => new TryAssistantOutcome.Tried(
                text,
                Reply: null,
                Usage: null,
                AssistantFailures.Say(failed.Reason)
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<Trial> ReadAsync(OpenRecord record, JournalDb db, string step, CancellationToken cancel)
    {
        var standing = record.Standing;
        if (!standing.Allows(ConsentKind.Model))
        {
            return Trial.Not("There is no consent to a model, so nothing is sent.");
        }
        if (step == "ask-for-entry")
        {
            var context = await PromptContext.FromAsync(record, db, keys, clock.Now(), _ => true, cancel);
            return context.MayUseModel
                ? new Trial(PromptRequest.Of(record.Patient, context, PromptWish.Any, clock.Now()))
                : Trial.NoName;
        }
        if (await ReadEntries.LastAsync(record, db, 1) is not [var entry])
        {
            return Trial.Not("There is no shared entry yet to try this step on.");
        }
        if (step == "screen-entry")
        {
            return await ScreenContext.FromAsync(record, db, keys, entry.Id, number: null, cancel) is { } screen
                ? new Trial(screen.Request(record.Patient))
                : Trial.Not(
                    "No model looks for danger in the newest entry: the practice or the patient has not agreed to it, "
                        + "an urgent alert stands for it already, or something that decides it does not open."
                );
        }
        if (step == "reflect-on-entry")
        {
            return await ReflectionContext.FromAsync(record, db, keys, entry.Id, _ => true, cancel) switch
            {
                null => Trial.Not("The newest entry gets no reflection: fixed words answered it, or none are wanted."),
                { MayUseModel: false } => Trial.NoName,
                { } context => new Trial(ReflectionRequest.Of(record.Patient, context)),
            };
        }
        var summary = await summarize.ContextAsync(record, db, entry, _ => true, cancel);
        return summary.MayUseModel ? new Trial(SummaryRequest.Of(record.Patient, summary)) : Trial.NoName;
    }

    private static string Text(ComposedRequest request)
    {
        var text = new StringBuilder(request.Instructions.Text.TrimEnd());
        foreach (var block in request.Blocks)
        {
            text.Append("\n\n").Append(block.Render());
        }
        return text.Append("\n\n").Append(request.Turn).ToString();
    }

    private sealed record Trial
    {
        private readonly ModelRequest? request;

        public Trial(ModelRequest request) => this.request = request;

        private Trial() { }

        public string? Problem { get; private init; }

        public ModelRequest Request =>
            request ?? throw new InvalidOperationException("Where there is a problem there is no request.");

        public static Trial NoName { get; } =
            Not("The patient's name or the practice's settings do not open; nothing is sent.");

        public static Trial Not(string problem) => new() { Problem = problem };
    }
}

/// <summary>What trying a step came to.</summary>
public abstract record TryAssistantOutcome
{
    private TryAssistantOutcome() { }

    /// <param name="Request">What left the machine, or would have.</param>
    /// <param name="Reply">What came back, as JSON; null: nothing usable.</param>
    /// <param name="Usage">What it used; null: nothing is known.</param>
    /// <param name="Failure">Why there is no reply; null: there is one.</param>
    public sealed record Tried(string Request, string? Reply, ModelUsage? Usage, string? Failure) : TryAssistantOutcome;

    /// <summary>Nothing was sent; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : TryAssistantOutcome;

    public sealed record Refused(DoorRefusal Why) : TryAssistantOutcome;
}
