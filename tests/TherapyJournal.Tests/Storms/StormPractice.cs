using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Storms;

/// <summary>A practice with work waiting: two therapists, several patients, entries of every kind. It remembers what was acknowledged.</summary>
internal sealed class StormPractice
{
    public const string Urgent = "I am going to kill myself tonight.";
    public const string Concern = "Everyone would be better off without me.";

    public const string Wish = "I would like to walk more often";

    private readonly JournalHouse house;

    private StormPractice(JournalHouse house) => this.house = house;

    public List<PatientId> Calm { get; } = [];

    /// <summary>Whose first entry is urgent, so that no reflection follows while the alert stands.</summary>
    public required PatientId InDanger { get; init; }

    public required TherapistId First { get; init; }

    /// <summary>Has the first calm patient in their caseload as well.</summary>
    public required TherapistId Second { get; init; }

    /// <summary>Every entry that was acknowledged, by its words, which are all different.</summary>
    public Dictionary<string, (PatientId Patient, bool IsPrivate, int Number)> Kept { get; } =
        new(StringComparer.Ordinal);

    public IEnumerable<PatientId> Patients => [.. Calm, InDanger];

    public static async Task<StormPractice> FillAsync(JournalHouse house, int entries)
    {
        var (first, second) = (await house.AddTherapistAsync("First"), await house.AddTherapistAsync("Second"));
        var practice = new StormPractice(house)
        {
            First = first,
            Second = second,
            InDanger = await house.AddPatientAsync(first, "In danger"),
        };
        for (var i = 0; i < 4; i++)
        {
            practice.Calm.Add(await house.AddPatientAsync(first, $"Calm {i}"));
        }
        await house.InsertAsync(
            practice.Calm[0],
            new Caseload { TherapistId = second },
            new CaseloadContent(0, $"{first}")
        );
        await practice.RecordAsync(practice.InDanger, Urgent);
        await practice.RecordAsync(practice.Calm[1], Concern);
        await practice.RecordAsync(practice.Calm[1], "Only for me: this is nobody else's to read.", isPrivate: true);
        await practice.RecordAsync(practice.InDanger, $"{Concern} And this is for nobody.", isPrivate: true);
        await practice.EditAsync(practice.Calm[2], "I slept badly.", $"I slept badly. {Wish}.");
        await practice.RecordAsync(practice.Calm[3], $"A long day. {Wish}.");
        for (var i = practice.Kept.Count; i < entries; i++)
        {
            var patient = practice.Patients.ElementAt(i % practice.Patients.Count());
            await practice.RecordAsync(patient, $"Entry {i}. I talked to my sister. It went well after all.");
        }
        return practice;
    }

    private async Task RecordAsync(PatientId patient, string words, bool isPrivate = false)
    {
        var entry = new NewEntry(patient, words, words) { IsPrivate = isPrivate };
        var recorded = await house.Get<RecordEntry>().RunAsync(entry, CancellationToken.None);
        recorded.ShouldBeOfType<RecordEntryOutcome.Recorded>();
        Kept.Add(words, (patient, isPrivate, 1));
    }

    private async Task EditAsync(PatientId patient, string before, string after)
    {
        var entry = new NewEntry(patient, before, before);
        var recorded = await house.Get<RecordEntry>().RunAsync(entry, CancellationToken.None);
        var id = recorded.ShouldBeOfType<RecordEntryOutcome.Recorded>().Id;
        var edited = await house.Get<EditEntry>().EditAsync(patient, id, after, CancellationToken.None);
        edited.ShouldBeOfType<ChangeEntryOutcome.Changed>();
        Kept.Add(after, (patient, false, 2));
    }
}
