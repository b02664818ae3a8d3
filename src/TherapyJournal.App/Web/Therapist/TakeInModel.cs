using Microsoft.AspNetCore.Http;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What somebody types of a new patient.</summary>
public sealed record TakeInModel
{
    public string Name { get; init; } = "";
    public string Born { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Country { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public string Language { get; init; } = "";
    public string Goal { get; init; } = "";

    /// <summary>The consents that are ticked.</summary>
    public IReadOnlyList<string> Agreed { get; init; } = [];

    /// <summary>Whether another patient of the same name is meant.</summary>
    public bool IsMeant { get; init; }

    /// <summary>Why nobody was added; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>What can be agreed to.</summary>
    public IReadOnlyList<ConsentToRead> Consents { get; init; } = [];

    internal NewPatient Patient =>
        new(Name)
        {
            Born = OrNull(Born),
            Contact = OrNull(Contact),
            Country = OrNull(Country),
            TimeZone = OrNull(TimeZone),
            Language = OrNull(Language),
            Consents = [.. Enum.GetValues<ConsentKind>().Where(k => Agreed.Contains(k.ToString()))],
        };

    internal IReadOnlyList<string> Goals => OrNull(Goal) is { } goal ? [goal] : [];

    internal static TakeInModel Of(IFormCollection form) =>
        new()
        {
            Name = form["name"].ToString(),
            Born = form["born"].ToString(),
            Contact = form["contact"].ToString(),
            Country = form["country"].ToString(),
            TimeZone = form["timezone"].ToString(),
            Language = form["language"].ToString(),
            Goal = form["goal"].ToString(),
            Agreed = [.. form["agreed"].OfType<string>()],
            IsMeant = form["meant"] == "yes",
        };

    private static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A consent with the words that are agreed to.</summary>
/// <param name="Kind">Which, as the form says it.</param>
/// <param name="Said">What it is about, in a few words.</param>
/// <param name="Text">What the patient agrees to, in Markdown.</param>
public sealed record ConsentToRead(string Kind, string Said, string Text);
