namespace TherapyJournal.App.Web.Practice;

/// <summary>Who works here.</summary>
public sealed record TherapistsModel(IReadOnlyList<TherapistLine> Therapists, IReadOnlyList<OwnerLine> Owners)
{
    /// <summary>Why nobody was added; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The name that was typed.</summary>
    public string Typed { get; init; } = "";
}

/// <summary>A therapist in the list.</summary>
public sealed record TherapistLine(Guid Id, string Name, int Patients, string Called);

/// <summary>An owner in the list.</summary>
public sealed record OwnerLine(string Name, string Called);

/// <summary>One therapist: their way in, their caseload, and who answers in their place.</summary>
public sealed record TherapistModel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Where an urgent alert reaches them.</summary>
    public required string Called { get; init; }

    /// <summary>How it stands with their chat.</summary>
    public required string Chat { get; init; }

    /// <summary>By whose clock days and nights count (IANA).</summary>
    public required string TimeZone { get; init; }

    /// <summary>Whose records open, by the time they came.</summary>
    public required IReadOnlyList<CareLine> Patients { get; init; }

    /// <summary>How many are in their care, those among them whose records do not open.</summary>
    public required int InCare { get; init; }

    /// <summary>Who answers in their place, and when.</summary>
    public required IReadOnlyList<string> InTheirPlace { get; init; }

    /// <summary>In whose place they answer, and when.</summary>
    public required IReadOnlyList<string> InPlaceOf { get; init; }

    /// <summary>Everybody else who works here.</summary>
    public required IReadOnlyList<Colleague> Others { get; init; }

    /// <summary>What could not be taken; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The days that were typed, and could not be taken.</summary>
    public (string From, string Until) Typed { get; init; } = ("", "");

    /// <summary>Where this page is.</summary>
    public string Path => TherapistPages.Of(Id);
}

/// <summary>A patient in somebody's care.</summary>
/// <param name="Number">The beginning of the id, which stands in place of a name.</param>
/// <param name="State">A word where it is not as usual; empty: it is.</param>
public sealed record CareLine(Guid Id, string Number, string State);

/// <summary>Somebody who works here as well.</summary>
public sealed record Colleague(Guid Id, string Name);
