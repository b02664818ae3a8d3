using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace TherapyJournal.App.Web.Look;

/// <summary>What a tab of a browser calls a page: by what it is for (WCAG 2.2, 2.4.2), and never by whose it is or by a word of anybody's.</summary>
internal static class PageTitle
{
    private const string Journal = "Therapy Journal";

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["/sign-in"] = "Sign in",
        ["/sign-in/code"] = "One more step",
        ["/join"] = "Your invitation",
        ["/account"] = "Signing in",
        ["/journal"] = "Tonight",
        ["/journal/entries"] = "Your entries",
        ["/journal/entries/{id:guid}"] = "An entry",
        ["/journal/entries/{id:guid}/edit"] = "Change an entry",
        ["/journal/entries/{id:guid}/take-back"] = "Take an entry back",
        ["/journal/mood"] = "Mood",
        ["/journal/goals"] = "Your goals",
        ["/journal/week"] = "Your week",
        ["/journal/plan"] = "Your safety plan and whom to call",
        ["/journal/plan/edit"] = "Change your safety plan",
        ["/journal/consents"] = "What you agreed to",
        ["/journal/readings"] = "Who has read your words",
        ["/journal/rights"] = "Yours",
        ["/journal/rights/erase"] = "Erase your journal",
        ["/journal/by-itself"] = "What comes by itself",
        ["/today"] = "Today",
        ["/patients"] = "Patients",
        ["/patients/new"] = "A new patient",
        ["/patients/{patient:guid}"] = "A patient",
        ["/patients/{patient:guid}/settings"] = "Settings of a patient",
        ["/patients/{patient:guid}/plan"] = "Safety plan of a patient",
        ["/patients/{patient:guid}/invite"] = "Invite a patient",
        ["/patients/{patient:guid}/period"] = "Some days for the file",
        ["/patients/{patient:guid}/models"] = "What models were sent",
        ["/patients/{patient:guid}/trends"] = "Trends",
        ["/patients/{patient:guid}/sessions"] = "Sessions with a patient",
        ["/patients/{patient:guid}/sessions/{session:guid}"] = "Notes of a session",
        ["/practice/therapists"] = "Therapists",
        ["/practice/therapists/{therapist:guid}"] = "A therapist",
        ["/practice/therapists/{therapist:guid}/leave"] = "A therapist leaves",
        ["/practice/models"] = "Models and their cost",
        ["/practice/helplines"] = "Helplines",
        ["/practice/consents"] = "Consent texts",
        ["/practice/health"] = "Health of the system",
        ["/practice/policies"] = "Policies",
        ["/practice/readings"] = "Who read what",
        ["/practice/readings/chains"] = "Whether the records hold",
    };

    /// <summary>Such as "Today · Therapy Journal". What was sent to a path below a page belongs to that page.</summary>
    public static string Of(HttpContext context, IStringLocalizer words)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var page = Named
            .Keys.Where(path => route == path || route.StartsWith($"{path}/", StringComparison.Ordinal))
            .MaxBy(path => path.Length);
        if (page is null || context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            return Journal;
        }
        var name = Named[page];
        return $"{words[name]} · {Journal}";
    }
}
