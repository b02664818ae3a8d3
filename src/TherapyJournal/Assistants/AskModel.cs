using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Assistants;

/// <summary>Asks a model about one patient: within the day's tokens, with the patient's name kept here, and every call on record before it is made.</summary>
public sealed class AskModel
{
    private readonly Assistant assistant;
    private readonly InstructionsShelf shelf;
    private readonly CallBook book;
    private readonly Moderator moderator;
    private readonly AssistantOptions options;
    private readonly Keys keys;

    internal AskModel(
        Assistant assistant,
        InstructionsShelf shelf,
        CallBook book,
        Moderator moderator,
        AssistantOptions options,
        Keys keys
    )
    {
        (this.assistant, this.shelf, this.book) = (assistant, shelf, book);
        (this.moderator, this.options, this.keys) = (moderator, options, keys);
    }

    /// <summary>Whether there is a model to ask in any step; if not, nothing is ever sent.</summary>
    public bool IsConfigured => assistant.IsConfigured;

    /// <summary>Whether there is a model to ask in this step.</summary>
    public bool IsConfiguredFor(AssistantStep step) => assistant.IsConfiguredFor(step);

    /// <summary>Asks; at the longest for the step's time. Faults of the service and a spent day are answers, never exceptions.</summary>
    /// <param name="step">What to do.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancel">Stops the call.</param>
    /// <param name="soFar">As <see cref="Assistant.AskAsync"/> has it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used; the call is on record as failed.</exception>
    public async Task<ModelAnswer<TReply>> RunAsync<TReply>(
        AssistantStep<TReply> step,
        ModelRequest request,
        CancellationToken cancel,
        Action<TReply>? soFar = null
    )
        where TReply : class
    {
        if (!IsConfiguredFor(step))
        {
            return new ModelAnswer<TReply>.Failed(AssistantFailure.NotConfigured);
        }
        var sent = Compose(step, request);
        if (await book.BeginAsync(request.Patient, sent.OnRecord, cancel, leavesHalf: step.IsAsked) is not { } call)
        {
            return new ModelAnswer<TReply>.Failed(
                step.IsAsked ? AssistantFailure.QuestionsSpent : AssistantFailure.BudgetSpent
            );
        }
        try
        {
            var reply = await AskAsync(step, request, sent, soFar, cancel);
            switch (reply)
            {
                case AssistantReply<TReply>.Answered answered:
                    await book.EndAsync(call, answered.Usage, failure: null);
                    return new ModelAnswer<TReply>.Answered(
                        step.Rewrite(answered.Value, sent.Names.Restore),
                        answered.Usage,
                        call
                    );
                case AssistantReply<TReply>.Failed failed:
                    await book.EndAsync(
                        call,
                        failed.Usage,
                        $"{failed.Reason}",
                        AssistantFailures.CostsNothing(failed.Reason)
                    );
                    return new ModelAnswer<TReply>.Failed(failed.Reason);
                default:
                    throw new InvalidOperationException("An outcome without a case.");
            }
        }
        catch (OperationCanceledException)
        {
            await book.EndAsync(call, usage: null, $"{UnusedReason.Cancelled}");
            throw;
        }
    }

    private async Task<AssistantReply<TReply>> AskAsync<TReply>(
        AssistantStep<TReply> step,
        ModelRequest request,
        ComposedRequest sent,
        Action<TReply>? soFar,
        CancellationToken cancel
    )
        where TReply : class
    {
        // Others work meanwhile.
        using var away = WorkPlaces.Leave();
        var who = Identify(request.Patient);
        Action<TReply>? heard = soFar is null ? null : reply => soFar(step.Rewrite(reply, sent.Names.Restore));
        return await assistant.AskAsync(step, sent.Instructions, who, sent.Blocks, sent.Turn, cancel, heard);
    }

    /// <summary>Has the words of a request moderated where the step's service does that too: on record before it is asked, and without the patient's name, like every call.</summary>
    /// <returns>Null: the step's service moderates nothing, and nothing was sent.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used; the call is on record as failed.</exception>
    internal async Task<ModerationOutcome?> ModerateAsync(
        AssistantStep step,
        ModelRequest request,
        CancellationToken cancel
    )
    {
        if (!assistant.HasModeration(step))
        {
            return null;
        }
        var names = new Pseudonyms(request.Names, options.Pseudonymise);
        var blocks = request.Blocks.Select(block => block.With(names.Hide)).ToList();
        var text = string.Join('\n', blocks.Select(block => block.Bare));
        var onRecord = new ModelCallContent(
            step.Name,
            assistant.HostFor(step),
            Moderator.Model,
            InstructionsHash: "",
            SentOf(blocks),
            TokenBudget.Estimate(text.Length)
        );
        if (await book.BeginAsync(request.Patient, onRecord, cancel) is not { } call)
        {
            return new ModerationOutcome.Failed(AssistantFailure.BudgetSpent);
        }
        try
        {
            using var away = WorkPlaces.Leave();
            var outcome = await moderator.JudgeAsync(text, cancel);
            var failure = outcome is ModerationOutcome.Failed failed ? $"{failed.Reason}" : null;
            // The vendor counts no tokens for it and takes no money.
            await book.EndAsync(call, usage: null, failure, costsNothing: true);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            await book.EndAsync(call, usage: null, $"{UnusedReason.Cancelled}", costsNothing: true);
            throw;
        }
    }

    /// <summary>Writes down that an answer was not used, and counts it.</summary>
    /// <param name="call">The call that it came from.</param>
    /// <param name="usage">What it used.</param>
    /// <param name="rule">Which rule stopped it: one by name, so that it can be said and is never words.</param>
    internal Task NoteStoppedAsync<TRule>(BegunCall call, ModelUsage usage, TRule rule)
        where TRule : struct, Enum => book.StopAsync(call, usage, $"{rule}");

    /// <summary>The request as it would leave the machine.</summary>
    internal ComposedRequest Compose(AssistantStep step, ModelRequest request)
    {
        var names = new Pseudonyms(request.Names, options.Pseudonymise);
        var instructions = shelf.Of(step.Name, request.Manner);
        var blocks = request.Blocks.Select(block => block.With(names.Hide)).ToList();
        var characters = instructions.Text.Length + request.Turn.Length + blocks.Sum(b => b.Render().Length);
        return new ComposedRequest(
            names,
            instructions,
            blocks,
            request.Turn,
            new ModelCallContent(
                step.Name,
                assistant.HostFor(step),
                assistant.ModelFor(step),
                instructions.Hash,
                SentOf(blocks),
                TokenBudget.Estimate(characters) + assistant.MostTokensOut(step)
            )
        );
    }

    /// <summary>How many tokens a request may come to, with the form of its answer and without the answer.</summary>
    internal int TokensIn(AssistantStep step, ModelRequest request) =>
        Compose(step, request).OnRecord.Tokens - assistant.MostTokensOut(step) + TokenBudget.Estimate(step.FormLength);

    private static IReadOnlyList<SentWords> SentOf(IEnumerable<UntrustedBlock> blocks) =>
        [.. blocks.SelectMany(b => b.Written.Select(w => new SentWords($"{b}", w.EntryId, w.Characters)))];

    private SafetyIdentifier Identify(PatientId patient) =>
        SafetyIdentifier.From(keys.LookupHash("safety-identifier", patient.ToString()));
}

/// <summary>A request with the names taken out, and what the record says of it.</summary>
internal sealed record ComposedRequest(
    Pseudonyms Names,
    Instructions Instructions,
    IReadOnlyList<UntrustedBlock> Blocks,
    string Turn,
    ModelCallContent OnRecord
);
