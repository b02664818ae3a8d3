using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>The vendor's published description of its requests, where it lies beside this checkout.</summary>
internal sealed class OpenAiSpecification
{
    private static readonly Lazy<OpenAiSpecification?> Found = new(() =>
        Find() is { } file ? new(JsonDocument.Parse(File.ReadAllText(file)).RootElement) : null
    );

    private readonly JsonElement root;
    private readonly OpenApiSchema schema;

    private OpenAiSpecification(JsonElement root) =>
        (this.root, schema) = (root, new(root.Child("components").Child("schemas")));

    /// <summary>The description; the test is skipped, visibly, where there is none.</summary>
    public static OpenAiSpecification OrSkip()
    {
        Assert.SkipWhen(Found.Value is null, "shared/specs/openai-openapi.json is not beside this checkout.");
        return Found.Value!; // not null: skipped otherwise
    }

    /// <summary>What the description finds wrong with a request; empty: nothing, or there is no description.</summary>
    /// <param name="path">Where it was sent: /v1/responses.</param>
    /// <param name="body">What was sent.</param>
    public static IReadOnlyList<string> FaultsIfKnown(string path, JsonElement body) =>
        Found.Value?.Faults(path, body) ?? [];

    /// <summary>What is wrong with a request; empty: nothing.</summary>
    public IReadOnlyList<string> Faults(string path, JsonElement body) =>
        schema.Faults(RequestTo(path, "application/json"), body);

    /// <summary>The fields that a request may have, and those that it must.</summary>
    public (HashSet<string> Known, HashSet<string> Required) FieldsOf(string path, string type)
    {
        var request = RequestTo(path, type);
        var named = root.Child("components").Child("schemas").GetProperty(request.Child("$ref").Text()!.Split('/')[^1]); // it is a reference
        return (
            schema.PropertiesOf(request),
            [.. named.Child("required").Items().Select(name => name.GetString() ?? "")]
        );
    }

    private JsonElement RequestTo(string path, string type)
    {
        var content = root.Child("paths")
            .Child(path["/v1".Length..])
            .Child("post")
            .Child("requestBody")
            .Child("content");
        var request = content.Child(type).Child("schema");
        request.ValueKind.ShouldBe(JsonValueKind.Object, $"The description knows no request to {path}.");
        return request;
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
