using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>The tokens of a day, per patient and for the practice. They are reserved before a call, by whichever worker, in one statement each, so that nothing is spent twice.</summary>
internal sealed class TokenBudget(CallOptions options, TimeProvider clock)
{
    private const int CharactersPerToken = 3;
    private const int DaysKept = 400;

    // The same words on both databases: the first of a day makes the row, everybody else finds it.
    private const string MakeRow =
        "insert into token_uses (id, patient_id, day, tokens) values ({0}, {1}, {2}, 0) on conflict (patient_id, day) do nothing";

    /// <summary>Today, in UTC, as the rows count days.</summary>
    public int Today => (int)(clock.NowStored() / (24L * 60 * 60 * 1000));

    /// <summary>How many tokens a text may come to: counted generously, since no vendor's own way of counting is at hand.</summary>
    public static int Estimate(int characters) => (characters / CharactersPerToken) + 1;

    /// <summary>Of a day's tokens what a therapist's questions may find used: the rest is there for what a patient waits for.</summary>
    public static long ForQuestions(long ofDay) => ofDay / 2;

    /// <summary>Reserves tokens in the running transaction.</summary>
    /// <param name="db">Where.</param>
    /// <param name="patient">Whose.</param>
    /// <param name="tokens">How many.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="leavesHalf">True: half of the day stays for others, whoever used the first half.</param>
    /// <returns>The day whose tokens they are; null when the patient's or the practice's day has too few left: the caller must not commit.</returns>
    public async Task<int?> TryReserveAsync(
        JournalDb db,
        PatientId patient,
        int tokens,
        CancellationToken cancel,
        bool leavesHalf = false
    )
    {
        // Read once: at midnight both must be of one day.
        var day = Today;
        // The practice's row comes last and is held shortest: everybody needs it.
        return
            await TryAddAsync(db, patient, day, tokens, Limit(options.TokensPerPatient), cancel)
            && await TryAddAsync(db, TokenUse.Practice, day, tokens, Limit(options.TokensPerPractice), cancel)
            ? day
            : null;

        long Limit(long ofDay) => leavesHalf ? ForQuestions(ofDay) : ofDay;
    }

    /// <summary>Gives back what a call did not need, or adds what it needed beyond.</summary>
    public async Task SettleAsync(
        JournalDb db,
        PatientId patient,
        int day,
        int reserved,
        int used,
        CancellationToken cancel
    )
    {
        var difference = used - reserved;
        foreach (var whose in new[] { patient, TokenUse.Practice })
        {
            await db
                .TokenUses.Where(u => u.PatientId == whose && u.Day == day)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Tokens, u => u.Tokens + difference), cancel);
        }
    }

    private async Task<bool> TryAddAsync(
        JournalDb db,
        PatientId whose,
        int day,
        int tokens,
        long limit,
        CancellationToken cancel
    )
    {
        var made = await db.Database.ExecuteSqlRawAsync(MakeRow, [RowId.New(clock), whose.Value, day], cancel);
        if (made > 0)
        {
            await db.TokenUses.Where(u => u.PatientId == whose && u.Day < day - DaysKept).ExecuteDeleteAsync(cancel);
        }
        return await db
                .TokenUses.Where(u => u.PatientId == whose && u.Day == day && u.Tokens + tokens <= limit)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Tokens, u => u.Tokens + tokens), cancel) == 1;
    }
}
