using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class ConsentPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Newer =
        "There is a newer text since: the one above. What you agreed to before holds as it was said then.";

    [Fact(Timeout = Hanging)]
    public async Task Each_text_says_both_ways_to_stop_above_the_one_that_is_here()
    {
        var shown = await Page.OpenAsync("/journal/consents");

        var texts = shown.Text.Split("How to stop.")[1..];
        texts.Length.ShouldBe(Enum.GetValues<ConsentKind>().Length);
        foreach (var text in texts)
        {
            text.ShouldContain("yourself, where you sign in on the web page, under \"What you agreed to\"");
            text.ShouldContain("tell your therapist, who records it in the program for you");
            text.ShouldContain("I do not agree any more");
        }
        shown.Text.ShouldNotContain(Newer);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_agreed_to_on_an_earlier_text_goes_on_holding_from_its_own_day()
    {
        await AgreedOnFirstTextsAsync();

        var shown = await Page.OpenAsync("/journal/consents");

        shown.Text.Split(Newer).Length.ShouldBe(1 + Enum.GetValues<ConsentKind>().Length);
        shown.Text.ShouldContain("You agreed to this on Thu 1 Jan 1970 00:00.");
        await WriteAsync(Calm);
        (await EntriesAsync()).Count.ShouldBe(1);
        var standing = await StandingAsync();
        standing.Consents.ShouldAllBe(c => c.At == 0 && c.TextNumber == 1);
        // The first text of the model says nothing of its looking for danger, and no newer one says it afterwards.
        standing.AllowsModelScreen.ShouldBeFalse();

        await Page.PostAsync("/journal/consents", Fields(("kind", "voice"), ("answer", "yes"), ("text", "1")));
        (await StandingAsync()).Consents.Count.ShouldBe(standing.Consents.Count);
        await Page.PostAsync("/journal/consents", Fields(("kind", "voice"), ("answer", "no"), ("text", "1")));
        (await StandingAsync()).Allows(ConsentKind.Voice).ShouldBeFalse();
    }

    private Task AgreedOnFirstTextsAsync() =>
        House.SaveAsync(async db =>
        {
            var row = await db.Standings.SingleAsync(s => s.PatientId == Ada, Cancel);
            var sealer = (await House.Records.SealerAsync(db, Ada, Cancel)).ShouldNotBeNull();
            var now = await StandingAsync();
            sealer.Seal(
                row,
                now with
                {
                    Consents =
                    [
                        .. Enum.GetValues<ConsentKind>()
                            .Select(k => new ConsentDecision(k, true, "en.v1", 0, "therapist")),
                    ],
                }
            );
        });

    private async Task<PatientStandingContent> StandingAsync() =>
        (await House.Records.StandingAsync(Ada, Cancel))
            .ShouldBeOfType<TherapyJournal.Records.StandingOutcome.Known>()
            .Standing;
}

public sealed class ConsentPagesOnSqlite() : ConsentPagesTests(TestedDatabase.Sqlite);

public sealed class ConsentPagesOnPostgres() : ConsentPagesTests(TestedDatabase.Postgres);
