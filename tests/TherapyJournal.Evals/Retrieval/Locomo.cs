using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>Reads the public LoCoMo format (Maharana et al., "Evaluating Very Long-Term Conversational Memory of LLM Agents", ACL 2024): conversations in dated sessions, and questions with the turns that answer them.</summary>
internal static partial class Locomo
{
    private static readonly LocalDateTimePattern SessionTime = LocalDateTimePattern.CreateWithInvariantCulture(
        "h:mm tt 'on' d MMMM, uuuu"
    );

    /// <exception cref="FormatException">The file is none of that format; the message says where.</exception>
    public static IReadOnlyList<Conversation> Read(Stream file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            return [.. document.RootElement.EnumerateArray().Select(ConversationOf)];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"This is no file of LoCoMo: {fault.Message}", fault);
        }
    }

    private static Conversation ConversationOf(JsonElement sample)
    {
        var sessions = sample.GetProperty("conversation");
        var turns = sessions
            .EnumerateObject()
            .Select(part => (Match: SessionName().Match(part.Name), part.Value))
            .Where(part => part.Match.Success)
            .OrderBy(part => int.Parse(part.Match.Groups["number"].ValueSpan, null))
            .SelectMany(part => TurnsOf(part.Value, DayOf(sessions, part.Match.Value)))
            .ToList();
        var known = turns.Select(t => t.Id).ToHashSet();
        var questions = sample.GetProperty("qa").EnumerateArray().Select(q => QuestionOf(q, known));
        return new Conversation(turns, [.. questions]);
    }

    private static IEnumerable<Turn> TurnsOf(JsonElement session, LocalDate day) =>
        session
            .EnumerateArray()
            .Select(turn => new Turn(
                Numbered(turn.GetProperty("dia_id").GetString()!), // every turn has one
                day,
                $"{turn.GetProperty("speaker")}: {turn.GetProperty("text")}"
                    + (turn.TryGetProperty("blip_caption", out var caption) ? $" ({caption})" : "")
            ));

    private static LocalDate DayOf(JsonElement sessions, string session)
    {
        var written = sessions.GetProperty($"{session}_date_time").GetString() ?? "";
        return SessionTime.Parse(written).TryGetValue(default, out var time)
            ? time.Date
            : throw new FormatException($"This is no file of LoCoMo: {session} is of \"{written}\".");
    }

    private static Question QuestionOf(JsonElement question, IReadOnlySet<string> known) =>
        new(
            question.GetProperty("question").GetString() ?? "",
            question.GetProperty("category").GetInt32(),
            question
                .GetProperty("evidence")
                .EnumerateArray()
                // Some hold several in one text.
                .SelectMany(e => TurnName().Matches(e.GetString() ?? "").Select(m => Numbered(m.Value)))
                .Where(known.Contains)
                .ToHashSet()
        );

    // "D8:06" is the same as "D8:6".
    private static string Numbered(string id) =>
        TurnName().Match(id) is { Success: true } match
            ? $"D{int.Parse(match.Groups["session"].ValueSpan, null)}:{int.Parse(match.Groups["turn"].ValueSpan, null)}"
            : id;

    [GeneratedRegex(@"^session_(?<number>\d+)$", RegexOptions.NonBacktracking)]
    private static partial Regex SessionName();

    [GeneratedRegex(@"D(?<session>\d+):(?<turn>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex TurnName();
}

/// <param name="Turns">In the order in which they were said.</param>
/// <param name="Questions">About them.</param>
internal sealed record Conversation(IReadOnlyList<Turn> Turns, IReadOnlyList<Question> Questions);

/// <summary>A turn, as the entry that it is taken for.</summary>
internal sealed record Turn(string Id, LocalDate Day, string Text);

/// <param name="Text">What is asked.</param>
/// <param name="Category">1 several turns, 2 time, 3 world knowledge, 4 one turn, 5 the conversation does not say.</param>
/// <param name="Evidence">Which turns answer it; of those alone that are there.</param>
internal sealed record Question(string Text, int Category, IReadOnlySet<string> Evidence);
