using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Practice;

/// <summary>The words that patients agree to, in every version that was ever in force.</summary>
internal sealed class ConsentTextPages(PracticeSettings settings) : IPages
{
    public const string Path = TherapistPages.Practice + "/consents";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var keeping = await settings.KeepingAsync(context.RequestAborted);
        return Answers.Page<ConsentTextsView>(
            new ConsentTextsModel([
                .. ConsentTexts
                    .All.OrderBy(t => t.Kind)
                    .ThenBy(t => t.Language, StringComparer.Ordinal)
                    .ThenByDescending(t => t.Version)
                    .Select(t => new ConsentVersion(
                        t.Kind.ToString().ToLowerInvariant(),
                        t.Language,
                        t.Version,
                        t == ConsentTexts.Current(t.Kind, t.Language),
                        t.Text
                    )
                    {
                        Added =
                            t.Kind == ConsentKind.Keeping && t == ConsentTexts.Current(t.Kind, t.Language)
                                ? KeepingWords.ForConsent(keeping)
                                : "",
                    }),
            ])
        );
    }
}

/// <summary>Every text.</summary>
public sealed record ConsentTextsModel(IReadOnlyList<ConsentVersion> Versions);

/// <summary>One version of a text.</summary>
/// <param name="Kind">What is agreed to.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Version">Its number.</param>
/// <param name="IsInForce">Whether it is the newest.</param>
/// <param name="Text">In Markdown.</param>
public sealed record ConsentVersion(string Kind, string Language, int Version, bool IsInForce, string Text)
{
    /// <summary>What a policy of the practice adds to it; empty: nothing.</summary>
    public string Added { get; init; } = "";
}
