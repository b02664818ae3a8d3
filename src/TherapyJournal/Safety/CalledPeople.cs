using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>The people of an alert, as things stand now. A row that was changed outside the program calls nobody, and doctor names it.</summary>
/// <param name="Therapists">Those of the patient.</param>
/// <param name="CoversNow">Whoever answers in their place at this moment.</param>
/// <param name="Covers">Whoever may.</param>
/// <param name="Owners">Of the practice.</param>
internal sealed record CalledPeople(
    IReadOnlyList<CalledPerson> Therapists,
    IReadOnlyList<CalledPerson> CoversNow,
    IReadOnlyList<CalledPerson> Covers,
    IReadOnlyList<CalledPerson> Owners
)
{
    /// <summary>Reads them: the therapists of the patient, and everybody's settings.</summary>
    public static async Task<CalledPeople> FromAsync(
        JournalDb db,
        Keys keys,
        IReadOnlyList<TherapistId> therapists,
        Instant now,
        CancellationToken cancel
    )
    {
        var here = (await ReadTherapists.HereAsync(db, keys, cancel)).ToDictionary(t => t.Id, t => t.Content);
        var theirs = therapists.Where(here.ContainsKey).ToList();
        var practice = await ReadFixedWords.OfPracticeAsync(db, keys, cancel);
        return new CalledPeople(
            Named(theirs, CalledAs.Therapist),
            Named(theirs.SelectMany(t => here[t].AnswerNow(now)), CalledAs.Cover),
            Named(theirs.SelectMany(t => here[t].MayAnswer(now)), CalledAs.Cover),
            [.. practice.Owners.Select(o => new CalledPerson($"owner:{o.Id}", CalledAs.Owner, o.Contact))]
        );

        IReadOnlyList<CalledPerson> Named(IEnumerable<TherapistId> ids, CalledAs role) =>
            [
                .. ids.Distinct()
                    .Where(here.ContainsKey)
                    .Select(id => new CalledPerson($"therapist:{id}", role, here[id].Contact)),
            ];
    }

    /// <summary>That it stands in the inbox of each therapist.</summary>
    public IEnumerable<RiskAlertEvent> ToldAt(Instant now) =>
        Therapists.Select(t => new RiskAlertEvent(now.ToUnixTimeMilliseconds(), RiskAlertEvent.Told, t.By, "inbox"));

    /// <summary>Whom these rungs call, each once.</summary>
    public IReadOnlyList<CalledPerson> On(IReadOnlyList<Rung> rungs) =>
        [
            .. rungs
                .SelectMany(rung =>
                    rung switch
                    {
                        Rung.Therapist or Rung.Again => Therapists.Concat(CoversNow),
                        Rung.Cover => Covers,
                        Rung.Owner => Owners,
                        _ => Therapists.Concat(Covers).Concat(Owners),
                    }
                )
                .DistinctBy(p => p.By),
        ];
}
