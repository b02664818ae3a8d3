using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Says beside the inbox what of it does not open, and what to type to see more: nobody may take the rest for all.</summary>
internal static class ShutRecordsSaid
{
    private const int Most = 5;

    public static async Task SayAsync(
        CommandContext context,
        Reader.Therapist therapist,
        IReadOnlyList<ShutRecords> shut
    )
    {
        foreach (var one in shut.Take(Most))
        {
            var named = one.Name is { } name
                ? await Typed.PatientAsync(context, therapist, one.Patient, name)
                : IdPrefix.Shortest([one.Patient.Value])[one.Patient.Value];
            context.Screen.Error(
                $"Of {one.Name ?? "patient " + named} {What(one)}, since it was changed outside the program.",
                whatToDo: one.KeyToo
                    ? "Only a backup has it as it was; 'journal doctor' names what there is."
                    : $"What it is: journal audit {named} --verify"
            );
        }
        if (shut.Count > Most)
        {
            context.Screen.Error(
                $"The same holds for {Count.Of(shut.Count - Most, "patient")} more; 'journal doctor' names what does not open."
            );
        }
    }

    private static string What(ShutRecords one) =>
        (one.Name, one.Entries, one.Others) switch
        {
            (null, _, _) => "nothing opens",
            (_, 0, var others) => Count.Of(others, "record does", "records do") + " not open",
            (_, var entries, 0) => Count.Of(entries, "entry does", "entries do") + " not open",
            var (_, entries, others) => Count.Of(entries, "entry", "entries")
                + $" and {Count.Of(others, "other record", "other records")} do not open",
        };
}
