using System.Net.Http.Headers;
using System.Text.Json;
using TherapyJournal.Assistants.Adapters;

namespace TherapyJournal.Assistants;

/// <summary>What came of having a recording written down.</summary>
internal abstract record TranscriptionOutcome
{
    private TranscriptionOutcome() { }

    /// <summary>What was said.</summary>
    public sealed record Transcribed(string Text) : TranscriptionOutcome
    {
        /// <summary>Tokens read and written, where the service counts so.</summary>
        public (int In, int Out)? Tokens { get; init; }
    }

    /// <summary>The recording is longer than the program takes; nothing was sent.</summary>
    public sealed record TooLarge : TranscriptionOutcome;

    /// <summary>There is no text.</summary>
    public sealed record Failed(AssistantFailure Reason) : TranscriptionOutcome;
}

/// <summary>Has a recording written down.</summary>
internal sealed class Transcriber(OpenAiService service, AssistantOptions options)
{
    /// <summary>The largest recording, in bytes: what Telegram hands out, and below the vendor's bound of 25 MB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Sends the recording and reads its text.</summary>
    /// <param name="recording">The file's bytes.</param>
    /// <param name="extension">The kind of file: ogg, oga, mp3, m4a, wav, webm, flac or mp4.</param>
    /// <param name="cancel">Stops the call.</param>
    /// <exception cref="ArgumentException">The kind of file is another.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<TranscriptionOutcome> TranscribeAsync(
        ReadOnlyMemory<byte> recording,
        string extension,
        CancellationToken cancel
    )
    {
        var type = MediaType(extension);
        if (recording.Length > MostBytes)
        {
            return new TranscriptionOutcome.TooLarge();
        }
        try
        {
            var answer = await service.PostAsync(
                "audio/transcriptions",
                () => Body(recording, extension, type),
                TimeSpan.FromSeconds(options.TranscriptionSeconds),
                cancel
            );
            return answer.Child("text").Text() switch
            {
                null => new TranscriptionOutcome.Failed(AssistantFailure.Malformed),
                var text when string.IsNullOrWhiteSpace(text) => new TranscriptionOutcome.Failed(
                    AssistantFailure.Empty
                ),
                var text => new TranscriptionOutcome.Transcribed(text.Trim()) { Tokens = TokensOf(answer) },
            };
        }
        catch (ModelFaultException fault)
        {
            return new TranscriptionOutcome.Failed(fault.Reason);
        }
    }

    private static (int In, int Out)? TokensOf(JsonElement answer) =>
        answer.Child("usage") is var usage
        && usage.Child("input_tokens").Number() is { } read
        && usage.Child("output_tokens").Number() is { } written
            ? ((int)read, (int)written)
            : null;

    // The file's own name would say who speaks.
    private MultipartFormDataContent Body(ReadOnlyMemory<byte> recording, string extension, string type)
    {
        var file = new ReadOnlyMemoryContent(recording);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new MultipartFormDataContent
        {
            { file, "file", $"recording.{(extension is "oga" ? "ogg" : extension)}" },
            { new StringContent(options.TranscriptionModel), "model" },
            { new StringContent("json"), "response_format" },
        };
    }

    private static string MediaType(string extension) =>
        extension switch
        {
            "ogg" or "oga" => "audio/ogg",
            "mp3" => "audio/mpeg",
            "m4a" or "mp4" => "audio/mp4",
            "wav" => "audio/wav",
            "webm" => "audio/webm",
            "flac" => "audio/flac",
            _ => throw new ArgumentException("The service does not take this kind of file.", nameof(extension)),
        };
}
