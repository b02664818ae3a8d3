using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Whether the program is well, in plain words: what doctor looks at.</summary>
internal sealed class HealthPages(IEnumerable<ICheckUp> checkUps) : IPages, IDisposable
{
    public const string Path = TherapistPages.Practice + "/health";

    // It tries every seal and asks every model: one look at a time is enough.
    private readonly SemaphoreSlim turn = new(1, 1);

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Path, _ => Task.FromResult(Answers.Page<HealthView>(new HealthModel([]))));
        pages.Take(Path, LookAsync);
    }

    public void Dispose() => turn.Dispose();

    private async Task<IResult> LookAsync(HttpContext context, IFormCollection form)
    {
        await turn.WaitAsync(context.RequestAborted);
        try
        {
            var checks = await LookOver.RunAsync(checkUps, context.RequestAborted);
            return Answers.Page<HealthView>(
                new HealthModel([
                    .. checks
                        .OrderByDescending(c => c.Light)
                        .Select(c => new HealthLine(
                            LookOver.Shape(c.Light),
                            c.Light.ToString().ToLowerInvariant(),
                            c.Name,
                            c.Sentence
                        )),
                ])
                {
                    Said = LookOver.Said(checks.Max(c => c.Light)),
                }
            );
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>What was looked at, the worst first.</summary>
public sealed record HealthModel(IReadOnlyList<HealthLine> Lines)
{
    /// <summary>All of it in one sentence; null: nobody has looked yet.</summary>
    public string? Said { get; init; }
}

/// <summary>One thing that was looked at.</summary>
public sealed record HealthLine(string Shape, string Light, string Name, string Sentence);
