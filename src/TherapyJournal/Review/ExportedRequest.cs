namespace TherapyJournal.Review;

/// <summary>Something that the patient asked of their therapist, and when it was settled.</summary>
internal sealed record ExportedRequest(string At, string Kind, string? Words, string? DoneAt)
{
    public static IReadOnlyList<ExportedRequest> Of(
        IEnumerable<(PatientRequest Row, PatientRequestContent Content)> requests
    ) =>
        [
            .. requests.Select(r => new ExportedRequest(
                ExportReading.Iso(r.Content.At),
                r.Content.Kind.ToString().ToLowerInvariant(),
                r.Content.Words,
                r.Content.DoneAt is { } done ? ExportReading.Iso(done) : null
            )),
        ];

    /// <summary>What was asked, as the page of an export says it.</summary>
    public string Sentence =>
        Kind switch
        {
            "call" => "to be called",
            "export" => "an export of everything",
            "goal" => "another goal",
            _ => "to be erased",
        };
}
