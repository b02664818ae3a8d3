using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Reads the names that a patient's record knows, so that they can be kept from leaving.</summary>
internal static class ReadNames
{
    private const int ShortestName = 3;

    // The steps of a safety plan that name whom to call.
    private static readonly SafetyPlanStep[] StepsWithPeople = [SafetyPlanStep.People, SafetyPlanStep.Professionals];

    // What begins a line of a plan with a capital and is nobody's name.
    private static readonly HashSet<string> NoNames = new(
        (
            "a an and any ask at aunt brother call calling centre center clinic cousin crisis dad daughter doctor dr emergency "
            + "father friend friends give go grandfather grandmother her hers him his hospital hotline husband if keep leave lifeline "
            + "line lock meet message mother mum mom mrs mr my neighbour neighbor no nurse one our park parents partner phone police "
            + "practice prof put ring samaritans see she sister sit someone son speak stay step talk text the their them they to "
            + "tell therapist uncle visit walk ward we when wife with write"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <returns>Null when the patient's own row or safety plan does not open: then nothing may leave, since no name could be kept back.</returns>
    public static async Task<KnownNames?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    )
    {
        var row = await db.Patients.FirstOrDefaultAsync(p => p.PatientId == record.Patient, cancel);
        if (row is null || record.OpenAll([row], record.Open) is not [(_, var patient)])
        {
            return null;
        }
        var caseloads = await db.Caseloads.Where(c => c.PatientId == record.Patient).ToListAsync(cancel);
        var ids = caseloads.ConvertAll(c => c.TherapistId.Value);
        var therapists = await db.Therapists.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancel);
        var plans = await db.SafetyPlans.Where(p => p.PatientId == record.Patient).ToListAsync(cancel);
        var opened = record.OpenAll(plans, record.Open);
        if (opened.Count < plans.Count)
        {
            return null;
        }
        var plan = opened.Select(p => p.Content.Current).FirstOrDefault();
        return new KnownNames(
            patient.Name,
            [
                .. therapists.Where(keys.Practice.Opens).Select(t => keys.Open(t).Name),
                .. InFreeText(patient.Contact ?? ""),
                .. StepsWithPeople.SelectMany(step => plan?.Of(step) ?? []).SelectMany(InPlanLine).Distinct(),
            ]
        );
    }

    // Its first word is a capital's whatever it says, and in "My sister Ottilie" the second is none.
    private static IEnumerable<string> InPlanLine(string line) =>
        InFreeText(line)
            .Where(
                (name, at) =>
                    at > 0 || !line.TrimStart().StartsWith(name, StringComparison.Ordinal) || !NoNames.Contains(name)
            );

    // What begins with a capital, and whatever can be written to.
    private static IEnumerable<string> InFreeText(string text) =>
        text.Split([' ', ',', ';', ':', '(', ')', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Trim('.', '’', '\''))
            .Where(w => w.Length >= ShortestName)
            .Where(w => char.IsUpper(w[0]) || w.Contains('@', StringComparison.Ordinal));
}
