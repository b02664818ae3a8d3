using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class WritePagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Signed_in_a_patient_comes_to_tonight()
    {
        var shown = await Page.OpenAsync("/");

        shown.Path.ShouldBe("/journal");
        shown.Html.ShouldContain("<label for=\"words\"");
        shown.Text.ShouldContain("written without AI");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_question_stays_the_same_at_every_reload_until_another_is_wished_for()
    {
        var question = Question(await Page.OpenAsync("/journal"));
        Question(await Page.OpenAsync("/journal")).ShouldBe(question);

        var another = await Page.PostAsync("/journal/question", Fields(("wish", "another")));

        another.Path.ShouldBe("/journal");
        Question(another).ShouldNotBe(question);
        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Not_today_is_heard_and_the_words_in_the_field_stay_there()
    {
        await Page.OpenAsync("/journal");

        var shown = await Page.PostAsync("/journal/question", Fields(("wish", "not-today"), ("words", "half a sen")));

        shown.Text.ShouldContain("Nothing is asked today");
        shown.Html.ShouldContain("half a sen</textarea>");
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_kept_is_shown_and_the_answer_stands_beneath_it_once_it_is_there()
    {
        var shown = await WriteAsync(Calm);

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        (entry.Content.Text, entry.Content.Source, entry.Content.IsPrivate).ShouldBe((Calm, "web", false));
        shown.Path.ShouldBe($"/journal/entries/{entry.Id}");
        shown.Text.ShouldContain("It is kept.");
        shown.Html.ShouldContain("data-waits");
        (await Page.OpenAsync($"{shown.Path}/answer")).Status.ShouldBe(HttpStatusCode.NoContent);

        await WorkAsync();

        (await Page.OpenAsync($"{shown.Path}/answer")).Status.ShouldBe(HttpStatusCode.OK);
        var answered = await Page.OpenAsync(shown.Path);
        answered.Html.ShouldNotContain("data-waits");
        answered.Html.ShouldContain("class=\"written\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_form_sent_twice_and_at_once_makes_one_entry()
    {
        var delivery = (await Page.OpenAsync("/journal")).Field("delivery");
        Guid.TryParse(delivery, out _).ShouldBeTrue();

        var shown = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => WriteAsync(Calm, delivery: delivery)));

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        shown.ShouldAllBe(s => s.Path == $"/journal/entries/{entry.Id}");
        (await WriteAsync(Calm, delivery: delivery)).Path.ShouldBe($"/journal/entries/{entry.Id}");
        (await EntriesAsync()).Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Sent_again_for_its_writer_alone_what_was_shared_is_made_private()
    {
        var delivery = $"{RowId.New(Ground.Clock)}";
        await WriteAsync(Calm, delivery: delivery);

        (await WriteAsync(Calm, "alone", delivery)).Text.ShouldContain("It is kept, for you alone.");

        (await EntriesAsync(Therapist)).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Each_form_has_a_delivery_of_its_own() =>
        (await Page.OpenAsync("/journal"))
            .Field("delivery")
            .ShouldNotBe((await Page.OpenAsync("/journal")).Field("delivery"));

    [Fact(Timeout = Hanging)]
    public async Task What_is_for_its_writer_alone_no_therapist_reads()
    {
        var shown = await WriteAsync(Calm, forWhom: "alone");

        shown.Text.ShouldContain("It is kept, for you alone.");
        shown.Html.ShouldNotContain("data-waits");
        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
        (await EntriesAsync(Therapist)).ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("both")]
    [InlineData("alone")]
    public async Task Dangerous_words_are_answered_with_the_fixed_words_first_and_whole(string forWhom)
    {
        var shown = await WriteAsync(Urgent, forWhom);

        var owed = await FixedWordsAsync();
        (await AlertsAsync()).ShouldBe(1);
        shown.Status.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(shown.Html).ShouldContain(owed);
        shown
            .Html.IndexOf("class=\"first\"", StringComparison.Ordinal)
            .ShouldBeLessThan(shown.Html.IndexOf("<h1", StringComparison.Ordinal));
        shown.Text.ShouldNotContain("risk", Case.Insensitive);
        (await EntriesAsync()).Count.ShouldBe(1);

        var tonight = await Page.OpenAsync("/journal");
        tonight.Html.ShouldContain("class=\"first\"");
        tonight.Text.ShouldContain("No question is asked for now. You can still write at any time.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Fixed_words_that_no_browser_has_shown_yet_stand_first_on_the_next_page()
    {
        await House
            .Get<TherapyJournal.Journaling.RecordEntry>()
            .RunAsync(new(Ada, "Everyone would be better off without me.", "elsewhere"), Cancel);
        var owed = await FixedWordsAsync();

        WebUtility.HtmlDecode((await Page.OpenAsync("/journal/entries")).Html).ShouldContain(owed);
        WebUtility.HtmlDecode((await Page.OpenAsync("/journal/entries")).Html).ShouldNotContain(owed);
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_nothing_is_kept_the_words_are_given_back_and_danger_is_heard_all_the_same()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        var shown = await WriteAsync(Calm, delivery: "0199a0e5-0000-7000-8000-000000000001");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("There is no consent to keep entries, so nothing was kept.");
        shown.Text.ShouldContain("there is no field to write in here");
        shown.Html.ShouldContain($">{Calm}</div>");
        shown.Html.ShouldNotContain("<textarea");
        (await EntriesAsync()).ShouldBeEmpty();
        (await AlertsAsync()).ShouldBe(0);

        var danger = await WriteAsync(Urgent);
        danger.Html.ShouldContain("class=\"first\"");
        danger.Html.ShouldContain($">{Urgent}</div>");
        danger.Html.ShouldNotContain("<textarea");
        (await AlertsAsync()).ShouldBe(1);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData(" \r\n ")]
    public async Task Nothing_written_is_said_in_a_sentence(string words)
    {
        var shown = await WriteAsync(words);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("There are no words in this entry, so nothing was kept. Write at least one.");
    }

    [Fact(Timeout = Hanging)]
    public async Task More_than_a_megabyte_is_not_kept_and_not_lost()
    {
        var words = string.Concat(Enumerable.Repeat("What a long night. ", 60_000));

        var shown = await WriteAsync(words);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain(
            "This entry is longer than 1 MB, so nothing was kept. Please send it in several parts."
        );
        shown.Html.ShouldContain($"{words.TrimEnd()} </textarea>");
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_megabyte_in_signs_of_four_bytes_is_kept_as_it_is()
    {
        var words = string.Concat(Enumerable.Repeat("\U0001F319", 250_000));

        (await WriteAsync(words)).Status.ShouldBe(HttpStatusCode.OK);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(words);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("\U0001F1F3\U0001F1F4 and \U0001F469\U0001F3FD\u200D\U0001F692")]
    [InlineData("היום היה יום טוב, and then not")]
    [InlineData("\n\nbegins late\n\n\tand is indented")]
    [InlineData("</textarea><script>alert(1)</script>")]
    public async Task Every_sign_is_kept_as_it_was_written_and_shown_as_text(string words)
    {
        var shown = await WriteAsync(words);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(words);
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Html.ShouldNotContain("<script>alert");
        (await Page.OpenAsync($"{shown.Path}/edit")).Html.ShouldNotContain("<script>alert");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_nul_costs_nobody_their_words_in_the_shape_in_which_the_page_sends_its_form()
    {
        var page = await Page.OpenAsync("/journal");
        page.Html.ShouldContain("enctype=\"multipart/form-data\"");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Proof!), "form" }, // the page has one
            { new StringContent("a nul \0 inside"), "words" },
            { new StringContent("both"), "for" },
            { new StringContent(page.Field("delivery")), "delivery" },
        };

        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{Server.Port}/journal");
        request.Content = form;
        request.Headers.Add("Cookie", string.Join("; ", Page.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await http.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Content.Text.ShouldBe("a nul \uFFFD inside");
        (await Page.OpenAsync($"/journal/entries/{entry.Id}")).Text.ShouldContain("some characters could not be read");
    }

    [Fact(Timeout = Hanging)]
    public async Task Line_breaks_of_a_form_and_of_a_script_are_the_same_words()
    {
        var delivery = $"{RowId.New(Ground.Clock)}";

        await WriteAsync("one\r\ntwo", delivery: delivery);
        await WriteAsync("one\ntwo", delivery: delivery);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("one\ntwo");
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_proof_that_the_form_is_ours_nothing_is_kept()
    {
        (await Page.PostUnprovenAsync("/journal", Fields(("words", Calm)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Unsent_words_of_two_people_in_one_browser_are_told_apart_by_a_mark_that_names_nobody()
    {
        var ben = await SignedInAsync(
            AccountHolder.Of(await House.AddPatientAsync(Therapist.Id, "Ben Example")),
            "ben"
        );

        var (adas, bens) = (Mark(await Page.OpenAsync("/journal")), Mark(await ben.OpenAsync("/journal")));

        adas.ShouldNotBe(bens);
        adas.Length.ShouldBe(16);
        Mark(await Page.OpenAsync("/journal")).ShouldBe(adas);
    }

    private async Task<string> FixedWordsAsync()
    {
        var owed = await House.LookAsync(db => db.Outbox.SingleAsync(m => m.PatientId == Ada, Cancel));
        var opened = await House.Records.ReadAsync(
            new TherapyJournal.Records.Reader.Patient(Ada),
            Ada,
            TherapyJournal.Records.Purpose.Session,
            (record, _) => Task.FromResult(record.Open(owed).Text),
            Cancel
        );
        return opened.ShouldBeOfType<TherapyJournal.Records.ReadOutcome<string>.Open>().Value;
    }

    private static string Question(Shown shown) => Between(shown.Html, "<h1 id=\"tonight\">", "</h1>");

    private static string Mark(Shown shown) => Between(shown.Html, "data-writing=\"", "\"");

    private static string Between(string html, string from, string to) => html.Split(from)[1].Split(to)[0];
}

public sealed class WritePagesOnSqlite() : WritePagesTests(TestedDatabase.Sqlite);

public sealed class WritePagesOnPostgres() : WritePagesTests(TestedDatabase.Postgres);
