using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Assistants;

/// <summary>Has a patient's recording written down: within the day's tokens, and on record before it is sent. What is spoken holds the names that are spoken in it.</summary>
internal sealed class AskTranscriber(
    Transcriber transcriber,
    ModelRoutes routes,
    AssistantOptions options,
    CallBook book,
    TimeProvider clock
)
{
    /// <summary>As records and counters name it.</summary>
    public const string Step = "transcribe-voice";

    /// <summary>The only form in which Telegram records voices; the service takes it as it is.</summary>
    private const string Extension = "ogg";

    // The vendor counts about seventeen for a second; an answer of fast speech is below five.
    private const int TokensASecond = 25;

    /// <summary>Whether there is anybody to ask.</summary>
    public bool IsConfigured => routes.OpenAi is not { Key: null, IsNamed: false };

    /// <summary>The host that is asked.</summary>
    public string Host { get; } =
        routes.OpenAi.Endpoint is { IsDefaultPort: false } endpoint
            ? $"{endpoint.Host}:{endpoint.Port}"
            : routes.OpenAi.Endpoint.Host;

    /// <summary>Sends the recording. Faults of the service and a spent day are answers, never exceptions.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used; the call is on record as failed.</exception>
    public async Task<TranscriptionOutcome> RunAsync(
        PatientId patient,
        Guid entry,
        ReadOnlyMemory<byte> recording,
        int seconds,
        CancellationToken cancel
    )
    {
        if (!IsConfigured)
        {
            return new TranscriptionOutcome.Failed(AssistantFailure.NotConfigured);
        }
        var onRecord = new ModelCallContent(
            Step,
            Host,
            options.TranscriptionModel,
            InstructionsHash: "",
            [new SentWords("voice", entry, 0) { Seconds = seconds }],
            (seconds + 1) * TokensASecond
        );
        if (await book.BeginAsync(patient, onRecord, cancel) is not { } call)
        {
            return new TranscriptionOutcome.Failed(AssistantFailure.BudgetSpent);
        }
        var begun = clock.GetTimestamp();
        try
        {
            var outcome = await TranscribeAsync(recording, cancel);
            await NoteAsync(call, outcome, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            await book.EndAsync(call, usage: null, $"{UnusedReason.Cancelled}");
            throw;
        }
    }

    private async Task<TranscriptionOutcome> TranscribeAsync(ReadOnlyMemory<byte> recording, CancellationToken cancel)
    {
        // Others work meanwhile.
        using var away = WorkPlaces.Leave();
        return await transcriber.TranscribeAsync(recording, Extension, cancel);
    }

    private Task NoteAsync(BegunCall call, TranscriptionOutcome outcome, long milliseconds) =>
        outcome switch
        {
            TranscriptionOutcome.Transcribed { Tokens: { } tokens } => book.EndAsync(
                call,
                new ModelUsage(call.Content.Model, "", tokens.In, 0, tokens.Out, milliseconds)
                {
                    Host = call.Content.Host,
                },
                failure: null
            ),
            // A service that counts seconds: what was reserved counts.
            TranscriptionOutcome.Transcribed => book.EndAsync(call, usage: null, failure: null),
            TranscriptionOutcome.Failed { Reason: var reason } => book.EndAsync(
                call,
                usage: null,
                $"{reason}",
                AssistantFailures.CostsNothing(reason)
            ),
            _ => book.EndAsync(call, usage: null, $"{AssistantFailure.TooLong}", costsNothing: true),
        };
}
