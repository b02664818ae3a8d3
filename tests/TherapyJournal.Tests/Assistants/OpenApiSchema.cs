using System.Globalization;
using System.Text.Json;
using TherapyJournal.Assistants;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Compares a value with a schema of an OpenAPI description.</summary>
/// <remarks>
/// Stricter than JSON Schema in one thing: a property that no part of a schema names is a fault, unless the schema says that it is open.
/// Of oneOf, one that fits is enough: the vendor's alternatives overlap.
/// </remarks>
internal sealed class OpenApiSchema(JsonElement schemas)
{
    /// <summary>What is wrong with the value, each with its place; empty: nothing.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonElement value, string at = "$", bool isWhole = true)
    {
        if (schema.Child("$ref").Text() is { } reference)
        {
            return Faults(Named(reference), value, at, isWhole);
        }
        if (value.ValueKind is JsonValueKind.Null && schema.Child("nullable").ValueKind is JsonValueKind.True)
        {
            return [];
        }
        var found = new List<string>();
        if (!Types(schema).Any(type => Is(type, value)))
        {
            found.Add($"{at} is a {value.ValueKind}, not a {string.Join(" or ", Types(schema))}");
        }
        if (schema.Child("enum").Items().ToList() is { Count: > 0 } allowed && !allowed.Exists(v => Same(v, value)))
        {
            found.Add($"{at} is {value.GetRawText()}, which is not offered");
        }
        foreach (var part in Parts(schema))
        {
            found.AddRange(Faults(part, value, at, isWhole: false));
        }
        found.AddRange(InBranches(schema.Child("anyOf"), value, at));
        found.AddRange(InBranches(schema.Child("oneOf"), value, at));
        found.AddRange(
            value.ValueKind switch
            {
                JsonValueKind.Object => InObject(schema, value, at, isWhole),
                JsonValueKind.Array => InArray(schema, value, at),
                JsonValueKind.String => Bounds(schema, value.GetString()!.Length, "minLength", "maxLength", at), // a string
                JsonValueKind.Number => Bounds(schema, value.GetDouble(), "minimum", "maximum", at),
                _ => [],
            }
        );
        return found;
    }

    // Where none fits, what is wrong with the one that comes nearest.
    private IReadOnlyList<string> InBranches(JsonElement branches, JsonElement value, string at)
    {
        var wrong = new List<IReadOnlyList<string>>();
        foreach (var branch in branches.Items())
        {
            var faults = Faults(branch, value, at);
            if (faults.Count == 0)
            {
                return [];
            }
            wrong.Add(faults);
        }
        return wrong
            .OrderBy(faults => faults.Any(fault => fault.StartsWith(at + ' ', StringComparison.Ordinal)))
            .ThenBy(faults => faults.Count)
            .FirstOrDefault([]);
    }

    /// <summary>Every property that a schema names, in whatever part of it.</summary>
    public HashSet<string> PropertiesOf(JsonElement schema) =>
        [
            .. Properties(schema).Select(p => p.Name),
            .. Parts(schema)
                .Concat(schema.Child("anyOf").Items())
                .Concat(schema.Child("oneOf").Items())
                .SelectMany(PropertiesOf),
        ];

    private IEnumerable<string> InObject(JsonElement schema, JsonElement value, string at, bool isWhole)
    {
        var missing = schema.Child("required").Items().Where(name => !value.TryGetProperty(name.GetString()!, out _)); // names are strings
        var within = Properties(schema)
            .Where(p => value.TryGetProperty(p.Name, out _))
            .SelectMany(p => Faults(p.Value, value.GetProperty(p.Name), $"{at}.{p.Name}"));
        var known = isWhole && !IsOpen(schema) && !IsChoice(schema) ? PropertiesOf(schema) : [];
        var unknown = value.EnumerateObject().Where(p => known.Count > 0 && !known.Contains(p.Name));
        return
        [
            .. missing.Select(name => $"{at}.{name} is missing"),
            .. within,
            .. unknown.Select(p => $"{at}.{p.Name} is unknown"),
        ];
    }

    private IEnumerable<string> InArray(JsonElement schema, JsonElement value, string at) =>
        [
            .. Bounds(schema, value.GetArrayLength(), "minItems", "maxItems", at),
            .. schema.Child("items").ValueKind is JsonValueKind.Object
                ? value.EnumerateArray().SelectMany((item, i) => Faults(schema.Child("items"), item, $"{at}[{i}]"))
                : [],
        ];

    private static IEnumerable<string> Bounds(JsonElement schema, double size, string least, string most, string at) =>
        schema.Child(least) is { ValueKind: JsonValueKind.Number } low && size < low.GetDouble()
        || schema.Child(most) is { ValueKind: JsonValueKind.Number } high && size > high.GetDouble()
            ? [string.Create(CultureInfo.InvariantCulture, $"{at} is out of bounds: {size}")]
            : [];

    // What stands behind a reference, and all of allOf.
    private IEnumerable<JsonElement> Parts(JsonElement schema) =>
        schema.Child("allOf").Items().Concat(schema.Child("$ref").Text() is { } reference ? [Named(reference)] : []);

    private JsonElement Named(string reference) => schemas.GetProperty(reference.Split('/')[^1]);

    private bool IsOpen(JsonElement schema) =>
        schema.Child("additionalProperties").ValueKind is JsonValueKind.True or JsonValueKind.Object
        || Parts(schema).Any(IsOpen);

    // Each of its branches looks for itself.
    private static bool IsChoice(JsonElement schema) =>
        schema.Child("properties").ValueKind is JsonValueKind.Undefined
        && schema.Child("allOf").ValueKind is JsonValueKind.Undefined;

    private static IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        schema.Child("properties") is { ValueKind: JsonValueKind.Object } properties
            ? properties.EnumerateObject()
            : Enumerable.Empty<JsonProperty>();

    private static IReadOnlyList<string> Types(JsonElement schema) =>
        schema.Child("type").Text() is { } only ? [only]
        : schema.Child("type").Items().Select(type => type.GetString() ?? "").ToList() is { Count: > 0 } several
            ? several
        : ["anything"];

    private static bool Is(string type, JsonElement value) =>
        (type, value.ValueKind) switch
        {
            ("anything", _) => true,
            ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) or ("null", JsonValueKind.Null) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            _ => false,
        };

    private static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);
}
