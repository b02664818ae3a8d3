using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Puts pages behind the patients' door.</summary>
/// <remarks>Each as a plain delegate: a method that takes the context alone would be mapped as one that answers by itself, and its page dropped.</remarks>
internal static class PatientRoutes
{
    /// <summary>A page to look at.</summary>
    public static RouteHandlerBuilder Show(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Task<IResult>> page,
        Door door = Door.Patient
    ) => pages.MapGet(path, (Delegate)page).For(door);

    /// <summary>Something that is done from one.</summary>
    public static RouteHandlerBuilder Act(
        this IEndpointRouteBuilder pages,
        string path,
        Func<HttpContext, Task<IResult>> act,
        Door door = Door.Patient
    ) => pages.MapPost(path, (Delegate)act).For(door);
}
