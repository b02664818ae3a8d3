using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class WishPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Path = "/journal/by-itself";

    [Fact(Timeout = Hanging)]
    public async Task Reminders_come_on_the_days_and_at_the_hour_that_were_chosen_and_can_be_switched_off()
    {
        await AgreeToTelegramAsync();
        (await Page.OpenAsync(Path)).Text.ShouldContain("Reminders are off.");

        var shown = await PostAsync("reminders", "day=monday&day=friday&hour=18%3A45&switch=on");

        shown.Path.ShouldBe(Path);
        shown.Text.ShouldContain("Reminders are on: Monday and Friday at 18:45. The next is planned for");
        var plan = (await StandingAsync()).Reminders.ShouldNotBeNull();
        (plan.IsOn, plan.Days, plan.Minute).ShouldBe((true, ReminderDays.Monday | ReminderDays.Friday, (18 * 60) + 45));

        (await PostAsync("reminders", "switch=off")).Text.ShouldContain("Reminders are off.");
        plan = (await StandingAsync()).Reminders.ShouldNotBeNull();
        (plan.IsOn, plan.Minute).ShouldBe((false, (18 * 60) + 45));
    }

    [Fact(Timeout = Hanging)]
    public async Task The_week_comes_on_a_day_and_one_button_ends_whatever_comes_by_itself()
    {
        await AgreeToTelegramAsync();
        await PostAsync("reminders", "day=sunday&hour=09%3A00&switch=on");

        (await PostAsync("week", "day=saturday&hour=19%3A00&switch=on")).Text.ShouldContain(
            "Your week comes by itself: Saturday at 19:00."
        );
        var shown = await PostAsync("nothing", "");

        shown.Text.ShouldContain("Reminders are off.");
        shown.Text.ShouldContain("Your week does not come by itself.");
        shown.Text.ShouldNotContain("Let nothing come by itself");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("hour=18%3A45&switch=on")]
    [InlineData("day=monday&switch=on")]
    [InlineData("day=monday&hour=late&switch=on")]
    public async Task Without_a_day_or_an_hour_nothing_is_changed(string fields)
    {
        await AgreeToTelegramAsync();

        var shown = await PostAsync("reminders", fields);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("Nothing was changed.");
        (await StandingAsync()).Reminders.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_consent_that_it_needs_nothing_is_switched_on_and_the_page_says_why()
    {
        await WithoutConsentAsync(ConsentKind.Telegram);
        (await Page.OpenAsync(Path)).Text.ShouldContain("For now nothing comes");

        var shown = await PostAsync("reminders", "day=monday&hour=18%3A00&switch=on");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("Nothing can come just now");
        (await StandingAsync()).Reminders.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_city_sets_the_clock_and_of_an_unknown_one_the_nearest_are_named()
    {
        (await PostAsync("clock", "place=madrid")).Text.ShouldContain("Your time zone is Europe/Madrid, where it is");

        var shown = await PostAsync("clock", "place=Madrod");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("Perhaps you mean Europe/Madrid");
        shown.Field("place").ShouldBe("Madrod");
        (await StandingAsync()).TimeZone.ShouldBe("Europe/Madrid");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_language_in_which_not_everything_exists_is_not_taken()
    {
        (await Page.OpenAsync(Path)).Text.ShouldContain("This journal speaks English with you.");

        var shown = await PostAsync("language", "language=xx");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await StandingAsync()).Language.ShouldBe("en");
    }

    private Task<Shown> PostAsync(string what, string fields) => Page.PostAsync($"{Path}/{what}", fields, Path);

    private async Task AgreeToTelegramAsync() =>
        (
            await House.Get<DecideConsent>().RunAsync(Therapist, Ada, ConsentKind.Telegram, give: true, Cancel)
        ).ShouldBeOfType<ChangeStandingOutcome.Changed>();

    private async Task<PatientStandingContent> StandingAsync() =>
        (await House.Get<ReadPatients>().OneAsync(Therapist, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value.Standing;
}

public sealed class WishPagesOnSqlite() : WishPagesTests(TestedDatabase.Sqlite);

public sealed class WishPagesOnPostgres() : WishPagesTests(TestedDatabase.Postgres);
