using System.Data.Common;
using System.Globalization;
using NodaTime;

namespace TherapyJournal.Storage;

/// <summary>Looks whether the database answers, is sound, goes by the same clock, and has room to grow.</summary>
internal sealed class CheckStore(JournalStore store, StorageOptions storage, TimeProvider clock) : ICheckUp
{
    private const long Megabyte = 1 << 20;

    // A journal of 50 patients grows by some 200 MB a year; below 100 MB SQLite's log may no longer fit.
    private const long LittleSpace = 1024 * Megabyte;
    private const long NoSpace = 100 * Megabyte;

    // Leases last 12 seconds: two machines two seconds apart still never hold one lane at once.
    private static readonly Duration MostDifference = Duration.FromSeconds(2);

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        try
        {
            return [await SoundAsync(cancel), .. await ClockAsync(cancel), .. Space()];
        }
        catch (DbException)
        {
            return
            [
                new Check(
                    "store",
                    CheckLight.Red,
                    $"{store.Kind.Name} does not answer. Look whether it runs and whether its address is right."
                ),
            ];
        }
    }

    private async Task<Check> SoundAsync(CancellationToken cancel) =>
        await store.Kind.IsSoundAsync(cancel)
            ? new Check("store", CheckLight.Green, $"{store.Kind.Name} answers and is sound, {Place()}.")
            : new Check(
                "store",
                CheckLight.Red,
                $"{store.Kind.Name} says that its files are damaged. Stop the program, keep a copy of the files, "
                    + "and restore the last backup into an empty database."
            );

    private string Place() =>
        storage.DatabaseUrl is null ? $"in {storage.SqliteFile}" : "at the address in DATABASE_URL";

    private async Task<IReadOnlyList<Check>> ClockAsync(CancellationToken cancel)
    {
        var before = clock.Now();
        if (await store.Kind.ClockAsync(cancel) is not { } theirs)
        {
            return [];
        }
        // The answer was on its way for at most the time between the two looks at our own clock.
        var difference = Instant.FromUnixTimeMilliseconds(theirs) - before;
        var apart = difference < Duration.Zero ? -difference : difference - (clock.Now() - before);
        return
        [
            apart > MostDifference
                ? new Check(
                    "database clock",
                    CheckLight.Amber,
                    $"The clocks of this machine and of the database are {Seconds(apart)} apart. Set both by the network's time."
                )
                : new Check("database clock", CheckLight.Green, "This machine and the database go by the same clock."),
        ];
    }

    private IReadOnlyList<Check> Space()
    {
        if (!Directory.Exists(storage.DataDirectory))
        {
            return [];
        }
        var free = new DriveInfo(storage.DataDirectory).AvailableFreeSpace;
        if (!OwnFolder.TakesFiles(storage.DataDirectory))
        {
            return
            [
                new Check(
                    "disk",
                    CheckLight.Red,
                    $"Nothing can be written into {storage.DataDirectory}: it is full, or it may not be written to. Nothing is kept until it can."
                ),
            ];
        }
        var left = $"{(free / Megabyte).ToString("N0", CultureInfo.InvariantCulture)} MB are free for the data folder";
        return
        [
            free < NoSpace
                ? new Check("disk", CheckLight.Red, $"Only {left}. Make room now: without it nothing is kept.")
            : free < LittleSpace ? new Check("disk", CheckLight.Amber, $"Only {left}. Make room soon.")
            : new Check("disk", CheckLight.Green, $"{left}."),
        ];
    }

    private static string Seconds(Duration apart) =>
        $"{apart.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture)} seconds";
}
