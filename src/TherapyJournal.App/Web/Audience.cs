using TherapyJournal.App.Web.Look;

namespace TherapyJournal.App.Web;

/// <summary>For whom a server is there: for a practice everybody who reaches this machine; for the sample practice whoever sits at it, and each page says what it is.</summary>
internal sealed class Audience
{
    private Audience() { }

    /// <summary>A practice.</summary>
    public static Audience OfPractice { get; } = new();

    /// <summary>The sample practice, with the people as whom somebody can look at it.</summary>
    public static Audience OfSample(IReadOnlyList<Place> doors) => new() { IsSample = true, Doors = doors };

    /// <summary>Nothing here is real, and no other machine is answered.</summary>
    public bool IsSample { get; private init; }

    /// <summary>One click each; none in a practice.</summary>
    public IReadOnlyList<Place> Doors { get; private init; } = [];
}
