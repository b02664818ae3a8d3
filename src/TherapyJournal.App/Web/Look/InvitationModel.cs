namespace TherapyJournal.App.Web.Look;

/// <summary>An invitation, which is shown once.</summary>
/// <param name="Title">What it opens.</param>
/// <param name="For">Whom it is for, such as "the patient".</param>
/// <param name="Link">What they open.</param>
/// <param name="Until">Until when it is taken, with the zone.</param>
/// <param name="Back">Where one goes from here.</param>
/// <param name="BackSays">How that is called.</param>
public sealed record InvitationModel(string Title, string For, string Link, string Until, string Back, string BackSays)
{
    /// <summary>What they can do where the link does not open; null: nothing else.</summary>
    public string? Typed { get; init; }
}
