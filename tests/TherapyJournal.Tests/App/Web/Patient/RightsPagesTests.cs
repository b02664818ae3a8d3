using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class RightsPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_copy_is_asked_for_once_whatever_was_agreed_to()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        (await Page.PostAsync("/journal/rights/export", Fields())).Text.ShouldContain("Your therapist is told");
        await Page.PostAsync("/journal/rights/export", Fields());

        (await House.Get<ListRequests>().RunAsync(Therapist, withDone: false, Cancel))
            .Requests.ShouldHaveSingleItem()
            .Content.Kind.ShouldBe(PatientRequestKind.Export);
    }

    [Fact(Timeout = Hanging)]
    public async Task Erasing_explains_itself_first_and_then_hides_everything_at_once()
    {
        await WriteAsync(Calm);
        (await Page.OpenAsync("/journal/rights/erase")).Text.ShouldContain("destroyed after 72 hours");
        (await EntriesAsync()).Count.ShouldBe(1);

        var shown = await Page.PostAsync("/journal/rights/erase", Fields());

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Text.ShouldContain("Your journal is hidden now");
        shown.Text.ShouldContain("Until then you can call it off here, or your practice can for you");
        (
            await House.LookAsync(db =>
                db.Patients.Where(p => p.PatientId == Ada).Select(p => p.EraseDue).SingleAsync(Cancel)
            )
        ).ShouldNotBeNull();
        shown.Html.ShouldNotContain("<a href=\"/journal/entries\"");
        ShouldBeMissing(await Page.OpenAsync("/journal/entries"));
    }

    [Fact(Timeout = Hanging)]
    public async Task Called_off_in_time_everything_is_there_as_before()
    {
        await WriteAsync(Calm);
        await Page.PostAsync("/journal/rights/erase", Fields());

        await House.Get<CallOffErasure>().RunAsync(Therapist, Ada, Cancel);

        (await EntriesAsync()).Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Consents_stand_with_their_whole_texts_and_are_decided_one_by_one()
    {
        var shown = await Page.OpenAsync("/journal/consents");
        shown.Text.ShouldContain("Who reads it. Your therapist, and a therapist who covers for them");

        (await DecideAsync("model", "no")).Text.ShouldContain("You said no to this on");

        var standing = await StandingAsync();
        standing.Allows(ConsentKind.Model).ShouldBeFalse();
        standing.Allows(ConsentKind.Keeping).ShouldBeTrue();
        standing.Consents[^1].By.ShouldBe($"patient:{Ada}");

        await DecideAsync("model", "yes");
        (await StandingAsync()).Allows(ConsentKind.Model).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Nobody_agrees_to_a_text_that_they_have_not_read()
    {
        await DecideAsync("model", "no");

        var shown = await Page.PostAsync(
            "/journal/consents",
            Fields(("kind", "model"), ("text", "1"), ("answer", "yes"))
        );

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("There is a newer text by now");
        (await StandingAsync()).Allows(ConsentKind.Model).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Withdrawing_that_anything_is_kept_says_first_what_follows_and_then_pauses_the_journal()
    {
        (await Page.OpenAsync("/journal/consents")).Html.ShouldContain("<a href=\"/journal/consents/keeping\">");
        var first = await DecideAsync("keeping", "no");
        first.Path.ShouldBe("/journal/consents/keeping");
        first.Text.ShouldContain("What is there stays");
        (await StandingAsync()).Allows(ConsentKind.Keeping).ShouldBeTrue();

        (await Page.PostAsync("/journal/consents/keeping", Fields())).Text.ShouldContain("Your journaling is paused");

        (await StandingAsync()).Status.ShouldBe(PatientStatus.Paused);
        (await WriteAsync(Calm)).Text.ShouldContain("so nothing was kept");
        (await Page.OpenAsync("/journal/consents/keeping")).Path.ShouldBe("/journal/consents");
    }

    [Fact(Timeout = Hanging)]
    public async Task Agreeing_again_that_entries_are_kept_is_one_step()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        (await DecideAsync("keeping", "yes")).Text.ShouldContain("You agreed to this on");

        (await StandingAsync()).Allows(ConsentKind.Keeping).ShouldBeTrue();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("everything", "yes", "1")]
    [InlineData("model", "perhaps", "1")]
    [InlineData("model", "no", "x")]
    public async Task What_is_no_answer_changes_nothing(string kind, string answer, string text)
    {
        var shown = await Page.PostAsync(
            "/journal/consents",
            Fields(("kind", kind), ("text", text), ("answer", answer))
        );

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await StandingAsync()).Consents.Count.ShouldBe(Enum.GetValues<ConsentKind>().Length);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_has_read_it_stands_in_sentences_said_to_its_owner()
    {
        await WriteAsync(Calm);
        await EntriesAsync(Therapist);

        (await Page.OpenAsync("/journal/readings")).Text.ShouldContain("Noor Example read the entries");
        var mine = await Page.OpenAsync("/journal/readings?mine");
        mine.Text.ShouldContain("you looked at who read what");
        mine.Text.ShouldNotContain("the patient");
    }

    [Fact]
    public async Task A_long_record_stands_on_several_pages()
    {
        await House
            .Get<AccessRecord>()
            .AppendAsync(
                new Reader.Assistant("ScreenEntry"),
                Purpose.ReadEntries,
                Enumerable.Range(1, AccessRecord.LinesOnPage).Select(_ => new RecordAccess(Ada, 1, 0))
            );

        var newest = await Page.OpenAsync("/journal/readings");
        var older = await Page.OpenAsync(Shown.Between(newest.Html, "<p><a href=\"", "\"").Replace("&amp;", "&"));

        newest.Text.ShouldNotContain("Nobody else opened it in this time.");
        older.Text.ShouldNotContain("This list is not whole");
        older.Html.ShouldNotContain(">Older<");
    }

    private async Task<Shown> DecideAsync(string kind, string answer)
    {
        var version = ConsentTexts.Current(Enum.Parse<ConsentKind>(kind, ignoreCase: true), "en").Version;
        return await Page.PostAsync(
            "/journal/consents",
            Fields(("kind", kind), ("text", $"{version}"), ("answer", answer))
        );
    }

    private async Task<PatientStandingContent> StandingAsync() =>
        (await House.Get<ReadPatients>().OneAsync(new Reader.Patient(Ada), Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value.Standing;
}

public sealed class RightsPagesOnSqlite() : RightsPagesTests(TestedDatabase.Sqlite);

public sealed class RightsPagesOnPostgres() : RightsPagesTests(TestedDatabase.Postgres);
