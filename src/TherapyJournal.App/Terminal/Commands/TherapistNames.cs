using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Who did something, by name, where records hold an id such as therapist:….</summary>
internal sealed class TherapistNames(IReadOnlyDictionary<string, string> names)
{
    /// <summary>Who it was, where their name is not known any more.</summary>
    public const string HasLeft = "a therapist who has left";

    private const string Kind = "therapist:";

    /// <summary>Of everyone who ever worked here.</summary>
    public static async Task<TherapistNames> OfAsync(CommandContext context) =>
        new(await (await context.GetAsync<Therapists>()).NamesInRecordsAsync(context.Cancellation));

    /// <summary>The name of one of those who work here, or did, by id; null: nobody has it.</summary>
    public string? Find(string id) => names.GetValueOrDefault(id);

    /// <summary>The name; "the program" where nobody did it, "the patient" for one, and that they have left where nothing more is known of them.</summary>
    public string Of(string? by)
    {
        if (by is null)
        {
            return "the program";
        }
        if (by.StartsWith("patient", StringComparison.Ordinal))
        {
            return "the patient";
        }
        if (by.StartsWith("owner:", StringComparison.Ordinal))
        {
            return "the owner";
        }
        if (by == "assistant")
        {
            return "the assistant";
        }
        var id = by.StartsWith(Kind, StringComparison.Ordinal) ? by[Kind.Length..] : by;
        return names.GetValueOrDefault(id) ?? HasLeft;
    }
}
