using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What is said before an erasure, and after it, of what stays.</summary>
internal static class ErasureTold
{
    /// <summary>What stays whatever the practice keeps.</summary>
    public const string AlertStays = "An alert that is not lifted would stay until it is, without a name or a word.";

    /// <summary>What stays of a patient who asks now; null: nothing.</summary>
    public static async Task<AnnouncedKeeping?> NowAsync(CommandContext context)
    {
        var keeping = await (await context.GetAsync<PracticeSettings>()).KeepingAsync(context.Cancellation);
        return keeping?.ToldAt(Instant.FromDateTimeOffset((await context.GetAsync<TimeProvider>()).GetUtcNow()));
    }

    /// <summary>The question, with what it does not reach.</summary>
    public static string Question(bool now, AnnouncedKeeping? told) =>
        (told, now) switch
        {
            (null, true) => $"Destroy everything about this patient now, for ever? {AlertStays}",
            (null, false) => "Hide this patient and erase them in 72 hours?",
            ({ } stays, true) =>
                $"{KeepingWords.ForErasure(stays)} Destroy everything else now, for ever? {AlertStays}",
            ({ } stays, false) =>
                $"{KeepingWords.ForErasure(stays)} Hide this patient and erase everything else in 72 hours?",
        };

    /// <summary>What stands after an erasure.</summary>
    public static void Say(TerminalScreen page, ErasePatientOutcome.Erased erased)
    {
        page.Sentence(
            erased.KeptUntil is null && erased.AlertsThatStand == 0
                ? "The patient is erased: the key is destroyed, and every table was looked through for what is left: nothing."
                : "The patient is erased: the key is destroyed, and of its rows none is left in any table."
        );
        if (erased.KeptUntil is { } until)
        {
            page.Sentence(
                $"As was said, a part is kept under another key until {until.InUtc().Date:uuuu-MM-dd}: 'journal practice kept'."
            );
        }
        if (erased.AlertsThatStand > 0)
        {
            page.Sentence(
                $"{Count.Of(erased.AlertsThatStand, "alert that is not lifted stands", "alerts that are not lifted stand")} on, without a name or a word: 'journal alerts'."
            );
        }
        page.Facts([.. ErasedGroups.Of(erased.Rows).Select(g => (g.Name, new Cell($"{g.Rows}")))]);
        page.Hint("Earlier backups still hold the sealed rows and the wrapped key; a restore leaves this patient out.");
        page.Hint($"Who read the record stays known, without words: journal audit {erased.Patient}");
    }
}
