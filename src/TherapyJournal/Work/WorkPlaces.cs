namespace TherapyJournal.Work;

/// <summary>The places of a worker. Whoever waits in one for an answer from elsewhere leaves it to others meanwhile, so that nobody waits for somebody else's model.</summary>
/// <param name="most">How many work at the same time.</param>
/// <param name="mostAway">How many more may be begun for those who wait.</param>
internal sealed class WorkPlaces(int most, int mostAway)
{
    private static readonly AsyncLocal<Place?> Here = new();

    private int taken;
    private int away;
    private TaskCompletionSource left = NewSignal();

    /// <summary>How many may be begun now.</summary>
    public int Free => Math.Min(most - Working, most + mostAway - Volatile.Read(ref taken));

    /// <summary>How many work, and do not wait.</summary>
    public int Working => Volatile.Read(ref taken) - Math.Min(mostAway, Volatile.Read(ref away));

    /// <summary>How many may work besides, where all who may be begun are begun: for what goes past everybody.</summary>
    public int Spare => Math.Max(0, most - Working);

    /// <summary>Ends when the next one leaves their place.</summary>
    public Task Left => Volatile.Read(ref left).Task;

    /// <summary>Takes a place for as long as the work lasts.</summary>
    public async Task TakeAsync(Func<Task> work)
    {
        Interlocked.Increment(ref taken);
        Here.Value = new Place(this);
        try
        {
            await work();
        }
        finally
        {
            Interlocked.Decrement(ref taken);
        }
    }

    /// <summary>Leaves the place in which this runs until it is disposed; nothing where it runs in none.</summary>
    public static IDisposable? Leave()
    {
        if (Here.Value is not { } place)
        {
            return null;
        }
        place.Go();
        return new Absence(place);
    }

    private void Go()
    {
        Interlocked.Increment(ref away);
        Interlocked.Exchange(ref left, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One place; of several who wait in it at once, the first leaves it and the last comes back.</summary>
    private sealed class Place(WorkPlaces all)
    {
        private int waits;

        public void Go()
        {
            if (Interlocked.Increment(ref waits) == 1)
            {
                all.Go();
            }
        }

        public void Return()
        {
            if (Interlocked.Decrement(ref waits) == 0)
            {
                Interlocked.Decrement(ref all.away);
            }
        }
    }

    private sealed class Absence(Place place) : IDisposable
    {
        public void Dispose() => place.Return();
    }
}
