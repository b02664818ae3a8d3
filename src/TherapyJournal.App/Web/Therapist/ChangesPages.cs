using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TherapyJournal.Accounts;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Tells a page that stands open of whom there is something new: ids, and a mark of all there is. It ends with the sign-in, and with the server.</summary>
internal sealed class ChangesPages(CountChanges changes, WhoIsSignedIn whoIsSignedIn, TimeProvider clock) : IPages
{
    public const string Path = TodayPages.Path + "/changes";

    /// <summary>So often it looks; a therapist is told by other ways than a page where minutes count.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    // What stands between a browser and us ends a connection over which nothing comes for a minute.
    private const int LooksUntilASign = 6;

    // A browser that still listens comes back by itself.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, Path, context => Task.FromResult(Listen(context)));

    private IResult Listen(HttpContext context) =>
        TypedResults.ServerSentEvents(
            ListenAsync(
                context.SignedIn(),
                goesOn: HttpMethods.IsGet(context.Request.Method)
                    && context
                        .Request.Headers.Accept.ToString()
                        .Contains("text/event-stream", StringComparison.Ordinal),
                context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping,
                context.RequestAborted
            )
        );

    private async IAsyncEnumerable<SseItem<string>> ListenAsync(
        SignedIn person,
        bool goesOn,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        var until = clock.GetUtcNow() + Longest;
        IReadOnlyDictionary<PatientId, string>? known = null;
        for (var looks = 0; ; looks++)
        {
            if (await LookAsync(person, end.Token) is not { } now)
            {
                yield break;
            }
            if (looks % LooksUntilASign == 0)
            {
                yield return new SseItem<string>(CountChanges.MarkOf(now), "still");
            }
            foreach (var patient in Changed(known ?? now, now))
            {
                yield return new SseItem<string>($"{patient}", "changed");
            }
            known = now;
            if (!goesOn || clock.GetUtcNow() >= until || !await WaitAsync(end.Token))
            {
                yield break;
            }
        }
    }

    /// <summary>Null: they are signed out by now, have left, or it ends.</summary>
    private async Task<IReadOnlyDictionary<PatientId, string>?> LookAsync(SignedIn person, CancellationToken cancel)
    {
        try
        {
            return await whoIsSignedIn.FindAsync(person.Account.Id, person.SignIn, cancel) is { Therapist: { } reader }
                ? await changes.RunAsync(reader.Id, cancel)
                : null;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Between, clock, cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Of whoever has come into the caseload, or gone from it, too.
    private static IEnumerable<PatientId> Changed(
        IReadOnlyDictionary<PatientId, string> before,
        IReadOnlyDictionary<PatientId, string> now
    ) =>
        before
            .Keys.Union(now.Keys)
            .Where(p => !before.TryGetValue(p, out var was) || !now.TryGetValue(p, out var count) || was != count);
}
