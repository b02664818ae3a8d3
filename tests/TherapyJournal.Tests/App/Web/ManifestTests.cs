using System.Net;
using System.Text.Json;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public abstract class ManifestTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Path = "/manifest.webmanifest";

    [Fact(Timeout = Hanging)]
    public async Task A_phone_learns_what_the_page_is_called_and_finds_its_icons()
    {
        var browser = NewBrowser();
        var shown = await browser.OpenAsync(Path);

        (shown.Status, shown.Answer.Content.Headers.ContentType?.MediaType).ShouldBe(
            (HttpStatusCode.OK, "application/manifest+json")
        );
        using var manifest = JsonDocument.Parse(shown.Html);
        var root = manifest.RootElement;
        (Text(root, "name"), Text(root, "start_url"), Text(root, "display")).ShouldBe(
            ("Therapy Journal", "/", "standalone")
        );
        var icons = root.GetProperty("icons").EnumerateArray().ToList();
        icons.Count(IsMaskable).ShouldBe(1);
        foreach (var icon in icons)
        {
            var found = await browser.OpenAsync(Text(icon, "src"));
            (found.Status, found.Answer.Content.Headers.ContentType?.MediaType).ShouldBe(
                (HttpStatusCode.OK, Text(icon, "type"))
            );
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Every_page_names_it_and_the_policy_lets_it_in()
    {
        var patient = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()));

        foreach (var shown in new[] { await NewBrowser().OpenAsync("/sign-in"), await patient.OpenAsync("/journal") })
        {
            shown.Html.ShouldContain($"<link rel=\"manifest\" href=\"{Path}\"");
            shown.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("manifest-src 'self'");
        }
    }

    private static bool IsMaskable(JsonElement icon) =>
        icon.TryGetProperty("purpose", out var purpose) && purpose.GetString() == "maskable";

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}

public sealed class ManifestOnSqlite() : ManifestTests(TestedDatabase.Sqlite);

public sealed class ManifestOnPostgres() : ManifestTests(TestedDatabase.Postgres);
