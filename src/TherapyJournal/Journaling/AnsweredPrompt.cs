using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Which question an entry answers.</summary>
internal static class AnsweredPrompt
{
    // A question asked longer ago is not what somebody answers tonight.
    private static readonly Duration Recent = Duration.FromHours(36);

    /// <summary>The one that it names; else the last one asked, if it is recent, was not put aside, and nothing answered it. Null: none.</summary>
    public static async Task<Guid?> OfAsync(JournalDb db, NewEntry entry, TimeProvider clock, CancellationToken cancel)
    {
        if (entry.PromptId is not null)
        {
            return entry.PromptId;
        }
        var recent = (clock.Now() - Recent).ToUnixTimeMilliseconds();
        return await db
            .Prompts.Where(p => p.PatientId == entry.Patient && p.AskedAt >= recent)
            .OrderByDescending(p => p.AskedAt)
            .ThenByDescending(p => p.Id)
            .Take(1)
            .Where(p => p.PutAsideAt == null && !db.Entries.Any(e => e.PromptId == p.Id))
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancel);
    }
}
