namespace TherapyJournal.Safety;

/// <summary>Who is in danger by what was written, so that the fixed words fit.</summary>
internal enum WhomItConcerns
{
    /// <summary>The writer, by their own hand; also wherever it is not told apart.</summary>
    Themselves,

    /// <summary>Somebody else, from the writer.</summary>
    Others,

    /// <summary>The writer, from somebody else.</summary>
    ByOthers,
}
