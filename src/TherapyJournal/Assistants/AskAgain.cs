namespace TherapyJournal.Assistants;

/// <summary>When a model that wrote nothing is asked again.</summary>
internal enum AskAgain
{
    Never,

    /// <summary>In some minutes: a service has trouble.</summary>
    Soon,

    /// <summary>After midnight UTC, when there are new tokens.</summary>
    NextDay,
}
