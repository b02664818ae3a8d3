using System.Net;
using Shouldly;
using TherapyJournal.Chats;
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
        await LinkAsync();
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
    public async Task Nothing_is_promised_before_a_chat_is_linked_or_once_it_is_blocked()
    {
        const string monday = "day=monday&hour=18%3A00&switch=on";

        var alone = await PostAsync("reminders", monday);
        await LinkAsync();
        var linked = await Page.OpenAsync(Path);
        await House.ForgeAsync($"delete from patient_chats where patient_id = {Ada.Value}");
        await LinkAsync(isBlocked: true);
        var blocked = await Page.OpenAsync(Path);

        alone.Text.ShouldContain("For now nothing comes: no chat on Telegram is linked");
        alone.Text.ShouldContain("Reminders are on: Monday at 18:00.");
        alone.Text.ShouldNotContain("planned for");
        linked.Text.ShouldNotContain("For now nothing comes");
        linked.Text.ShouldContain("The next is planned for Monday");
        blocked.Text.ShouldContain("For now nothing comes: you have blocked this journal");
        blocked.Text.ShouldNotContain("planned for");
        await House.ForgeAsync($"update patient_chats set sealed = {new byte[60]} where patient_id = {Ada.Value}");
        (await Page.OpenAsync(Path)).Text.ShouldContain("something about your chat is not as it should be");
    }

    [Fact(Timeout = Hanging)]
    public async Task In_a_chat_that_nobody_has_confirmed_reminders_come_and_the_week_waits()
    {
        const string waits = "It comes once your therapist has confirmed that your chat is yours.";
        await LinkAsync();
        await PostAsync("week", "day=saturday&hour=19%3A00&switch=on");

        var before = await Page.OpenAsync(Path);
        await House.Get<LinkedChat>().ConfirmAsync(Therapist, Ada, Cancel);
        var confirmed = await Page.OpenAsync(Path);

        before.Text.ShouldContain(waits);
        before.Text.ShouldNotContain("planned for");
        confirmed.Text.ShouldNotContain(waits);
        confirmed.Text.ShouldContain("The next is planned for Saturday");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whose_journaling_is_paused_reads_that_nothing_comes()
    {
        await LinkAsync();
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Ada, PatientStatus.Paused, Cancel);

        (await Page.OpenAsync(Path)).Text.ShouldContain(
            "For now nothing comes: the journaling is paused or has ended."
        );
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

    private Task LinkAsync(bool isBlocked = false)
    {
        var now = Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return House.InsertAsync(
            Ada,
            new PatientChat { ChatHash = Ada.Value.ToByteArray() },
            new PatientChatContent(new ChatAddress("telegram", 4242, 501), now) { BlockedAt = isBlocked ? now : null }
        );
    }

    private async Task<PatientStandingContent> StandingAsync() =>
        (await House.Get<ReadPatients>().OneAsync(Therapist, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value.Standing;
}

public sealed class WishPagesOnSqlite() : WishPagesTests(TestedDatabase.Sqlite);

public sealed class WishPagesOnPostgres() : WishPagesTests(TestedDatabase.Postgres);
