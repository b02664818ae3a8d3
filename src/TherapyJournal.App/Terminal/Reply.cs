using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace TherapyJournal.App.Terminal;

/// <summary>The one JSON document that a command writes on stdout when it is asked for --json.</summary>
internal static class Reply
{
    /// <summary>Writes the document and a line end, in one piece.</summary>
    public static void Write<T>(TextWriter output, T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = Careful,
                }
            )
        )
            JsonSerializer.Serialize(json, value, type);
        output.Write(Readable(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)) + "\n");
        output.Flush();
    }

    private static readonly JavaScriptEncoder Careful = CarefulEncoder();

    // Every script is readable; what can deceive a terminal (controls anyway, and the formats below) stays escaped.
    private static JavaScriptEncoder CarefulEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var c = '\u0000'; c < '\uFFFF'; c++)
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                settings.ForbidCharacter(c);
        return JavaScriptEncoder.Create(settings);
    }

    // The framework also escapes what matters only inside a web page (' " & < > + `) and every emoji; here people read along.
    private static string Readable(string json)
    {
        var readable = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
                readable.Append(json[i]);
            else if (json[i + 1] != 'u')
                readable.Append(json[i]).Append(json[++i]);
            else
            {
                var first = Unit(json, i);
                if (first is '\'' or '&' or '<' or '>' or '+' or '`')
                    readable.Append(first);
                else if (char.IsHighSurrogate(first) && IsVisible(first, Unit(json, i + 6)))
                    readable.Append(first).Append(Unit(json, i += 6));
                else
                    readable.Append(json, i, 6);
                i += 5;
            }
        }
        return readable.ToString();
    }

    private static char Unit(string json, int at) =>
        json.AsSpan(at) is ['\\', 'u', var a, var b, var c, var d, ..]
            ? (char)ushort.Parse([a, b, c, d], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : '\0';

    private static bool IsVisible(char high, char low) =>
        Rune.TryCreate(high, low, out var rune)
        && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
