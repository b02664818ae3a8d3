using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What stands above everything else on a patient's page: words that are owed since something was raised, and the answer to what was written just now.</summary>
internal sealed class SayFirst(DeliverMessages deliver, ReadFixedWords fixedWords)
{
    /// <summary>What is owed; it counts as said once the page has gone out.</summary>
    public async Task<SaidFirst> OwedAsync(HttpContext context, PatientId patient)
    {
        if (
            !await deliver.AnyOwedAsync(patient, context.RequestAborted)
            || await deliver.OwedAsync(patient, context.RequestAborted)
                is not ReadOutcome<IReadOnlyList<OwedMessage>>.Open { Value: { Count: > 0 } owed }
        )
        {
            return SaidFirst.Nothing;
        }
        MarkOnceSent(context, [.. owed.Select(m => m.Id)]);
        return new SaidFirst(
            [.. owed.Where(m => m.WrittenBy is null).Select(m => m.Text).Distinct()],
            [.. owed.Where(m => m.WrittenBy is not null).Select(m => new WrittenWords(m.Text, m.WrittenBy!))] // filtered
        );
    }

    /// <summary>The answer to words in which something was found; null: nothing was.</summary>
    public SaidFirst? Answer(HttpContext context, CrisisAnswer? crisis)
    {
        if (crisis?.MessageId is { } owed)
        {
            MarkOnceSent(context, [owed]);
        }
        return crisis is null ? null : SaidFirst.Of(crisis.Words);
    }

    /// <summary>The short line for whoever wrote more while an urgent alert stands; null: none does.</summary>
    public async Task<SaidFirst?> StandingAsync(PatientId patient, WordsFate fate, CancellationToken cancel) =>
        await fixedWords.RunAsync(patient, cancel) is ReadOutcome<FixedWords?>.Open { Value: { } words }
            ? SaidFirst.Of(words.InShort[fate])
            : null;

    // Better twice than not at all: what a browser that went away did not get stays owed, and so does what was asked for without its words.
    private void MarkOnceSent(HttpContext context, IReadOnlyList<Guid> messages) =>
        context.Response.OnCompleted(async () =>
        {
            if (context.RequestAborted.IsCancellationRequested || !context.ShowsWords())
            {
                return;
            }
            foreach (var message in messages)
            {
                await deliver.MarkDeliveredAsync(message, CancellationToken.None);
            }
        });
}

/// <summary>Fixed words, whole, and after them what an assistant wrote and somebody approved.</summary>
public sealed record SaidFirst(IReadOnlyList<string> Fixed, IReadOnlyList<WrittenWords> Written)
{
    /// <summary>Nothing is owed.</summary>
    public static SaidFirst Nothing { get; } = new([], []);

    /// <summary>These fixed words alone.</summary>
    public static SaidFirst Of(string words) => new([words], []);

    /// <summary>These and then the others, each once: what is owed counts as said, so it must stand there.</summary>
    public SaidFirst Then(SaidFirst others) =>
        new([.. Fixed.Union(others.Fixed, StringComparer.Ordinal)], [.. Written.Union(others.Written)]);
}

/// <summary>Words of an assistant, of the bank or of the therapist, with whose they are.</summary>
/// <param name="Text">The words.</param>
/// <param name="By">A model's name, or a writer who is none.</param>
public sealed record WrittenWords(string Text, string By)
{
    /// <summary>How it is said whose they are.</summary>
    internal string LabelIn(IStringLocalizer words) => WrittenBy.In(words, By);
}
