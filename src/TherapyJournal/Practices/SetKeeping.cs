using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Says what the practice must keep of a patient who is erased, or that it keeps nothing.</summary>
public sealed class SetKeeping(PracticeSettings settings, TimeProvider clock)
{
    private const int LongestWhy = 300;

    /// <summary>From now on this stays of whoever asks to be erased. The same once more changes nothing.</summary>
    public async Task<SetPracticeOutcome> KeepAsync(int years, string why, CancellationToken cancel)
    {
        var duty = PersonName.Clean(why);
        if (years is < 1 or > KeepingPolicy.MostYears)
        {
            return new SetPracticeOutcome.Unusable($"--years is 1 to {KeepingPolicy.MostYears}.");
        }
        if (duty.Length is 0 or > LongestWhy)
        {
            return new SetPracticeOutcome.Unusable(
                "--why names the duty, in at most 300 characters: patients read it before anything is kept."
            );
        }
        return new SetPracticeOutcome.Changed(
            await settings.ChangeAsync(
                p =>
                    p.Keeping is { } now && now.Years == years && now.Why == duty
                        ? p
                        : p with
                        {
                            Keeping = new KeepingPolicy(years, duty, clock.NowStored()),
                        },
                cancel
            )
        );
    }

    /// <summary>From now on nothing stays, also of those who wait for their erasure. What was kept before stays until its day.</summary>
    public async Task<SetPracticeOutcome> KeepNothingAsync(CancellationToken cancel) =>
        new SetPracticeOutcome.Changed(await settings.ChangeAsync(p => p with { Keeping = null }, cancel));
}
