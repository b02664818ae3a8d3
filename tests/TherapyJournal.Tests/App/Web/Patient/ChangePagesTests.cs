using System.Net;
using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class ChangePagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task An_entry_is_changed_and_shows_that_it_was()
    {
        var entry = (await WriteAsync(Calm)).Path;
        var form = await Page.OpenAsync($"{entry}/edit");
        form.Html.ShouldContain($"{Calm}</textarea>");
        var mark = Shown.Between(form.Html, "data-unsent=\"", "\"");
        mark.Length.ShouldBe(16);
        form.Html.ShouldContain($"data-writing=\"{mark}:{entry.Split('/')[^1]}\"");

        var shown = await EditAsync(entry, "It went very well.\r\nReally.");

        shown.Path.ShouldBe(entry);
        shown.Text.ShouldContain("changed since");
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("It went very well.\nReally.");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_words_again_change_nothing()
    {
        var entry = (await WriteAsync("one\ntwo")).Path;

        await EditAsync(entry, "one\r\ntwo");

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Number.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Changed_in_two_places_the_second_reads_the_first_beside_their_own_words_and_decides()
    {
        var entry = (await WriteAsync("It went well.")).Path;
        var (here, there) = (await Page.OpenAsync($"{entry}/edit"), await Page.OpenAsync($"{entry}/edit"));
        await Page.PostAsync($"{entry}/edit", Fields(("words", "From the phone."), ("version", Version(here))));

        var second = await Page.PostAsync(
            $"{entry}/edit",
            Fields(("words", "From the desk."), ("version", Version(there)))
        );

        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Text.ShouldContain("nothing was overwritten");
        second.Text.ShouldContain("From the desk.");
        second.Text.ShouldContain("How it reads now From the phone.");
        (await Page.OpenAsync(entry)).Text.ShouldContain("From the phone.");
        await Page.PostAsync($"{entry}/edit", Fields(("words", "From the desk."), ("version", Version(second))));
        (await Page.OpenAsync(entry)).Text.ShouldContain("From the desk.");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("7x")]
    [InlineData("-1")]
    public async Task Without_the_version_that_was_read_nothing_is_overwritten(string version)
    {
        var entry = (await WriteAsync("It went well.")).Path;

        var shown = await Page.PostAsync($"{entry}/edit", Fields(("words", "Other words."), ("version", version)));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("It was not said which words these are to replace, so nothing was overwritten.");
        shown.Html.ShouldContain("Other words.</textarea>");
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("It went well.");
    }

    private static string Version(Shown form) => Shown.Between(form.Html, "name=\"version\" value=\"", "\"");

    [Fact(Timeout = Hanging)]
    public async Task New_words_that_are_dangerous_are_answered_with_the_fixed_words()
    {
        var entry = (await WriteAsync(Calm)).Path;

        var shown = await EditAsync(entry, Urgent);

        shown.Html.ShouldContain("class=\"first\"");
        (await AlertsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Words_that_cannot_be_kept_are_given_back_and_the_entry_is_as_it_was()
    {
        var entry = (await WriteAsync(Calm)).Path;

        var shown = await EditAsync(entry, "   ");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("The entry is as it was.");
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_is_made_private_and_shared_again()
    {
        var entry = (await WriteAsync(Calm)).Path;

        (await Page.PostAsync($"{entry}/private", Fields())).Text.ShouldContain("for you alone");
        (await EntriesAsync(Therapist)).ShouldBeEmpty();

        await Page.PostAsync($"{entry}/share", Fields());
        (await EntriesAsync(Therapist)).Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Taking_back_asks_first_and_is_for_good()
    {
        var entry = (await WriteAsync(Calm)).Path;

        (await Page.OpenAsync($"{entry}/take-back")).Text.ShouldContain("Take this entry back?");
        (await EntriesAsync()).Count.ShouldBe(1);

        (await Page.PostAsync($"{entry}/take-back", Fields())).Text.ShouldContain("gone for good");
        (await EntriesAsync()).ShouldBeEmpty();
        ShouldBeMissing(await Page.OpenAsync(entry));
        ShouldBeMissing(await Page.PostAsync($"{entry}/take-back", Fields()));
    }
}

public sealed class ChangePagesOnSqlite() : ChangePagesTests(TestedDatabase.Sqlite);

public sealed class ChangePagesOnPostgres() : ChangePagesTests(TestedDatabase.Postgres);
