using System.Text.Json;

namespace TherapyJournal.Assistants;

/// <summary>Reads what a service answered without trusting that anything is where it should be.</summary>
internal static class LooseJson
{
    /// <summary>The property; undefined where there is none, also where this is no object.</summary>
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    /// <summary>The text; null: it is something else.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String ? element.GetString() : null;

    /// <summary>The whole number; null: it is something else.</summary>
    public static long? Number(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Number && element.TryGetInt64(out var number) ? number : null;

    /// <summary>The items; none where this is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Array ? element.EnumerateArray() : [];
}
