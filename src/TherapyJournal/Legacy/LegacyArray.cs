using System.Text.Json;

namespace TherapyJournal.Legacy;

/// <summary>Reads a list in a JSON file element by element, so that memory holds one of them, however many there are.</summary>
/// <remarks>The list is the whole file, as the prototype wrote it, or stands in an object under "patients".</remarks>
internal sealed class LegacyArray(LegacyContent content) : IDisposable
{
    private const int FirstBuffer = 1 << 16;
    private const int LargestElement = 64 << 20;

    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int end;
    private bool isWhole;
    private bool isInObject;
    private Place place = Place.Start;
    private JsonReaderState state;

    private enum Place
    {
        Start,
        Object,
        List,
        End,
        Done,
    }

    /// <summary>The next element, the caller's to dispose of; null: there are no more, and the file ended as it should.</summary>
    /// <exception cref="LegacyFileException">The file is no such list, or breaks off.</exception>
    public async Task<JsonDocument?> NextAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                if (TryTake() is { } element)
                {
                    return element;
                }
                if (place == Place.Done)
                {
                    return null;
                }
                await FillAsync(cancel);
            }
        }
        catch (JsonException broken)
        {
            throw new LegacyFileException(Broken(broken));
        }
        catch (IOException)
        {
            throw new LegacyFileException("The file cannot be read to its end.");
        }
    }

    public void Dispose() => content.Dispose();

    /// <summary>An element, as far as the buffer holds one whole; what is incomplete stays for the next time.</summary>
    private JsonDocument? TryTake()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isWhole, state);
        JsonDocument? element = null;
        Utf8JsonReader before;
        do
        {
            before = reader;
        } while (element is null && place != Place.Done && TryStep(ref reader, out element));
        var at = element is null && place != Place.Done ? before : reader;
        start += (int)at.BytesConsumed;
        state = at.CurrentState;
        return element;
    }

    /// <summary>One step through the file; false when the buffer holds no whole one.</summary>
    private bool TryStep(ref Utf8JsonReader reader, out JsonDocument? element)
    {
        element = null;
        if (!reader.Read())
        {
            // After the last token there is nothing but space.
            place = place == Place.End && isWhole ? Place.Done : place;
            return false;
        }
        switch (place, reader.TokenType)
        {
            case (Place.Start, JsonTokenType.StartArray):
                place = Place.List;
                return true;
            case (Place.Start, JsonTokenType.StartObject):
                (place, isInObject) = (Place.Object, true);
                return true;
            case (Place.Object, JsonTokenType.PropertyName) when reader.ValueTextEquals("patients"):
                return TryEnterList(ref reader);
            case (Place.Object, JsonTokenType.PropertyName):
                return reader.TrySkip();
            case (Place.List, JsonTokenType.EndArray):
                place = Place.End;
                return true;
            case (Place.List, _):
                return JsonDocument.TryParseValue(ref reader, out element);
            // What follows the list in its object is of no interest, but it must be whole.
            case (Place.End, JsonTokenType.PropertyName) when isInObject:
                return reader.TrySkip();
            case (Place.End, JsonTokenType.EndObject) when isInObject:
                isInObject = false;
                return true;
            default:
                throw new LegacyFileException(
                    "The file holds no list of patients, as the prototype's patients.json is one."
                );
        }
    }

    private bool TryEnterList(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }
        place =
            reader.TokenType == JsonTokenType.StartArray
                ? Place.List
                : throw new LegacyFileException("What the file has under \"patients\" is no list.");
        return true;
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestElement)
            {
                throw new LegacyFileException("One element of the file is larger than 64 MB: that is no person.");
            }
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var free = buffer.Length - end;
        var read = await content.Stream.ReadAtLeastAsync(buffer.AsMemory(end), free, throwOnEndOfStream: false, cancel);
        end += read;
        isWhole = read < free;
    }

    // Never the reader's own message, which quotes the file.
    private static string Broken(JsonException broken) =>
        $"The file is no JSON, or breaks off: look at line {(broken.LineNumber ?? 0) + 1}.";
}
