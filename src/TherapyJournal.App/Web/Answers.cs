using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TherapyJournal.App.Web;

/// <summary>What a page answers with.</summary>
internal static class Answers
{
    /// <summary>The page of this view, which takes what it shows as <c>Model</c>.</summary>
    public static IResult Page<TView>(object model, int status = StatusCodes.Status200OK)
        where TView : IComponent =>
        new RazorComponentResult<TView>(new Dictionary<string, object?> { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>The same page again, because what was sent cannot be taken.</summary>
    public static IResult Again<TView>(object model)
        where TView : IComponent => Page<TView>(model, StatusCodes.Status422UnprocessableEntity);

    /// <summary>After something was done: to the page that shows it, so that a reload does nothing twice.</summary>
    public static IResult SeeOther(string path) => new SeeOther(path);
}

/// <summary>Sends a browser to another page of ours with 303, which always asks with GET.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
