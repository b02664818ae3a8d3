using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

/// <summary>A model that was silent is asked again later, and the therapist is not told twice.</summary>
public abstract class SummarizeAgainTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Summarising = "summarize-entry";

    [Fact]
    public async Task The_extraction_stands_at_once_and_the_model_takes_its_place_when_it_answers()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync(Calm);
        var first = await InboxItemAsync(entry);
        (first.Summary.WrittenBy, first.IsNew).ShouldBe((QuestionBank.WrittenBy, true));
        first.Summary.ModelFailed.ShouldNotBeNull();
        (await InboxItemAsync(entry)).IsNew.ShouldBeFalse();

        Model.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();

        var second = await InboxItemAsync(entry);
        second.Summary.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
        second.IsNew.ShouldBeFalse("the therapist has seen the entry");
        (await CountAsync()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Nobody_accepts_by_an_old_page_what_the_model_has_written_since()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync(Calm);
        var read = await SummaryOfAsync(entry);
        await AnswerAgainAsync();

        (await AcceptAsync(entry, read)).ShouldBe(new AcceptSummaryOutcome.Stale());

        (await InboxItemAsync(entry)).Summary.AcceptedAt.ShouldBeNull("nobody has read it");
        (await AcceptAsync(entry)).ShouldBe(new AcceptSummaryOutcome.Accepted());
        (await AcceptAsync(entry, read)).ShouldBe(new AcceptSummaryOutcome.Stale(), "it is accepted, but not by this");
    }

    [Fact]
    public async Task What_a_therapist_has_accepted_stands_and_the_model_is_not_asked_again()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync(Calm);
        await AcceptAsync(entry);
        var asked = AskedToSummarise();

        await AnswerAgainAsync();

        ShouldStand((await InboxItemAsync(entry)).Summary);
        AskedToSummarise().ShouldBe(asked);
    }

    [Fact]
    public async Task What_a_therapist_accepts_while_the_model_answers_stands_too()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync(Calm);
        Model.Answer = request =>
        {
            if (request.Form != Summarising)
            {
                return FakeAnswers.Plausible(request);
            }
            AcceptAsync(entry).GetAwaiter().GetResult().ShouldBe(new AcceptSummaryOutcome.Accepted());
            return FakeAnswers.Plausible(request);
        };

        var asked = AskedToSummarise();

        await AnswerAgainAsync();

        ShouldStand((await InboxItemAsync(entry)).Summary);
        AskedToSummarise().ShouldBe(asked + 1, "its answer came too late");
        (await CountAsync()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_model_that_stays_silent_is_given_up_without_a_trace()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync(Calm);

        for (var hour = 0; hour < 12; hour++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }

        (await InboxItemAsync(entry)).Summary.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == "SummarizeEntry", Cancel))).ShouldBe(
            0,
            "nothing is parked"
        );
        (await CountAsync()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_a_later_try_cannot_mend_is_not_tried()
    {
        Model.Fail(FakeFault.Unauthorised, always: true);
        await WriteAsync(Calm);

        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == "SummarizeEntry", Cancel))).ShouldBe(0);
    }

    private async Task AnswerAgainAsync()
    {
        Model.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();
    }

    private int AskedToSummarise() => Model.Requests.Count(r => r.Form == Summarising);

    private static void ShouldStand(EntrySummaryContent summary)
    {
        summary.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        summary.AcceptedAt.ShouldNotBeNull();
    }

    private Task<(int Summaries, int Notifications)> CountAsync() =>
        House.LookAsync(async db => (await db.Summaries.CountAsync(Cancel), await db.Notifications.CountAsync(Cancel)));
}

public sealed class SummarizeAgainOnSqlite() : SummarizeAgainTests(TestedDatabase.Sqlite);

public sealed class SummarizeAgainOnPostgres() : SummarizeAgainTests(TestedDatabase.Postgres);
