using System.Text;
using System.Text.Json;

namespace TherapyJournal.Assistants;

/// <summary>Finds the JSON objects in what a model wrote: alone, between fences, among prose, or after it thought aloud.</summary>
internal static class JsonInText
{
    private const string EndOfThought = "</think>";

    // Each try reads to where the JSON breaks; a text of braces alone must not cost its length squared.
    private const int MostTries = 200;

    // The object itself and one of its lists stand open around a whole item.
    private const int WholeItems = 2;

    /// <summary>The outermost objects, in reading order; none inside what the model thought aloud.</summary>
    public static IEnumerable<string> Objects(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (ObjectAt(bytes, Skip(bytes, 0)) is { } all && Skip(bytes, all.End) == bytes.Length)
        {
            // Nothing but an object: whatever stands in its strings is its own.
            return [all.Json];
        }
        var thought = text.LastIndexOf(EndOfThought, StringComparison.OrdinalIgnoreCase);
        return Outermost(thought < 0 ? bytes : Encoding.UTF8.GetBytes(text[(thought + EndOfThought.Length)..]));
    }

    /// <summary>The object that a text begins with, closed after the last object in it that is whole; null: there is none yet.</summary>
    public static string? Closed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var begin = bytes.AsSpan().IndexOf((byte)'{');
        if (begin < 0)
        {
            return null;
        }
        var reader = new Utf8JsonReader(bytes.AsSpan(begin), isFinalBlock: false, default);
        var open = new Stack<char>();
        var (end, closing) = (0L, "");
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    open.Push(reader.TokenType is JsonTokenType.StartObject ? '}' : ']');
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    open.Pop();
                    // Whole are the items of the outermost object's lists; half of one means something else.
                    if (open.Count <= WholeItems)
                    {
                        (end, closing) = (reader.BytesConsumed, string.Concat(open));
                    }
                }
            }
        }
        catch (JsonException)
        {
            // What stands before it was whole all the same.
        }
        return end == 0 ? null : Encoding.UTF8.GetString(bytes, begin, (int)end) + closing;
    }

    private static IEnumerable<string> Outermost(byte[] bytes)
    {
        var at = 0;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var brace = bytes.AsSpan(at).IndexOf((byte)'{');
            if (brace < 0)
            {
                yield break;
            }
            at += brace;
            if (ObjectAt(bytes, at) is { } found)
            {
                yield return found.Json;
                at = found.End;
            }
            else
            {
                at++;
            }
        }
    }

    private static (string Json, int End)? ObjectAt(byte[] bytes, int at)
    {
        if (at >= bytes.Length || bytes[at] != '{')
        {
            return null;
        }
        var reader = new Utf8JsonReader(bytes.AsSpan(at), isFinalBlock: true, default);
        try
        {
            reader.Read();
            reader.Skip();
            return (Encoding.UTF8.GetString(bytes, at, (int)reader.BytesConsumed), at + (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Skip(byte[] bytes, int at)
    {
        var next = bytes.AsSpan(at).IndexOfAnyExcept(" \t\r\n"u8);
        return next < 0 ? bytes.Length : at + next;
    }
}
