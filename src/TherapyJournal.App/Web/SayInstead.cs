using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Account;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web;

/// <summary>Says something in place of a page: as a page of ours to a browser that shows one, and in plain words to whatever else asks.</summary>
internal static class SayInstead
{
    /// <summary>Where a page was asked for that is not there, or a form was sent to where nothing takes it: alike for what is somebody else's.</summary>
    public static async Task NothingHereAsync(HttpContext context, IStringLocalizer words)
    {
        if (!ShowsPages(context.Request))
        {
            return;
        }
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await PageAsync(
                context,
                words["There is nothing here"],
                words["It is not there any more, it never was, or it is not yours to open. Nothing was changed."]
            );
            return;
        }
        var isSignedOut = context.Person() is null;
        var home = context.RequestServices.GetRequiredService<WebOptions>().Home();
        if (SentFromHere.Perhaps(context.Request, home) && await GiveWordsBack.TryAsync(context, words, isGone: true))
        {
            return;
        }
        await (
            isSignedOut
                ? PageAsync(
                    context,
                    words["Your sign-in has ended"],
                    words[
                        "Nothing of what you sent just now was kept, and nothing was done. Sign in and do it once more."
                    ],
                    new InsteadWay(AdmitBrowser.SignInPath, words["To the sign-in"])
                )
                : PageAsync(
                    context,
                    words["That was not done"],
                    words["What it was about is not there any more, or it is not yours to open. Nothing was changed."]
                )
        );
    }

    /// <summary>Too much was tried: when it can be tried again, and on pages for whoever is signed out whom to call meanwhile.</summary>
    /// <param name="context">What was asked.</param>
    /// <param name="words">The sentences.</param>
    /// <param name="wait">How long nothing more is taken.</param>
    public static Task TooManyTriesAsync(HttpContext context, IStringLocalizer words, TimeSpan wait)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        var sentence = words[
            "Too many tries. Wait a minute and try again; after five wrong ones for one name it takes a quarter of an hour."
        ];
        if (!ShowsPages(context.Request))
        {
            return context.Response.WriteAsync(sentence, context.RequestAborted);
        }
        return PageAsync(
            context,
            words["That was not done"],
            sentence,
            WayOn(context, words),
            context.Person() is null ? FirstAid.WhomToCall : null
        );
    }

    /// <summary>A sentence with this status.</summary>
    public static Task RunAsync(HttpContext context, IStringLocalizer words, int status, string sentence)
    {
        context.Response.StatusCode = status;
        if (ShowsPages(context.Request))
        {
            return PageAsync(context, words["That was not done"], sentence);
        }
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    private static InsteadWay WayOn(HttpContext context, IStringLocalizer words) =>
        context.Person() is not null ? new InsteadWay(AccountPages.Path, words["Back to the page"])
        : context.Request.Path.StartsWithSegments(JoinPages.Path, StringComparison.OrdinalIgnoreCase)
            ? new InsteadWay(JoinPages.Path, words["Back to the page"])
        : new InsteadWay(AdmitBrowser.SignInPath, words["To the sign-in"]);

    // A script takes anything as well, and says so (Fetch Metadata).
    private static bool ShowsPages(HttpRequest request) =>
        !HttpMethods.IsHead(request.Method)
        && request.Headers.Accept.ToString() is var accepted
        && (
            accepted.Contains("text/html", StringComparison.Ordinal)
            || (
                accepted.Contains("*/*", StringComparison.Ordinal)
                && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document"
            )
        );

    private static Task PageAsync(
        HttpContext context,
        string heading,
        string sentence,
        InsteadWay? way = null,
        string? help = null
    ) =>
        Answers
            .Page<InsteadView>(new Instead(heading, sentence) { Way = way, Help = help }, context.Response.StatusCode)
            .ExecuteAsync(context);
}

/// <summary>What is said in place of a page.</summary>
public sealed record Instead(string Heading, string Sentence)
{
    /// <summary>Where one goes on; null: to the first page.</summary>
    public InsteadWay? Way { get; init; }

    /// <summary>Whom to call; null: it stands elsewhere on the page.</summary>
    public string? Help { get; init; }
}

/// <summary>A way on, and how it is called.</summary>
public sealed record InsteadWay(string Path, string Name);
