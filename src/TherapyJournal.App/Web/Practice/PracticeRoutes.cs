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
        pages.Show(Door.Owner, path, show);

    /// <summary>A page about one therapist.</summary>
    public static void Show(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Guid, Task<IResult>> show
    ) => pages.Show(Door.Owner, path, show);

    /// <summary>A form.</summary>
    public static void Take(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, IFormCollection, Task<IResult>> take
    ) =>
        pages.Act(
            Door.Owner,
            path,
            async context => await take(context, await context.Request.ReadFormAsync(context.RequestAborted))
        );

    /// <summary>A form about one therapist.</summary>
    public static void Take(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Guid, IFormCollection, Task<IResult>> take
    ) =>
        pages.Act(
            Door.Owner,
            path,
            async (context, therapist) =>
                await take(context, therapist, await context.Request.ReadFormAsync(context.RequestAborted))
        );

    /// <summary>The owner who asks, by their id.</summary>
    public static Guid Owner(this SignedIn person) =>
        person.Holder.Owner ?? throw new InvalidOperationException("The door lets owners in alone.");
}
