using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Fifty kinds of hostile text in every field of every form that a page shows: a new field is tried as well.</summary>
public abstract class HostileFieldsTests(TestedDatabase on) : BrowsedTest(on)
{
    private static readonly HttpStatusCode[] Answered =
    [
        HttpStatusCode.OK,
        HttpStatusCode.BadRequest,
        HttpStatusCode.NotFound,
        HttpStatusCode.UnprocessableEntity,
        HttpStatusCode.TooManyRequests,
    ];

    // What would be a tag of the page's own, had it not been written as text.
    private static readonly string[] Tags =
    [
        "<script>hostile",
        "<img src=x",
        "<svg onload",
        "<iframe",
        "<b onmouse",
        "<style>*",
    ];

    private static readonly string[] Texts =
    [
        "<script>hostile()</script>",
        "\"><script>hostile()</script>",
        "'><img src=x onerror=hostile()>",
        "</textarea><script>hostile()</script>",
        "</title></style><svg onload=hostile()>",
        "<iframe srcdoc='<script>hostile()</script>'></iframe>",
        "<b onmouseover=\"hostile()\">b</b>",
        "<style>*{display:none}</style>",
        "javascript:hostile()",
        "data:text/html,<script>hostile()</script>",
        "{{7*7}}",
        "@(1+1)",
        "${jndi:ldap://127.0.0.1/a}",
        "<%= 1 %>",
        "'; drop table patients; --",
        "\" or \"1\"=\"1",
        "1; select pg_sleep(9)",
        "%' or '1' like '%",
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "file:///etc/passwd",
        "%00%0a%0d",
        "a\0b",
        "line\r\nSet-Cookie: hostile=1",
        "\r\n\r\n<script>hostile()</script>",
        "\u202Eright to left\u202C",
        "\u200B\u200B\u200B",
        "\uFEFF",
        "\uFFFD\uFFFF",
        "Z\u0351\u036B\u0343a\u0363\u0369l\u034Cgo",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "日本語の文章。とても長い一日。",
        "שלום עולם مرحبا",
        "Ελληνικά ΣΑΣ σας",
        "İstanbul ıi",
        "ﬁ ½ ① Ａ",
        "null",
        "undefined",
        "NaN",
        "-1",
        "99999999999999999999",
        "1e309",
        "0x1F",
        "true",
        "[]",
        "{\"a\":{\"a\":{\"a\":[]}}}",
        "=cmd|' /C calc'!A0",
        "   ",
        new string('a', 5_000),
        string.Concat(Enumerable.Repeat("<b>", 500)),
    ];

    [Theory(Timeout = Hanging)]
    [InlineData("patient")]
    [InlineData("therapist")]
    [InlineData("owner")]
    public async Task Every_field_takes_them_as_text_or_refuses_them_and_nothing_fails(string who)
    {
        Texts.Length.ShouldBe(50);
        var therapist = await House.AddTherapistAsync("Noor Example");
        var patient = await House.AddPatientAsync(therapist);
        var (holder, pages, after) = who switch
        {
            "patient" => (
                AccountHolder.Of(patient),
                (string[])
                    [
                        "/journal",
                        "/journal/goals",
                        "/journal/mood",
                        "/journal/plan/edit",
                        "/journal/by-itself",
                        "/account",
                    ],
                (string[])["/journal/entries", "/journal/week", "/journal/plan"]
            ),
            "therapist" => (
                AccountHolder.Of(therapist),
                [
                    "/today",
                    $"/patients/{patient}",
                    $"/patients/{patient}/settings",
                    $"/patients/{patient}/plan",
                    $"/patients/{patient}/sessions",
                    $"/patients/{patient}/sessions/{await SessionAsync(therapist, patient)}",
                    "/patients/new",
                    "/account",
                ],
                ["/patients", $"/patients/{patient}/plan", $"/patients/{patient}/sessions"]
            ),
            _ => (
                AccountHolder.OfOwner(await House.AddOwnerAsync()),
                [
                    "/practice/therapists",
                    $"/practice/therapists/{therapist}",
                    "/practice/policies",
                    "/practice/helplines",
                    "/account",
                ],
                ["/practice/therapists", "/practice/readings"]
            ),
        };
        var browser = await SignedInAsync(holder);
        var tried = 0;
        foreach (var page in pages)
        {
            foreach (var form in FilledForm.AllOf((await browser.OpenAsync(page)).Html).Where(f => f.HasText))
            {
                var proof = (await browser.OpenAsync(page)).Proof;
                foreach (var text in Texts)
                {
                    await TryAsync(browser, form, text, proof);
                    tried++;
                }
            }
            (await browser.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.OK, page);
        }
        tried.ShouldBeGreaterThanOrEqualTo(Texts.Length * 3);
        // What was kept is shown as text wherever it stands.
        foreach (var page in after)
        {
            NoTagOf((await browser.OpenAsync(page)).Html, page);
        }
    }

    private async Task<Guid> SessionAsync(TherapistId therapist, PatientId patient)
    {
        await House
            .Get<NoteTherapySession>()
            .RunAsync(new Reader.Therapist(therapist), patient, "2026-02-24T14:00", Cancel);
        return await House.LookAsync(db => db.TherapySessions.Select(s => s.Id).SingleAsync(Cancel));
    }

    private static async Task TryAsync(Browser browser, FilledForm form, string text, string? proof)
    {
        var shown = await browser.PostProvenAsync(form.Action, form.With(text), proof);

        shown.Status.ShouldBeOneOf(Answered, $"{form.Action}: {text[..Math.Min(40, text.Length)]}");
        shown.Answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldAllBe(c => !c.StartsWith("hostile", StringComparison.Ordinal));
        NoTagOf(shown.Html, form.Action);
    }

    private static void NoTagOf(string html, string where) =>
        Tags.Where(tag => html.Contains(tag, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(where);
}

public sealed class HostileFieldsOnSqlite() : HostileFieldsTests(TestedDatabase.Sqlite);

public sealed class HostileFieldsOnPostgres() : HostileFieldsTests(TestedDatabase.Postgres);
