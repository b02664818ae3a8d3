using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Scripts find those from which they take, under the names that browsers may keep for a year.</summary>
public abstract partial class OwnFilesTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Every_script_of_a_page_finds_the_others_that_it_takes_from()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()));
        var waiting = new Queue<string>(
            Script().Matches((await browser.OpenAsync("/journal")).Html).Select(m => m.Value)
        );
        var found = new HashSet<string>(StringComparer.Ordinal);

        while (waiting.TryDequeue(out var path))
        {
            if (!found.Add(path))
            {
                continue;
            }
            var script = await browser.AskAsync(HttpMethod.Get, path);
            script.Status.ShouldBe(HttpStatusCode.OK, path);
            script.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            foreach (Match taken in Taken().Matches(script.Html))
            {
                waiting.Enqueue($"/assets/{taken.Value}");
            }
        }

        found
            .Select(f => f.Split('/', '.')[2])
            .Order(StringComparer.Ordinal)
            .ShouldBe(["arriving", "drafts", "journal", "sentences", "writing"]);
    }

    [GeneratedRegex(@"/assets/[a-z-]+\.[0-9a-f]{12}\.js", RegexOptions.None, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("""(?<=from "\./)[^"]+(?=";)""", RegexOptions.None, 1000)]
    private static partial Regex Taken();
}

public sealed class OwnFilesOnSqlite() : OwnFilesTests(TestedDatabase.Sqlite);

public sealed class OwnFilesOnPostgres() : OwnFilesTests(TestedDatabase.Postgres);
