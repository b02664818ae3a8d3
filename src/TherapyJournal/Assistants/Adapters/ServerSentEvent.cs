using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>One event of a stream; chat completions end with one that holds no object.</summary>
/// <param name="Data">What it holds; undefined at the word DONE.</param>
internal readonly record struct ServerSentEvent(JsonElement Data)
{
    private const string Done = "[DONE]";

    public bool IsDone => Data.ValueKind is JsonValueKind.Undefined;

    /// <summary>The events as they arrive. Comments, with which servers keep a connection open, are none.</summary>
    /// <exception cref="ModelFaultException">One holds no JSON.</exception>
    public static async IAsyncEnumerable<ServerSentEvent> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var sent in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            var data = sent.Data.Trim();
            yield return data == Done ? default : new(ModelReply.Parse(Encoding.UTF8.GetBytes(data)));
        }
    }
}
