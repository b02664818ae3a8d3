using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Every page of the route table, tried by everybody who may not come in: a new page is tried as well.</summary>
public abstract class DoorTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public void Every_page_stands_behind_a_door()
    {
        Server.Routes.Count.ShouldBeGreaterThan(8);
        Server.Routes.Where(r => r.Metadata.GetMetadata<PageDoor>() is null).Select(r => r.DisplayName).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_doors_of_the_sample_practice_are_not_there()
    {
        Server
            .Routes.OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText!.Contains("sample", StringComparison.OrdinalIgnoreCase)) // every page has one
            .ShouldBeEmpty();
        var browser = NewBrowser();
        (await browser.OpenAsync("/sample/therapist")).Path.ShouldBe(AdmitBrowser.SignInPath);
        browser.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Signed_out_every_page_sends_to_the_sign_in_alike_whether_it_is_there_or_not()
    {
        var browser = NewBrowser();
        var missing = await browser.AskAsync(HttpMethod.Get, "/nothing/here");

        missing.SentTo.ShouldBe(AdmitBrowser.SignInPath);
        foreach (var (method, path, _) in Behind(d => d is not (Door.Anybody or Door.Program)))
        {
            var shown = await browser.AskAsync(method, path);

            if (method != HttpMethod.Post)
            {
                (shown.Status, shown.SentTo, shown.Html).ShouldBe((missing.Status, missing.SentTo, missing.Html), path);
            }
            else
            {
                shown.Status.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task To_a_patient_a_therapists_pages_are_not_there()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");

        await NothingIsThereAsync(browser, d => d is Door.Therapist or Door.Owner);
    }

    [Fact(Timeout = Hanging)]
    public async Task To_an_owner_a_therapists_and_a_patients_pages_are_not_there()
    {
        await House.AddPatientAsync();
        var browser = await SignedInAsync(AccountHolder.OfOwner(await House.AddOwnerAsync()), "olga");

        await NothingIsThereAsync(browser, d => d is Door.Therapist or Door.Patient or Door.AnyPatient);
    }

    [Fact(Timeout = Hanging)]
    public async Task To_a_therapist_a_patients_and_an_owners_pages_are_not_there()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");

        await NothingIsThereAsync(browser, d => d is Door.Patient or Door.AnyPatient or Door.Owner);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapists_patient_looks_like_a_missing_one_on_every_page()
    {
        var patient = await House.AddPatientAsync();
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");
        var missing = RowId.New(Ground.Clock);

        foreach (var (method, path, route) in Behind(d => d is Door.Therapist, patient.Value))
        {
            if (route.RoutePattern.Parameters.Count == 0 || method == HttpMethod.Post)
            {
                continue;
            }
            var theirs = await browser.AskAsync(method, path);
            var nobodys = await browser.AskAsync(
                method,
                path.Replace($"{patient}", $"{missing}", StringComparison.Ordinal)
            );

            (theirs.Status, theirs.Html.Length).ShouldBe((HttpStatusCode.NotFound, 0), path);
            (nobodys.Status, nobodys.Html).ShouldBe((theirs.Status, theirs.Html), path);
        }
        // A browser is told so in a sentence, which is the same one.
        browser.Headers["Accept"] = "text/html";
        var shown = await browser.AskAsync(HttpMethod.Get, $"/patients/{patient}");
        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Text.ShouldContain("There is nothing here");
        (await browser.AskAsync(HttpMethod.Get, $"/patients/{missing}")).Text.ShouldBe(shown.Text);
        (await browser.AskAsync(HttpMethod.Get, "/nothing/here")).Text.ShouldBe(shown.Text);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Door.Patient))]
    [InlineData(nameof(Door.Therapist))]
    [InlineData(nameof(Door.Owner))]
    public async Task Every_page_shows_something_to_whom_it_is_for(string door)
    {
        var person = door switch
        {
            nameof(Door.Patient) => AccountHolder.Of(await House.AddPatientAsync()),
            nameof(Door.Owner) => AccountHolder.OfOwner(await House.AddOwnerAsync()),
            _ => AccountHolder.Of(await House.AddTherapistAsync()),
        };
        var browser = await SignedInAsync(person, "somebody");

        foreach (
            var (method, path, route) in Behind(d => d is Door.SignedIn || $"{d}" == door || $"{d}" == $"Any{door}")
        )
        {
            if (method == HttpMethod.Get && route.RoutePattern.Parameters.Count == 0)
            {
                var shown = await browser.OpenAsync(path);
                (shown.Status, shown.Html.Length > 0).ShouldBeOneOf(
                    (HttpStatusCode.OK, true),
                    (HttpStatusCode.NoContent, false)
                );
                if (shown.Html.Contains("<html", StringComparison.Ordinal))
                {
                    WebUtility.HtmlDecode(shown.Html).ShouldContain(" · Therapy Journal</title>", Case.Sensitive, path);
                }
            }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task No_form_is_done_that_a_page_of_ours_did_not_send()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");

        await NothingIsDoneUnprovenAsync(browser, d => d is Door.Anybody or Door.SignedIn or Door.Therapist);
        var owner = await SignedInAsync(AccountHolder.OfOwner(await House.AddOwnerAsync()), "olga");
        await NothingIsDoneUnprovenAsync(owner, d => d is Door.Owner);
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_form_that_is_none_is_refused_and_not_a_fault()
    {
        var browser = NewBrowser();

        (await browser.PostUnprovenAsync("/sign-in", Fields(("name", "a\0b"), ("form", "x")))).Status.ShouldBe(
            HttpStatusCode.BadRequest
        );
        // Waits for the server's word before it sends the whole, or the pipe may break first.
        browser.Headers["Expect"] = "100-continue";
        var huge = await browser.PostUnprovenAsync("/sign-in", Fields(("name", new string('a', 2_000_000))));
        (huge.Status, huge.Text.Contains("nothing of it was kept", StringComparison.Ordinal)).ShouldBe(
            (HttpStatusCode.RequestEntityTooLarge, true)
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task What_another_site_sends_is_not_done_even_with_a_proof()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");

        browser.Headers["Sec-Fetch-Site"] = "cross-site";
        (await browser.PostAsync("/sign-out", Fields())).Status.ShouldBe(HttpStatusCode.BadRequest);

        browser.Headers["Sec-Fetch-Site"] = "same-origin";
        (await browser.OpenAsync("/account")).Path.ShouldBe("/account");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Every_answer_bears_the_headers_of_the_policy(string method)
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");
        var paths = Behind(_ => true).Select(r => r.Path).Append("/nothing/here").Distinct().ToList();

        foreach (var path in paths)
        {
            var answer = (await browser.AskAsync(new HttpMethod(method), path)).Answer;

            Header(answer, "Content-Security-Policy").ShouldContain("default-src 'none'", customMessage: path);
            Header(answer, "Content-Security-Policy").ShouldNotContain("unsafe", customMessage: path);
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff", path);
            Header(answer, "Referrer-Policy").ShouldBe("same-origin", path);
            Header(answer, "X-Frame-Options").ShouldBe("DENY", path);
            if (!path.StartsWith("/assets/", StringComparison.Ordinal))
            {
                Header(answer, "Cache-Control").ShouldContain("no-store", customMessage: path);
            }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Over_plain_http_no_page_is_shown_to_another_machine()
    {
        var browser = NewBrowser();
        browser.Headers["Host"] = "journal.example";

        var shown = await browser.AskAsync(HttpMethod.Get, "/sign-in");

        shown.Status.ShouldBe(HttpStatusCode.Forbidden);
        shown.Text.ShouldContain("over https alone");
    }

    [Fact(Timeout = Hanging)]
    public async Task Nobody_is_believed_to_be_a_proxy_whom_the_settings_do_not_name()
    {
        var browser = NewBrowser();
        browser.Headers["Host"] = "journal.example";
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-For"] = "127.0.0.1";

        (await browser.AskAsync(HttpMethod.Get, "/sign-in")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task NothingIsDoneUnprovenAsync(Browser browser, Func<Door, bool> doors)
    {
        var forms = Behind(doors).Where(f => f.Method == HttpMethod.Post).ToList();
        forms.ShouldNotBeEmpty();
        foreach (var (_, path, _) in forms)
        {
            (await browser.PostUnprovenAsync(path, Fields(("name", "stone")))).Status.ShouldBe(
                HttpStatusCode.BadRequest,
                path
            );
        }
    }

    private async Task NothingIsThereAsync(Browser browser, Func<Door, bool> doors)
    {
        var missing = await browser.AskAsync(HttpMethod.Get, "/nothing/here");
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var (method, path, _) in Behind(doors))
        {
            var shown = await browser.AskAsync(method, path);
            (shown.Status, shown.Html).ShouldBe((missing.Status, missing.Html), path);
        }
    }

    /// <summary>Every route behind such doors, with an id in place of each parameter.</summary>
    private IEnumerable<(HttpMethod Method, string Path, RouteEndpoint Route)> Behind(
        Func<Door, bool> doors,
        Guid? id = null
    ) =>
        from route in Server.Routes.OfType<RouteEndpoint>()
        where IsFor(route, doors)
        from method in route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        where method is "GET" or "HEAD" or "POST"
        select (
            new HttpMethod(method),
            string.Concat(
                route.RoutePattern.PathSegments.Select(s =>
                    "/"
                    + string.Concat(
                        s.Parts.Select(p => p is RoutePatternLiteralPart text ? text.Content : $"{id ?? Guid.Empty}")
                    )
                )
            )
                is { Length: > 0 } path
                ? path
                : "/",
            route
        );

    private static bool IsFor(Endpoint route, Func<Door, bool> doors) =>
        route.Metadata.GetMetadata<PageDoor>() is { } door && doors(door.Door);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}

public sealed class DoorOnSqlite() : DoorTests(TestedDatabase.Sqlite);

public sealed class DoorOnPostgres() : DoorTests(TestedDatabase.Postgres);
