using System.CommandLine;
using System.Text.Json.Serialization;

namespace TherapyJournal.App.Terminal;

/// <summary>`journal version`: which version this is.</summary>
internal static class VersionCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("version", "Say which version this is.");
        terminal.Does(command, (_, context) => Task.FromResult(Tell(context)));
        return command;
    }

    private static int Tell(CommandContext context)
    {
        var version = typeof(VersionCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        return context.Done(
            new VersionDocument(version),
            VersionJson.Default.VersionDocument,
            page => page.Sentence($"Therapy Journal {version}")
        );
    }
}

internal sealed record VersionDocument(string Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VersionDocument))]
internal sealed partial class VersionJson : JsonSerializerContext;
