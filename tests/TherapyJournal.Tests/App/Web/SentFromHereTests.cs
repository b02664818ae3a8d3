using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public abstract class SentFromHereTests(TestedDatabase on) : BrowsedTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("https://127.0.0.1:{port}")]
    [InlineData("http://localhost:{port}")]
    [InlineData("http://127.0.0.1:{port}.evil.example")]
    [InlineData("nonsense")]
    public async Task What_another_origin_sends_is_not_done_even_with_a_proof(string origin)
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");

        browser.Headers["Origin"] = Here(origin);
        (await browser.PostAsync("/sign-out", Fields())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PostAsync("/sign-in", Fields(("name", "stone")))).Status.ShouldBe(HttpStatusCode.BadRequest);

        browser.Headers.Remove("Origin");
        (await browser.OpenAsync("/account")).Path.ShouldBe("/account");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("HTTP://127.0.0.1:{port}")]
    [InlineData(null)]
    public async Task What_our_own_page_sends_is_done_and_what_says_nothing_too(string? origin)
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");
        if (origin is not null)
        {
            browser.Headers["Origin"] = Here(origin);
        }

        (await browser.PostAsync("/sign-out", Fields())).Path.ShouldBe("/sign-in");
    }

    private string Here(string origin) => origin.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal);
}

/// <summary>Behind a proxy that the settings name: what it says of host and scheme counts.</summary>
public abstract class SentThroughProxyTests(TestedDatabase on) : BrowsedTest(on)
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Web:Proxies"] = "127.0.0.1";
    }

    [Theory(Timeout = Hanging)]
    [InlineData("https://journal.example", true)]
    [InlineData("https://journal.example:443", true)]
    [InlineData("http://journal.example", false)]
    [InlineData("http://127.0.0.1:{port}", false)]
    [InlineData("null", false)]
    public async Task The_forwarded_host_and_scheme_are_ours(string origin, bool isOurs)
    {
        var browser = NewBrowser();
        browser.Headers["X-Forwarded-Host"] = "journal.example";
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-For"] = "203.0.113.9";
        browser.Headers["Origin"] = origin.Replace("{port}", $"{Server.Port}", StringComparison.Ordinal);

        var shown = await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)));

        shown.Status.ShouldBe(isOurs ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.BadRequest);
    }
}

public sealed class SentFromHereOnSqlite() : SentFromHereTests(TestedDatabase.Sqlite);

public sealed class SentFromHereOnPostgres() : SentFromHereTests(TestedDatabase.Postgres);

public sealed class SentThroughProxyOnSqlite() : SentThroughProxyTests(TestedDatabase.Sqlite);

public sealed class SentThroughProxyOnPostgres() : SentThroughProxyTests(TestedDatabase.Postgres);
