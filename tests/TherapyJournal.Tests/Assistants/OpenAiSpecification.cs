using System.Text.Json;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>The vendor's published description of its requests, where it lies beside this checkout.</summary>
internal sealed class OpenAiSpecification(JsonDocument document) : IDisposable
{
    private JsonElement Schemas => document.RootElement.Child("components").Child("schemas");

    /// <summary>The description; the test is skipped, visibly, where there is none.</summary>
    public static OpenAiSpecification OrSkip()
    {
        var file = Find();
        Assert.SkipWhen(file is null, "shared/specs/openai-openapi.json is not beside this checkout.");
        return new(JsonDocument.Parse(File.ReadAllText(file!))); // not null: skipped otherwise
    }

    /// <summary>The names of all properties of a schema.</summary>
    public HashSet<string> PropertiesOf(string name)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(Schemas.GetProperty(name), found);
        return found;
    }

    public void Dispose() => document.Dispose();

    private void Collect(JsonElement schema, HashSet<string> found)
    {
        if (schema.Child("$ref").Text() is { } reference)
        {
            Collect(Schemas.GetProperty(reference.Split('/')[^1]), found);
        }
        if (schema.Child("properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            found.UnionWith(properties.EnumerateObject().Select(p => p.Name));
        }
        foreach (var part in schema.Child("allOf").Items())
        {
            Collect(part, found);
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "specs", "openai-openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }
        return null;
    }
}
