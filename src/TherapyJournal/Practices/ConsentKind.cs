namespace TherapyJournal.Practices;

/// <summary>What a patient may agree to, each for itself and revocable.</summary>
public enum ConsentKind
{
    /// <summary>Keeping entries, and the therapist's reading of them.</summary>
    Keeping,

    /// <summary>A model may read entries and write to patient and therapist.</summary>
    Model,

    /// <summary>Journaling over Telegram.</summary>
    Telegram,

    /// <summary>Voice messages and their transcription.</summary>
    Voice,
}
