using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>Keeps what leaves the machine for a model: the reservation and the line on record together before the call, what it came to after it.</summary>
internal sealed class CallBook(JournalStore store, PatientRecords records, TokenBudget budget, TimeProvider clock)
{
    private const string CountUse = """
        insert into step_uses (id, step, model, last_at, calls, failed, stopped, tokens_in, tokens_cached, tokens_out)
        values ({0}, {1}, {2}, {3}, 1, {4}, 0, {5}, {6}, {7})
        on conflict (step, model) do update set last_at = excluded.last_at, calls = step_uses.calls + 1,
          failed = step_uses.failed + excluded.failed, tokens_in = step_uses.tokens_in + excluded.tokens_in,
          tokens_cached = step_uses.tokens_cached + excluded.tokens_cached,
          tokens_out = step_uses.tokens_out + excluded.tokens_out
        """;

    /// <summary>Reserves the tokens and writes the call down.</summary>
    /// <param name="patient">Whose words they are.</param>
    /// <param name="call">What is to be sent.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="leavesHalf">As <see cref="TokenBudget.TryReserveAsync"/> has it.</param>
    /// <returns>Null when the day's tokens are spent, or the patient is gone: nothing may be sent.</returns>
    public async Task<BegunCall?> BeginAsync(
        PatientId patient,
        ModelCallContent call,
        CancellationToken cancel,
        bool leavesHalf = false
    )
    {
        try
        {
            return await store.TransactAsync(
                async db =>
                {
                    if (
                        await records.SealerAsync(db, patient, cancel) is not { } sealer
                        || await budget.TryReserveAsync(db, patient, call.Tokens, cancel, leavesHalf) is not { } day
                    )
                    {
                        throw new NothingLeftException();
                    }
                    var row = new ModelCall { Id = RowId.New(clock), At = clock.NowStored() };
                    sealer.Seal(row, call);
                    db.ModelCalls.Add(row);
                    return new BegunCall(row.Id, patient, day, call);
                },
                cancel
            );
        }
        catch (NothingLeftException)
        {
            return null;
        }
    }

    /// <summary>Writes down what came of it, and gives back the tokens that were not needed. Not to be stopped: the words are out.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="usage">What it used; null: not known, so it counts as what was reserved.</param>
    /// <param name="failure">The kind of failure; null: it was answered.</param>
    /// <param name="costsNothing">Whether nothing was used for certain.</param>
    /// <param name="takesNoneOfTheDay">Whether all that was reserved is given back, whatever it used.</param>
    public Task EndAsync(
        BegunCall call,
        ModelUsage? usage,
        string? failure,
        bool costsNothing = false,
        bool takesNoneOfTheDay = false
    ) =>
        store.TransactAsync(
            async db =>
            {
                var used =
                    takesNoneOfTheDay ? 0
                    : usage is not null ? usage.TokensIn + usage.TokensOut
                    : costsNothing ? 0
                    : call.Content.Tokens;
                await budget.SettleAsync(db, call.Patient, call.Day, call.Content.Tokens, used, CancellationToken.None);
                await db.Database.ExecuteSqlRawAsync(
                    CountUse,
                    RowId.New(clock),
                    call.Content.Step,
                    call.Content.Model,
                    clock.NowStored(),
                    failure is null ? 0L : 1L,
                    (long)(usage?.TokensIn ?? 0),
                    (long)(usage?.TokensCached ?? 0),
                    (long)(usage?.TokensOut ?? 0)
                );
                var state = failure is null ? ModelCallState.Answered : ModelCallState.Failed;
                await ChangeAsync(db, call, call.Content.Ended(state, failure, usage));
            },
            CancellationToken.None
        );

    /// <summary>Writes down that its words were not used, and counts it.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="usage">What it used.</param>
    /// <param name="rule">The rule that stopped it; never words.</param>
    public Task StopAsync(BegunCall call, ModelUsage usage, string rule) =>
        store.TransactAsync(
            async db =>
            {
                await db
                    .StepUses.Where(u => u.Step == call.Content.Step && u.Model == call.Content.Model)
                    .ExecuteUpdateAsync(set => set.SetProperty(u => u.Stopped, u => u.Stopped + 1));
                await ChangeAsync(db, call, call.Content.Ended(ModelCallState.Stopped, rule, usage));
            },
            CancellationToken.None
        );

    // Erased meanwhile: then there is nothing to write it into.
    private async Task ChangeAsync(JournalDb db, BegunCall call, ModelCallContent content)
    {
        if (
            await records.SealerAsync(db, call.Patient, CancellationToken.None) is { } sealer
            && await db.ModelCalls.FirstOrDefaultAsync(c => c.Id == call.Id) is { } row
        )
        {
            sealer.Seal(row, content);
        }
    }

    private sealed class NothingLeftException() : Exception("The tokens of this day are spent.");
}

/// <summary>A call that is on record and may be made.</summary>
public sealed record BegunCall(Guid Id, PatientId Patient, int Day, ModelCallContent Content);
