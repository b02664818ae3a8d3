namespace TherapyJournal.Records;

/// <summary>Who asks for a patient's words.</summary>
public abstract record Reader
{
    private Reader() { }

    /// <summary>A therapist, for patients of their own caseload. At a terminal this attributes, it does not authenticate.</summary>
    public sealed record Therapist(TherapistId Id, bool AtTerminal = false) : Reader;

    /// <summary>The patient, for their own record.</summary>
    public sealed record Patient(PatientId Id) : Reader;

    /// <summary>An assistant acting in one named step. It never sees what is private.</summary>
    public sealed record Assistant(string Step) : Reader;

    /// <summary>How this reader is named in a history: whose hand something is.</summary>
    internal string AsAuthor =>
        this switch
        {
            Therapist therapist => $"therapist:{therapist.Id}",
            Patient patient => $"patient:{patient.Id}",
            _ => "assistant",
        };

    internal string Kind =>
        this switch
        {
            Therapist => "therapist",
            Patient => "patient",
            _ => "assistant",
        };

    internal string Name =>
        this switch
        {
            Therapist therapist => therapist.Id.ToString(),
            Patient patient => patient.Id.ToString(),
            Assistant assistant => assistant.Step,
            _ => "",
        };
}

/// <summary>What a patient's words are opened for.</summary>
public enum Purpose
{
    ListCaseload,
    ShowPatient,
    ChangePatient,
    AskForEntry,
    WriteEntry,
    EditEntry,
    ReadEntries,
    SearchEntries,
    AskJournal,
    EmbedEntries,
    ReadThemes,
    PlanQuestions,
    DraftForReview,
    ReviewWords,
    TryAssistant,
    ScreenEntry,
    ReflectOnEntry,
    SummarizeEntry,
    NotifyTherapist,
    AcceptSummary,
    PrintPeriod,
    ReadInbox,
    ReadRequests,
    SettleRequest,
    ReviewSuggestedGoal,
    ReadGoals,
    ChangeGoal,
    ReadSessions,
    ReadSessionNotes,
    KeepSessionNotes,
    ReadAlerts,
    ReadSafetyPlan,
    ChangeSafetyPlan,
    RecordMeasure,
    ReadMeasures,
    ReadTrends,
    ReadBrief,
    HandleAlert,
    Export,
    Erase,
    CallOffErasure,
    ReadKept,
    DestroyKept,
    EraseAfterEnd,
    VerifyRecord,
    Session,
    LinkChat,
    InviteToAccount,
    TalkInChat,
    TranscribeVoice,
}
