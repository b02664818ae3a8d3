using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Look;

namespace TherapyJournal.App.Web;

/// <summary>Says something in place of a page: as a page of ours to a browser that shows one, and in plain words to whatever else asks.</summary>
internal static class SayInstead
{
    /// <summary>Where a page was asked for that is not there, or a form was sent to where nothing takes it: alike for what is somebody else's.</summary>
    public static Task NothingHereAsync(HttpContext context, IStringLocalizer words)
    {
        if (!ShowsPages(context.Request))
        {
            return Task.CompletedTask;
        }
        return HttpMethods.IsPost(context.Request.Method)
            ? PageAsync(
                context,
                words["That was not done"],
                words[
                    "You are signed out here, or what it was about is not there any more. Go back: what you wrote may still stand in its field. Copy it before you sign in again."
                ]
            )
            : PageAsync(
                context,
                words["There is nothing here"],
                words["It is not there any more, it never was, or it is not yours to open. Nothing was changed."]
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

    private static bool ShowsPages(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !HttpMethods.IsHead(request.Method);

    private static Task PageAsync(HttpContext context, string heading, string sentence) =>
        Answers.Page<InsteadView>(new Instead(heading, sentence), context.Response.StatusCode).ExecuteAsync(context);
}

/// <summary>What is said in place of a page.</summary>
public sealed record Instead(string Heading, string Sentence);
