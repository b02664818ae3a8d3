using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.App.Web;

/// <summary>Puts pages and what is done on them into the route table, each behind its door.</summary>
/// <remarks>
/// As request delegates. The framework would also take methods with other parameters, but it writes and compiles the code
/// that binds them at every start, for each of our hundred and fifty routes.
/// </remarks>
internal static class Routes
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page to look at. Whoever asks for its headers alone (HEAD) gets those; the server keeps what stands beneath them to itself.</summary>
    public static IEndpointConventionBuilder Show(
        this IEndpointRouteBuilder pages,
        Door door,
        string path,
        Func<HttpContext, Task<IResult>> page
    ) => pages.MapMethods(path, Looking, Answered(page)).For(door);

    /// <summary>A page about whatever the first id in its path names.</summary>
    public static IEndpointConventionBuilder Show(
        this IEndpointRouteBuilder pages,
        Door door,
        string path,
        Func<HttpContext, Guid, Task<IResult>> page
    ) => pages.Show(door, path, OfFirstId(path, page));

    /// <summary>Something that is done from a page.</summary>
    public static IEndpointConventionBuilder Act(
        this IEndpointRouteBuilder pages,
        Door door,
        string path,
        Func<HttpContext, Task<IResult>> act
    ) => pages.MapPost(path, Answered(act)).For(door);

    /// <summary>Something that is done to whatever the first id in its path names.</summary>
    public static IEndpointConventionBuilder Act(
        this IEndpointRouteBuilder pages,
        Door door,
        string path,
        Func<HttpContext, Guid, Task<IResult>> act
    ) => pages.Act(door, path, OfFirstId(path, act));

    /// <summary>Something that is done with a service of this one request.</summary>
    public static IEndpointConventionBuilder Act<TService>(
        this IEndpointRouteBuilder pages,
        Door door,
        string path,
        Func<HttpContext, TService, Task<IResult>> act
    )
        where TService : notnull =>
        pages.Act(door, path, context => act(context, context.RequestServices.GetRequiredService<TService>()));

    /// <summary>Whether what is written on the page reaches anybody: of who asks for its headers alone nothing counts as read or said.</summary>
    public static bool ShowsWords(this HttpContext context) => !HttpMethods.IsHead(context.Request.Method);

    /// <summary>An id in the path, where the route has this one.</summary>
    public static Guid? Id(this HttpContext context, string name) =>
        Guid.TryParse(context.Request.RouteValues[name] as string, out var id) ? id : null;

    private static RequestDelegate Answered(Func<HttpContext, Task<IResult>> page) =>
        async context => await (await page(context)).ExecuteAsync(context);

    private static Func<HttpContext, Task<IResult>> OfFirstId(string path, Func<HttpContext, Guid, Task<IResult>> page)
    {
        var name = RoutePatternFactory.Parse(path).Parameters[0].Name;
        return context =>
            page(context, context.Id(name) ?? throw new InvalidOperationException("The route lets ids through alone."));
    }
}
