using System.CommandLine;
using System.Text.Json.Serialization;

namespace TherapyJournal.App.Terminal;

/// <summary>`journal version`: which version this is.</summary>
internal static class VersionCommand
{
    /// <summary>Of this program, such as 1.2.3.</summary>
    public static string Version => typeof(VersionCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("version", "Say which version this is.");
        terminal.Does(command, (_, context) => Task.FromResult(Tell(context)));
        return command;
    }

    private static int Tell(CommandContext context)
    {
        return context.Done(
            new VersionDocument(Version),
            VersionJson.Default.VersionDocument,
            page => page.Sentence($"Therapy Journal {Version}")
        );
    }
}

internal sealed record VersionDocument(string Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VersionDocument))]
internal sealed partial class VersionJson : JsonSerializerContext;
