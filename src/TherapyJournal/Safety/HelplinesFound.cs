namespace TherapyJournal.Safety;

/// <summary>What is known for a country: its numbers, or that there is none to give. A number is never guessed.</summary>
internal abstract record HelplinesFound
{
    private HelplinesFound() { }

    /// <summary>At least one line; the emergency number is the same in all.</summary>
    public sealed record Known(IReadOnlyList<Helpline> Lines) : HelplinesFound
    {
        public string Emergency => Lines[0].Emergency;
    }

    /// <summary>No country was given, or nothing is known for it.</summary>
    public sealed record Unknown : HelplinesFound;
}
