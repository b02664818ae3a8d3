using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Puts the owner's pages and forms behind their door.</summary>
internal static class PracticeRoutes
{
    /// <summary>A page.</summary>
    public static void Show(this IEndpointRouteBuilder pages, string path, Func<HttpContext, Task<IResult>> show) =>
        pages.MapGet(path, (Delegate)show).For(Door.Owner);

    /// <summary>A page about one therapist.</summary>
    public static void Show(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Guid, Task<IResult>> show
    ) => pages.MapGet(path, (HttpContext context, Guid therapist) => show(context, therapist)).For(Door.Owner);

    /// <summary>A form.</summary>
    public static void Take(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, IFormCollection, Task<IResult>> take
    ) =>
        pages
            .MapPost(
                path,
                (Delegate)(
                    async Task<IResult> (HttpContext context) =>
                        await take(context, await context.Request.ReadFormAsync(context.RequestAborted))
                )
            )
            .For(Door.Owner);

    /// <summary>A form about one therapist.</summary>
    public static void Take(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Guid, IFormCollection, Task<IResult>> take
    ) =>
        pages
            .MapPost(
                path,
                async (HttpContext context, Guid therapist) =>
                    await take(context, therapist, await context.Request.ReadFormAsync(context.RequestAborted))
            )
            .For(Door.Owner);

    /// <summary>The owner who asks, by their id.</summary>
    public static Guid Owner(this SignedIn person) =>
        person.Holder.Owner ?? throw new InvalidOperationException("The door lets owners in alone.");
}
