namespace TherapyJournal.Records;

/// <summary>A line of the access record as a sentence that people understand.</summary>
public static class AccessSentence
{
    /// <summary>What was done, such as "Dr Stone looked at the inbox".</summary>
    /// <param name="line">The line.</param>
    /// <param name="nameOf">A therapist's name by their id; null: not known here any more.</param>
    public static string Of(AccessLineContent line, Func<string, string?> nameOf)
    {
        var who = Who(line, nameOf);
        // A purpose of a newer version is told by its own name.
        return Enum.TryParse<Purpose>(line.Purpose, out var purpose)
            ? $"{who} {(line.ReaderKind == "assistant" ? ByProgram(purpose) : ByPerson(purpose))}"
            : $"{who}: {line.Purpose}";
    }

    /// <summary>Who it was.</summary>
    public static string Who(AccessLineContent line, Func<string, string?> nameOf) =>
        line.ReaderKind switch
        {
            "patient" => "the patient",
            "therapist" => nameOf(line.Reader) ?? "a therapist who has left",
            _ => "the program",
        };

    /// <summary>What happened several times in the same minute stands once, with how often.</summary>
    /// <param name="lines">In order; the time as it is shown, to the minute.</param>
    public static IEnumerable<(string Time, string Sentence)> Joined(IEnumerable<(string Time, string Sentence)> lines)
    {
        var minute = new List<(string Sentence, int Times)>();
        string? time = null;
        foreach (var line in lines)
        {
            if (line.Time != time)
            {
                foreach (var done in Told())
                {
                    yield return done;
                }
                minute.Clear();
                time = line.Time;
            }
            var before = minute.FindIndex(m => m.Sentence == line.Sentence);
            if (before < 0)
            {
                minute.Add((line.Sentence, 1));
            }
            else
            {
                minute[before] = (line.Sentence, minute[before].Times + 1);
            }
        }
        foreach (var done in Told())
        {
            yield return done;
        }

        List<(string Time, string Sentence)> Told() =>
            [.. minute.Select(m => (time ?? "", m.Times == 1 ? m.Sentence : $"{m.Sentence} ({m.Times} times)"))];
    }

    private static string ByPerson(Purpose purpose) =>
        purpose switch
        {
            Purpose.ListCaseload => "looked at the list of patients",
            Purpose.ShowPatient => "looked at the patient's page",
            Purpose.ChangePatient => "changed something about the patient",
            Purpose.AskForEntry => "asked for a question",
            Purpose.WriteEntry => "wrote an entry",
            Purpose.EditEntry => "changed an entry",
            Purpose.ReadEntries => "read the entries",
            Purpose.ReflectOnEntry => "read a reflection",
            Purpose.PlanQuestions => "looked at the planned questions",
            Purpose.DraftForReview => "had words drafted for review",
            Purpose.ReviewWords => "looked at words that wait for approval",
            Purpose.TryAssistant => "tried what a model would be told",
            Purpose.SummarizeEntry => "had an entry summarised",
            Purpose.NotifyTherapist => "was told of an entry",
            Purpose.ReadInbox => "looked at the inbox",
            Purpose.ReviewSuggestedGoal => "decided on a suggested goal",
            Purpose.ReadGoals => "looked at the goals",
            Purpose.ChangeGoal => "changed the goals",
            Purpose.ReadSessions => "looked at the appointments",
            Purpose.ReadAlerts => "looked at the alerts",
            Purpose.ReadSafetyPlan => "looked at the safety plan",
            Purpose.ChangeSafetyPlan => "changed the safety plan",
            Purpose.RecordMeasure => "recorded a rating",
            Purpose.ReadMeasures => "looked at the ratings",
            Purpose.HandleAlert => "acted on an alert",
            Purpose.Export => "had everything exported",
            Purpose.Erase => "asked for the erasure",
            Purpose.ReadKept => "looked at what is kept after the erasure",
            Purpose.DestroyKept => "destroyed what was kept after the erasure",
            Purpose.EraseAfterEnd => "asked for the erasure, as long after the end as the practice has said",
            Purpose.VerifyRecord => "looked at who read what",
            Purpose.Session => "was shown what the program answered",
            _ => $"read for {purpose}",
        };

    private static string ByProgram(Purpose purpose) =>
        purpose switch
        {
            Purpose.AskForEntry => "chose a question",
            Purpose.ReflectOnEntry => "read an entry to answer it",
            Purpose.SummarizeEntry => "read an entry to summarise it",
            Purpose.DraftForReview => "read the record to draft words for review",
            Purpose.NotifyTherapist => "told the therapist of an entry",
            Purpose.HandleAlert => "told the therapist of an alert",
            Purpose.Erase => "carried out the erasure",
            _ => ByPerson(purpose),
        };
}
