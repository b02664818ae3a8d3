using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>The second look for danger while a model, or the moderation beside it, is silent, slow, or says more than it may.</summary>
public abstract class ScreenAgainTests(TestedDatabase on) : ScreenTest(on)
{
    private const string Moderator = "omni-moderation-latest";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.RateLimited)]
    [InlineData(FakeFault.Prose)]
    public async Task A_silent_model_costs_nothing_and_is_asked_again(FakeFault fault)
    {
        Finds("urgent", "Preparation", Letters);
        Model.Fail(fault, always: true);
        var entry = await WriteAsync(Quiet);
        (await AlertsAsync()).ShouldBeEmpty();
        (await ReflectionAsync(entry)).ShouldNotBeNull();

        Model.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(30));
        await WorkAsync();

        (await AlertsAsync()).ShouldHaveSingleItem().Content.RaisedBy.ShouldBe("gpt-6-luna");
        (await OwedAsync()).ShouldBe([CrisisWords.Urgent(null, "en")], "whoever comes back later reads them then");
        Pass(TimeSpan.FromHours(2));
        await WorkAsync();
        (await AlertsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_the_end_it_is_given_up_where_somebody_sees_it_and_may_try_it_once_more()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        await WriteAsync(Quiet);
        for (var hour = 0; hour < 12; hour++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }

        Screened.Count.ShouldBe(2 * 6, "each try is made twice");
        var checks = new List<Check>();
        foreach (var checkUp in House.Get<IEnumerable<ICheckUp>>().OfType<CheckQueue>())
        {
            checks.AddRange(await checkUp.RunAsync(Cancel));
        }
        checks.ShouldContain(c => c.Light == CheckLight.Amber && c.Sentence.Contains(nameof(ScreenEntryWithModel)));

        Model.Fail(FakeFault.None, always: true);
        Finds("concern", "ObliqueIdeation", Letters);
        (await House.Get<RetryParkedWork>().RunAsync(Cancel)).ShouldBe(1);
        await WorkAsync();
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await CountWorkAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_later_try_cannot_mend_is_not_tried_and_waits_for_somebody_to_mend_it()
    {
        Model.Fail(FakeFault.Unauthorised, always: true);

        await WriteAsync(Quiet);
        Pass(TimeSpan.FromHours(2));
        await WorkAsync();

        Screened.Count.ShouldBe(1);
        (await CountWorkAsync()).ShouldBe(1);
        (await House.LookAsync(db => db.WorkItems.SingleAsync(Cancel))).Fault.ShouldBe("ModelUnauthorised");
        (await CallsAsync()).ShouldAllBe(c => c.State == ModelCallState.Failed);
    }

    [Fact(Timeout = Hanging)]
    public async Task Nobody_waits_for_it()
    {
        using var answered = new SemaphoreSlim(0);
        Screens(_ =>
        {
            answered.Wait(Longest, Cancel);
            return FakeAnswers.Danger("urgent", "Preparation", Letters);
        });
        var first = await RecordAsync(Quiet);
        var working = WorkAsync();

        await UntilAsync(() => House.Get<ReadReflection>().IsThereAsync(Patient, first, Cancel));
        await UntilAsync(() => House.LookAsync(db => db.Notifications.AnyAsync(n => n.EntryId == first, Cancel)));
        var second = await RecordAsync(Calm);
        await UntilAsync(() => House.Get<ReadReflection>().IsThereAsync(Patient, second, Cancel));
        await RecordAsync(Urgent);
        await UntilAsync(async () =>
            (await AlertsAsync()).Any(a => a.Content.History.Any(h => h.What == RiskAlertEvent.Told))
        );

        (await AlertsAsync()).ShouldHaveSingleItem().Content.RaisedBy.ShouldBeNull("the model has not answered yet");
        answered.Release(10);
        await working;
    }

    [Fact]
    public async Task A_reflection_that_was_written_meanwhile_is_not_kept_beside_the_fixed_words()
    {
        Model.Answer = request =>
        {
            if (request.Form == "reflect-on-entry")
            {
                UntilAsync(async () => (await AlertsAsync()).Count > 0).GetAwaiter().GetResult();
            }
            return request.Form == Step
                ? FakeAnswers.Danger("concern", "ObliqueIdeation", Letters)
                : FakeAnswers.Plausible(request);
        };

        var entry = await WriteAsync(Quiet);

        (await ReflectionAsync(entry)).ShouldBeNull();
        (await OwedAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_that_are_found_at_the_same_moment_are_one_alarm()
    {
        using var both = new CountdownEvent(2);
        Screens(_ =>
        {
            both.Signal();
            both.Wait(Longest, Cancel);
            return FakeAnswers.Danger("urgent", "Preparation", Letters);
        });
        await RecordAsync(Quiet);
        await RecordAsync(Quiet);

        await WorkAsync();

        (await AlertsAsync()).ShouldHaveSingleItem().Joined.Count.ShouldBe(1);
        (await OwedAsync()).Count(words => words == CrisisWords.Urgent(null, "en")).ShouldBe(1);
    }

    [Theory]
    [InlineData(0.99, 0.0, "SelfHarm")]
    [InlineData(0.99, 0.99, "DirectIdeation")]
    public async Task The_moderation_raises_a_concern_and_no_more(double selfHarm, double intent, string category)
    {
        Model.Moderation = FakeOpenAi.Moderated(selfHarm, intent);

        await WriteAsync(Quiet);

        var shown = (await ShownAsync()).ShouldHaveSingleItem();
        var alert = shown.Alert.Content;
        (alert.Level, alert.RaisedBy, shown.Quotation).ShouldBe(("Concern", Moderator, null));
        alert.Categories.ShouldBe([category]);
        (await OwedAsync()).ShouldBe([CrisisWords.Concern(null, "en")]);
    }

    [Theory]
    [InlineData(0.84, 0.69)]
    [InlineData(0.0, 0.0)]
    public async Task A_middling_moderation_raises_nothing(double selfHarm, double intent)
    {
        Model.Moderation = FakeOpenAi.Moderated(selfHarm, intent);

        await WriteAsync(Quiet);

        (await AlertsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_moderation_fails_the_model_counts_all_the_same()
    {
        Model.ModerationFault = 500;
        Finds("urgent", "Preparation", Letters);

        await WriteAsync(Quiet);

        (await AlertsAsync()).ShouldHaveSingleItem().Content.IsUrgent.ShouldBeTrue();
        (await CountWorkAsync()).ShouldBe(0, "it is not tried again");
        var calls = await CallsAsync();
        calls.Single(c => c.Model == Moderator).State.ShouldBe(ModelCallState.Failed);
        calls.Single(c => c.Model != Moderator).State.ShouldBe(ModelCallState.Answered);
    }

    [Fact]
    public async Task What_the_moderation_raised_stands_and_the_silent_model_may_still_go_higher()
    {
        Model.Moderation = FakeOpenAi.Moderated(selfHarm: 0.99, intent: 0.1);
        Screens(_ => "nothing that can be read");
        await WriteAsync(Quiet);
        (await AlertsAsync()).ShouldHaveSingleItem().Content.Level.ShouldBe("Concern");
        var judged = Model.Others.Count;

        Finds("urgent", "Preparation", Letters);
        Pass(TimeSpan.FromMinutes(30));
        await WorkAsync();

        (await AlertsAsync()).Select(a => a.Content.Level).ShouldBe(["Urgent", "Concern"]);
        (await OwedAsync()).Count.ShouldBe(2);
        Model.Others.Count.ShouldBe(judged, "it could add nothing more");
    }

    private static async Task UntilAsync(Func<Task<bool>> happens)
    {
        for (var tried = 0; tried < 800; tried++)
        {
            if (await happens())
            {
                return;
            }
            await Task.Delay(25, Cancel);
        }
        throw new TimeoutException("It did not happen.");
    }
}

public sealed class ScreenAgainOnSqlite() : ScreenAgainTests(TestedDatabase.Sqlite);

public sealed class ScreenAgainOnPostgres() : ScreenAgainTests(TestedDatabase.Postgres);
