using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web;

/// <summary>Stands before every page: whoever may not pass its door finds nothing there, and what a form of ours did not send is not done.</summary>
internal sealed class AdmitBrowser(
    Readiness readiness,
    WebOptions options,
    IAntiforgery forms,
    IStringLocalizer<PatientWords> words
)
{
    /// <summary>Where whoever is not signed in is sent.</summary>
    public const string SignInPath = "/sign-in";

    private readonly Uri? home = options.Home();
    private readonly bool isAtHttps = options.Home()?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var door = context.GetEndpoint()?.Metadata.GetMetadata<PageDoor>()?.Door;
        if (door is Door.Program)
        {
            await next(context);
            return;
        }
        if (!Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}", UriKind.Absolute, out _))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (!readiness.IsOpen)
        {
            await SayInstead.RunAsync(
                context,
                words,
                StatusCodes.Status503ServiceUnavailable,
                words["The journal is not open yet. Try again in a moment."]
            );
            return;
        }
        if (!IsSafe(context))
        {
            await SayInstead.RunAsync(
                context,
                words,
                StatusCodes.Status403Forbidden,
                words["This page is shown over https alone."]
            );
            return;
        }
        if (door?.IsOpenTo(context.Person()) is not true)
        {
            TurnAway(context);
            return;
        }
        var isFromHere = IsLooking(context.Request) || SentFromHere.Perhaps(context.Request, home);
        if (!isFromHere || (!IsLooking(context.Request) && !await IsProvenAsync(context)))
        {
            await RefuseAsync(context);
            return;
        }
        await next(context);
    }

    // The proof of a page that was opened before somebody signed in, or long ago, holds no more; what was typed is not lost for it.
    private async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (!SentFromHere.Surely(context.Request, home) || !await GiveWordsBack.TryAsync(context, words, isGone: false))
        {
            await SayInstead.RunAsync(
                context,
                words,
                StatusCodes.Status400BadRequest,
                words[
                    "This form is too old, or does not come from this page. Nothing was done. Go back, load the page again and send it once more."
                ]
            );
        }
    }

    // Alike for what there is and what there is not.
    private static void TurnAway(HttpContext context)
    {
        if (context.Person() is null && IsLooking(context.Request))
        {
            context.Response.Redirect(SignInPath);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static bool IsLooking(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Whether nobody on the way can read along: over TLS, or within this machine.</summary>
    /// <remarks>Where an address with https is set, a request without it has come past the proxy, or the proxy is not named.</remarks>
    private bool IsSafe(HttpContext context) =>
        context.Request.IsHttps
        || (
            !isAtHttps
            && context.Connection.RemoteIpAddress is { } from
            && IPAddress.IsLoopback(from)
            && context.Request.Host.Host is "localhost" or "127.0.0.1"
        );

    private async Task<bool> IsProvenAsync(HttpContext context)
    {
        try
        {
            return await forms.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException fault) when (fault.InnerException is BadHttpRequestException bad)
        {
            // Too large, or broken off: that is what it is told.
            throw new BadHttpRequestException("The form could not be read.", bad.StatusCode, fault);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
