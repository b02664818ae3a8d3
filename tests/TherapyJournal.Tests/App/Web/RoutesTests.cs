using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Every page of the route table, asked for its headers alone.</summary>
public abstract class RoutesTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Headers = "Content-Type|Content-Security-Policy|Cache-Control|Location|Content-Disposition";

    [Fact(Timeout = Hanging)]
    public void Every_path_that_is_looked_at_answers_for_its_headers_too()
    {
        var looked = Pages(_ => true).ToList();

        looked.Count.ShouldBeGreaterThan(40);
        looked.Where(r => !Methods(r).Contains("HEAD")).Select(r => r.DisplayName).ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Door.Anybody))]
    [InlineData(nameof(Door.Patient))]
    [InlineData(nameof(Door.Therapist))]
    [InlineData(nameof(Door.Owner))]
    public async Task To_whom_a_page_is_shown_they_get_its_headers_without_it(string door)
    {
        var browser = door switch
        {
            nameof(Door.Anybody) => NewBrowser(),
            nameof(Door.Patient) => await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync())),
            nameof(Door.Owner) => await SignedInAsync(AccountHolder.OfOwner(await House.AddOwnerAsync())),
            _ => await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync())),
        };
        // Whoever listens to what changes is not asked for it over and over, but once.
        browser.Headers["Accept"] = "text/event-stream";
        var paths = Pages(d => d is Door.SignedIn || $"{d}" == door)
            .Where(r => r.RoutePattern.Parameters.Count == 0)
            .Select(r => r.RoutePattern.RawText!) // every page has one
            .Where(p => !p.EndsWith("/changes", StringComparison.Ordinal))
            .ToList();

        paths.Count.ShouldBeGreaterThan(3);
        foreach (var path in paths)
        {
            var shown = await browser.AskAsync(HttpMethod.Get, path);
            var headers = await browser.AskAsync(HttpMethod.Head, path);

            headers.Status.ShouldBe(shown.Status, path);
            headers.Status.ShouldNotBe(HttpStatusCode.NotFound, path);
            headers.Html.ShouldBeEmpty(path);
            Said(headers).ShouldBe(Said(shown), path);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task What_goes_on_and_on_answers_with_its_headers_and_ends()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()));
        browser.Headers["Accept"] = "text/event-stream";

        var headers = await browser.AskAsync(HttpMethod.Head, "/today/changes");

        (headers.Status, headers.Html).ShouldBe((HttpStatusCode.OK, ""));
        Said(headers).ShouldContain("text/event-stream");
    }

    private IEnumerable<RouteEndpoint> Pages(Func<Door, bool> doors) =>
        Server
            .Routes.OfType<RouteEndpoint>()
            .Where(r =>
                r.Metadata.GetMetadata<PageDoor>() is { } page && doors(page.Door) && Methods(r).Contains("GET")
            );

    private static IReadOnlyList<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods;

    private static string Said(Shown shown) =>
        string.Join(
            '\n',
            Headers
                .Split('|')
                .Select(name =>
                    shown.Answer.Headers.NonValidated.TryGetValues(name, out var some) ? $"{name}: {some}"
                    : shown.Answer.Content.Headers.NonValidated.TryGetValues(name, out var of) ? $"{name}: {of}"
                    : ""
                )
        );
}

public sealed class RoutesOnSqlite() : RoutesTests(TestedDatabase.Sqlite);

public sealed class RoutesOnPostgres() : RoutesTests(TestedDatabase.Postgres);
