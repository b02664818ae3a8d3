namespace TherapyJournal.Records;

/// <summary>A line of the access record as a sentence that people understand.</summary>
/// <remarks>The line is written when the record is opened, before what it was opened for: so it tells for what, and never that it was done.</remarks>
public static class AccessSentence
{
    /// <summary>What was done, such as "Dr Stone looked at the inbox".</summary>
    /// <param name="line">The line.</param>
    /// <param name="nameOf">A therapist's name by their id; null: not known here any more.</param>
    public static string Of(AccessLineContent line, Func<string, string?> nameOf)
    {
        var who = Who(line, nameOf);
        if (line is { ReaderKind: "patient", Purpose: nameof(Purpose.Export) })
        {
            return "the patient read everything for an export";
        }
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
            Purpose.ChangePatient => "opened the record to change something about the patient",
            Purpose.AskForEntry => "opened the record to ask for a question",
            Purpose.WriteEntry => "opened the record to write an entry",
            Purpose.EditEntry => "opened the record to change an entry",
            Purpose.ReadEntries => "read the entries",
            Purpose.SearchEntries => "searched the entries",
            Purpose.AskJournal => "asked a question of the entries",
            Purpose.EmbedEntries => "had words turned into numbers by which entries are found",
            Purpose.ReadThemes => "looked at what recurs in the entries",
            Purpose.ScreenEntry => "had a model look for danger in an entry",
            Purpose.ReflectOnEntry => "read a reflection",
            Purpose.PlanQuestions => "looked at the planned questions",
            Purpose.DraftForReview => "opened the record to have words drafted for review",
            Purpose.ReviewWords => "looked at words that wait for approval",
            Purpose.TryAssistant => "tried what a model would be told",
            Purpose.SummarizeEntry => "opened the record to have an entry summarised",
            Purpose.NotifyTherapist => "was told of an entry",
            Purpose.AcceptSummary => "opened the record to accept a summary",
            Purpose.PrintPeriod => "read a period of the record to put it into the file",
            Purpose.ReadInbox => "looked at the inbox",
            Purpose.ReadRequests => "looked at what the patient has asked for",
            Purpose.SettleRequest => "opened the record to settle what the patient had asked for",
            Purpose.ReviewSuggestedGoal => "opened the record to decide on a suggested goal",
            Purpose.ReadGoals => "looked at the goals",
            Purpose.ChangeGoal => "opened the record to change the goals",
            Purpose.ReadSessions => "looked at the appointments",
            Purpose.ReadSessionNotes => "looked at the appointments, with notes of their own",
            Purpose.KeepSessionNotes => "opened the record to keep notes of their own on an appointment",
            Purpose.ReadAlerts => "looked at the alerts",
            Purpose.ReadSafetyPlan => "looked at the safety plan",
            Purpose.ChangeSafetyPlan => "opened the record to change the safety plan",
            Purpose.RecordMeasure => "opened the record to write down a rating",
            Purpose.ReadMeasures => "looked at the ratings",
            Purpose.ReadTrends => "looked at the trends",
            Purpose.ReadBrief => "read a brief before a session",
            Purpose.HandleAlert => "opened the record to act on an alert",
            Purpose.Export => "asked for an export of everything",
            Purpose.Erase => "opened the record to ask for its erasure",
            Purpose.CallOffErasure => "opened the record to call off its erasure",
            Purpose.ReadKept => "looked at what is kept after the erasure",
            Purpose.DestroyKept => "opened what was kept after the erasure to destroy it",
            Purpose.EraseAfterEnd => "opened the record to erase it, as long after the end as the practice has said",
            Purpose.VerifyRecord => "looked at who read what",
            Purpose.Session => "was shown what the program answered",
            Purpose.LinkChat => "opened the record to look after the patient's chat",
            Purpose.InviteToAccount => "opened the record to invite the patient to the web page",
            Purpose.TalkInChat => "was told something in the chat",
            Purpose.TranscribeVoice => "had a voice message written down",
            _ => $"read for {purpose}",
        };

    private static string ByProgram(Purpose purpose) =>
        purpose switch
        {
            Purpose.AskForEntry => "chose a question",
            Purpose.ScreenEntry => "read an entry to have a model look for danger in it",
            Purpose.ReflectOnEntry => "read an entry to answer it",
            Purpose.SummarizeEntry => "read an entry to summarise it",
            Purpose.DraftForReview => "read the record to draft words for review",
            Purpose.NotifyTherapist => "read a summary to tell the therapist of it",
            Purpose.ReadRequests => "counted what the patient has asked for",
            Purpose.HandleAlert => "read an alert to tell the therapist of it",
            Purpose.Erase => "opened the record to carry out its erasure",
            Purpose.TalkInChat => "read what it had to say in the chat",
            Purpose.TranscribeVoice => "opened a voice message to have it written down",
            _ => ByPerson(purpose),
        };
}
