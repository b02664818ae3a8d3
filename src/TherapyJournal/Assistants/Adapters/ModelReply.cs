using System.Text.Json;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>A service's successful answer, unread. Disposing it closes the connection.</summary>
internal sealed class ModelReply(Stream stream, string? mediaType, IDisposable owner) : IDisposable
{
    public Stream Stream => stream;

    public bool IsEventStream => mediaType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>All of it.</summary>
    /// <exception cref="ModelFaultException">It is empty, or no JSON.</exception>
    public async Task<JsonElement> ReadJsonAsync(CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        if (bytes.Length == 0)
        {
            throw new ModelFaultException(AssistantFailure.Empty);
        }
        return Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    public void Dispose()
    {
        stream.Dispose();
        owner.Dispose();
    }

    /// <summary>The object.</summary>
    /// <exception cref="ModelFaultException">It is no JSON object.</exception>
    internal static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ModelFaultException(AssistantFailure.Malformed);
        }
        catch (JsonException)
        {
            throw new ModelFaultException(AssistantFailure.Malformed);
        }
    }
}
