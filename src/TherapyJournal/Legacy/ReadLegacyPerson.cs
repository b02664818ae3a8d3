using System.Globalization;
using System.Text.Json;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Practices;

namespace TherapyJournal.Legacy;

/// <summary>Makes a person of one element of the file, and tallies what of it has no place here.</summary>
internal sealed class ReadLegacyPerson(LegacyTally tally, Instant now)
{
    // Far above the longest name that is kept, and far below one that would take time to clean.
    private const int LongestRawName = 1_000;
    private const int LongestRawTime = 100;

    /// <summary>The person; null when there is nobody to take, and then the tally says why.</summary>
    public LegacyPerson? From(JsonElement element, int place)
    {
        long? number = null;
        try
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return Nobody("this is no record of a person");
            }
            if (!element.TryGetProperty("patient_id", out var id) || (number = Number(id)) is not { } known)
            {
                return Nobody("there is no patient_id in whole numbers, by which a second run would know them");
            }
            if (!element.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            {
                return Nobody("the record has no data");
            }
            var name = data.TryGetProperty("name", out var called) ? Text(called) : null;
            if (name is null || (name.Length <= LongestRawName && PersonName.Clean(name).Length == 0))
            {
                return Nobody("there is no name");
            }
            if (
                name.Length > LongestRawName
                || PatientDetails.Name(name) is not Checked<string>.Kept { Value: var clean }
            )
            {
                return Nobody("the name is longer than 200 characters");
            }
            TellDropped(element, data);
            return Read(data, place, known, clean);
        }
        catch (InvalidOperationException)
        {
            // Bytes or halves of characters that are no text, in a name of a field or in what it holds.
            return Nobody("the record holds bytes that are no text");
        }

        LegacyPerson? Nobody(string reason)
        {
            tally.PersonLeft(new LeftBehind(number, place, reason));
            return null;
        }
    }

    private LegacyPerson Read(JsonElement data, int place, long number, string name)
    {
        var createdAt = data.TryGetProperty("created_at", out var created) ? Text(created)?.Trim() ?? "" : "";
        var since = createdAt.Length <= LongestRawTime ? LegacyTime.Read(createdAt, now) : null;
        if (since is null)
        {
            tally.Dropped("data.created_at", "it is missing, or no time that has been: what it would date bears today");
        }
        var person = new LegacyPerson(place, number, name, createdAt, since, [], []);
        return person with { Goals = Goals(data, person), Entries = [.. Entries(data, person)] };
    }

    private List<string> Goals(JsonElement data, LegacyPerson person)
    {
        var goals = new List<string>();
        if (
            !data.TryGetProperty("contextual_information", out var context)
            || context.ValueKind != JsonValueKind.Object
            || !context.TryGetProperty("therapy_goals", out var found)
            || found.ValueKind == JsonValueKind.Null
        )
        {
            return goals;
        }
        // The prototype knew one string; somebody may have made a list of it by hand.
        foreach (
            var goal in found.ValueKind == JsonValueKind.Array ? [.. found.EnumerateArray()] : (JsonElement[])[found]
        )
        {
            if (Text(goal) is not { } text)
            {
                tally.GoalLeft(person.Left("the goal is no text"));
            }
            else if (GoalText.TryClean(text, out var clean))
            {
                goals.Add(clean);
            }
            else if (clean.Length > 0)
            {
                tally.GoalLeft(person.Left("the goal is longer than 500 characters"));
            }
        }
        return goals;
    }

    private IEnumerable<LegacyEntry> Entries(JsonElement data, LegacyPerson person)
    {
        if (!data.TryGetProperty("journal_entries", out var entries) || entries.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }
        if (entries.ValueKind != JsonValueKind.Array)
        {
            tally.EntryLeft(person.Left("journal_entries is no list"));
            yield break;
        }
        var position = 0;
        foreach (var entry in entries.EnumerateArray())
        {
            position++;
            var isObject = entry.ValueKind == JsonValueKind.Object;
            var text =
                !isObject ? Text(entry)
                : entry.TryGetProperty("text", out var words) ? Text(words)
                : null;
            if (text is null)
            {
                tally.EntryLeft(person.Left("an entry is neither text nor an object with text and created_at"));
                continue;
            }
            var at = isObject && entry.TryGetProperty("created_at", out var written) ? Text(written) ?? "" : "";
            if (isObject)
            {
                TellUnknown(entry, "data.journal_entries.", "text", "created_at");
            }
            yield return new LegacyEntry(position, text, at.Length <= LongestRawTime ? LegacyTime.Read(at, now) : null);
        }
    }

    private void TellDropped(JsonElement element, JsonElement data)
    {
        if (data.TryGetProperty("age", out _))
        {
            tally.Dropped("data.age", "a number of years gives no date of birth, and none is invented");
        }
        if (data.TryGetProperty("openai_assistant", out _))
        {
            tally.Dropped(
                "data.openai_assistant",
                "its vendor has shut down the service that these threads belonged to"
            );
        }
        TellUnknown(element, "", "patient_id", "data");
        TellUnknown(
            data,
            "data.",
            "name",
            "age",
            "created_at",
            "journal_entries",
            "contextual_information",
            "openai_assistant"
        );
        if (data.TryGetProperty("contextual_information", out var context))
        {
            TellUnknown(context, "data.contextual_information.", "therapy_goals");
        }
    }

    private void TellUnknown(JsonElement element, string above, params IReadOnlyList<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var field in element.EnumerateObject().Where(f => !known.Contains(f.Name)))
        {
            tally.DroppedUnknown(above + field.Name);
        }
    }

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static long? Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number
        : element.ValueKind == JsonValueKind.String
        && long.TryParse(element.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var written)
            ? written
        : null;
}
