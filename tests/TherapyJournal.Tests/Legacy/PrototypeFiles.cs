using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Legacy;

/// <summary>Files as the prototype wrote them, of people who never were.</summary>
internal sealed class PrototypeFiles(Ground ground)
{
    public const string CreatedAt = "2023-11-08T17:44:12.913638";

    /// <summary>Writes patients.json and returns its path.</summary>
    public string Write(params IEnumerable<JsonNode?> people) =>
        Write(new JsonArray([.. people.Select(p => p?.DeepClone())]).ToJsonString());

    public string Write(string text, Encoding? encoding = null, string name = "patients.json")
    {
        var file = Path.Combine(ground.Folder, name);
        File.WriteAllText(file, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }

    /// <summary>A person, with what every one of them has in the prototype's file.</summary>
    public static JsonObject Person(int id, string? name = null, string? goal = "Sleep through the night.") =>
        new()
        {
            ["patient_id"] = id,
            ["data"] = new JsonObject
            {
                ["name"] = name ?? string.Create(CultureInfo.InvariantCulture, $"Person {id}"),
                ["age"] = 29,
                ["created_at"] = CreatedAt,
                ["journal_entries"] = new JsonArray(),
                ["contextual_information"] = new JsonObject { ["therapy_goals"] = goal },
                ["openai_assistant"] = new JsonObject { ["thread_id"] = "thread_abc" },
            },
        };

    /// <summary>The person, with something else in their data.</summary>
    public static JsonObject With(JsonObject person, string field, JsonNode? value)
    {
        person["data"]!.AsObject()[field] = value;
        return person;
    }

    public static IEnumerable<JsonObject> People(int count, int from = 1) =>
        Enumerable.Range(from, count).Select(i => Person(i));
}
