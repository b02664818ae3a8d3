using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Look;

/// <summary>Where somebody can go from every page.</summary>
internal static class Places
{
    /// <summary>The pages of this person, the first of which is theirs after signing in.</summary>
    public static IReadOnlyList<Place> Of(SignedIn person)
    {
        var places = new List<Place>();
        if (person.Patient is not null)
        {
            places.Add(new Place("Tonight", Patient.WritePages.Path));
            if (person.EraseDue is not null)
            {
                return places;
            }
            places.Add(new Place("Entries", Patient.HistoryPages.Path));
            places.Add(new Place("Week", Patient.WeekPages.Path));
            places.Add(new Place("Goals", Patient.GoalPages.Path));
            places.Add(new Place("Yours", Patient.RightsPages.Path));
            return places;
        }
        if (person.Therapist is not null)
        {
            places.Add(new Place("Today", Therapist.TodayPages.Path));
            places.Add(new Place("Patients", Therapist.PatientPages.Path));
        }
        if (person.Holder.Owner is not null)
        {
            places.Add(new Place("Practice", Practice.TherapistPages.Practice) { HoldsOthers = true });
        }
        places.Add(new Place("Signing in", Account.AccountPages.Path));
        return places;
    }
}

/// <summary>A page in the row of pages.</summary>
internal sealed record Place(string Name, string Path)
{
    /// <summary>Whether the pages below its path belong to it.</summary>
    public bool HoldsOthers { get; init; }

    /// <summary>How a page stands in the row that is open at this path, as <c>aria-current</c> says it; null: another one is open.</summary>
    public string? Current(string? path) =>
        path == Path ? "page"
        : HoldsOthers && path?.StartsWith($"{Path}/", StringComparison.Ordinal) is true ? "true"
        : null;
}
