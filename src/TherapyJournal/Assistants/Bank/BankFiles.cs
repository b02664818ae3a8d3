using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Reads the written files of the bank out of the program itself.</summary>
internal static class BankFiles
{
    /// <summary>What stands in the named file; a missing or broken file is a fault of the build.</summary>
    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream =
            typeof(BankFiles).Assembly.GetManifestResourceStream("Assistants/Bank/" + name)
            ?? throw new InvalidOperationException($"The program was built without Assistants/Bank/{name}.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"Assistants/Bank/{name} holds nothing.");
    }
}

/// <summary>A theme of the bank: how to name it to the patient, how to a therapist, and the words that show it (a * stands for any ending).</summary>
internal sealed record BankTheme(string Id, string Label, string Name, IReadOnlyList<string> Words);

/// <summary>The words by which a sentence worth quoting is known.</summary>
internal sealed record SentenceCues(
    IReadOnlyList<string> Grave,
    IReadOnlyList<string> Helped,
    IReadOnlyList<string> Feeling,
    IReadOnlyList<string> Wish,
    IReadOnlyList<string> Contrast,
    IReadOnlyList<string> Stop
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(List<BankQuestion>))]
[JsonSerializable(typeof(List<BankTheme>))]
[JsonSerializable(typeof(List<BankReflection>))]
[JsonSerializable(typeof(SentenceCues))]
internal sealed partial class BankJson : JsonSerializerContext;
