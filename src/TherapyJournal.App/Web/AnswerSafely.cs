using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web;

/// <summary>Puts the headers on every answer that keep a browser to what is ours, and answers where something fails without a word of why.</summary>
internal static class AnswerSafely
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string TooLarge =
        "That is more than can be taken at once, and nothing of it was kept. Go back: it still stands in the field.";

    public static async Task RunAsync(
        HttpContext context,
        RequestDelegate next,
        IStringLocalizer<PatientWords> words,
        ILogger log
    )
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Other sites are told nothing. With no-referrer a browser would say of our own forms, too, that they come from nowhere (Origin: null).
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Browsers heed it over https alone.
        headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentType = "text/plain; charset=utf-8";
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false })
            {
                PageLanguages.Resume(context);
                await SayInstead.NothingHereAsync(context, words);
            }
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = fault.StatusCode;
            if (fault.StatusCode == StatusCodes.Status413PayloadTooLarge && !context.IsAskedByProgram())
            {
                PageLanguages.Resume(context);
                await SayInstead.RunAsync(context, words, fault.StatusCode, words[TooLarge]);
            }
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            // A form that is none, or holds a sign that no form may hold.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            log.LogError("A request could not be answered ({Fault})", fault.GetType().Name);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
