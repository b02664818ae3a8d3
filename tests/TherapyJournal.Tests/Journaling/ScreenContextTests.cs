using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What leaves the machine to be read for danger: one entry, where patient and practice agreed, and nothing else.</summary>
public abstract class ScreenContextTests(TestedDatabase on) : ScreenTest(on)
{
    [Fact]
    public async Task A_private_entry_is_sent_to_nobody_and_the_rules_read_it_all_the_same()
    {
        await WriteAsync(Quiet, isPrivate: true);
        await WriteAsync(Urgent, isPrivate: true);

        NothingLeft();
        (await AlertsAsync()).ShouldHaveSingleItem().Content.FromPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task Shared_later_it_is_read_then()
    {
        Finds("concern", "Preparation", Letters);
        var entry = await WriteAsync(Quiet, isPrivate: true);

        await House.Get<EditEntry>().ShareAsync(Patient, entry, Cancel);
        await WorkAsync();

        (await AlertsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent_also_of_an_entry_that_is_edited_later()
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give: false, Cancel);

        var entry = await WriteAsync(Quiet);
        await House.Get<EditEntry>().EditAsync(Patient, entry, Calm, Cancel);
        await WorkAsync();

        NothingLeft();
        (await CountWorkAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_consent_to_the_text_before_the_screen_covers_what_it_says_and_not_the_screen()
    {
        await AgreeToAsync("en.v1");
        await WriteAsync(Quiet);
        Model.Requests.Select(r => r.Form).ShouldBe(["reflect-on-entry", "summarize-entry"], ignoreOrder: true);

        // The same consent once more, on the newest text.
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give: true, Cancel);
        await WriteAsync(Quiet);

        Screened.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_practice_says_off_the_rules_alone_look()
    {
        await House.Get<PracticeSettings>().SetAsync("model-screen", "off", Cancel);
        await WriteAsync(Quiet);
        Screened.ShouldBeEmpty();
        Model.Others.ShouldBeEmpty();
        Model.Requests.Count.ShouldBe(2, "the other steps go on");
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel)).Lines.ShouldNotContain(
            l => l.Purpose == nameof(Purpose.ScreenEntry),
            "nothing was opened for it"
        );

        await House.Get<PracticeSettings>().SetAsync("model-screen", "on", Cancel);
        await WriteAsync(Quiet);

        Screened.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_policy_that_was_forged_lets_no_model_look()
    {
        await House.ForgeAsync($"update practices set version = version + 1");

        await WriteAsync(Quiet);
        await WriteAsync(Urgent);

        NothingLeft();
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await CountWorkAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_day_is_spent_it_waits_for_the_next()
    {
        Finds("concern", "Preparation", Letters);
        Ground.Settings["Journal:Assistants:Calls:TokensPerPatient"] = "10";
        await using (var poor = await JournalHouse.OpenAsync(Ground, _ => { }))
        {
            await RecordAsync(Quiet);
            await poor.Get<TherapyJournal.Work.Worker>().RunUntilIdleAsync(Cancel);
            Screened.ShouldBeEmpty();
            Model.Others.ShouldBeEmpty();
        }

        Pass(TimeSpan.FromHours(1));
        await WorkAsync();
        Screened.ShouldBeEmpty("it is the same day");
        Pass(TimeSpan.FromDays(1));
        await WorkAsync();

        (await AlertsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_entry_leaves_without_the_name_and_nothing_else_of_the_record()
    {
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Walk by the harbour", why: null, Cancel);
        await WriteAsync("At first I fed the cormorant.");
        Model.Requests.Clear();
        Model.Others.Clear();

        var entry = await WriteAsync($"Ada, I said to myself. {Quiet}");

        var sent = Screened.ShouldHaveSingleItem();
        var moderated = Model.Others.ShouldHaveSingleItem().GetProperty("input").GetString()!;
        foreach (var words in (string[])[string.Join('\n', sent.Messages.Select(m => m.Text)), moderated])
        {
            words.ShouldContain(Letters);
            words.ShouldNotContain("Ada", Case.Sensitive);
            words.ShouldNotContain("cormorant");
            words.ShouldNotContain("harbour");
        }
        moderated.ShouldNotContain("<");
        sent.Instructions.ShouldContain("Bounds of this step");
        sent.Instructions.ShouldNotContain("Never rate a person's danger");
        var calls = (await CallsAsync()).Where(c => c.Sent.Any(s => s.EntryId == entry)).ToList();
        calls.Select(c => c.Model).ShouldBe(["gpt-6-luna", "omni-moderation-latest"], ignoreOrder: true);
        calls.ShouldAllBe(c => c.State == ModelCallState.Answered && c.Sent.Count == 1);
    }

    [Fact]
    public async Task A_quotation_with_the_name_in_it_is_found_again()
    {
        const string said = "Ada gave away the cat.";
        Screens(r => FakeAnswers.Danger("urgent", "Preparation", FakeAnswers.FirstSentence(r, "entry")));

        await WriteAsync($"{said} The house is tidy.");

        (await ShownAsync()).ShouldHaveSingleItem().Quotation.ShouldBe(said);
    }

    [Fact]
    public async Task Both_ends_of_a_long_entry_are_read()
    {
        Finds("urgent", "Preparation", Letters);

        await WriteAsync($"It began at noon. {LongText(60_000)}. {Letters}");

        var sent = Screened.ShouldHaveSingleItem().Messages.Select(m => m.Text).ToList();
        sent.Count(m => m.StartsWith("<entry", StringComparison.Ordinal)).ShouldBe(2);
        sent.Sum(m => m.Length).ShouldBeLessThan(22_000);
        sent[0].ShouldContain("It began at noon.");
        (await ShownAsync()).ShouldHaveSingleItem().Quotation.ShouldBe(Letters);
    }

    [Fact]
    public async Task At_another_service_than_openai_nothing_is_moderated()
    {
        Ground.Settings["Journal:Assistants:ScreenEntry:Api"] = "chat";
        Ground.Settings["Journal:Assistants:ScreenEntry:Model"] = "gpt-6-luna";
        await using var house = await JournalHouse.OpenAsync(Ground, _ => { });

        await RecordAsync(Quiet);
        await house.Get<TherapyJournal.Work.Worker>().RunUntilIdleAsync(Cancel);

        Screened.Count.ShouldBe(1);
        Model.Others.ShouldBeEmpty();
    }

    private Task AgreeToAsync(string text) =>
        House.SaveAsync(async db =>
        {
            var row = await db.Standings.SingleAsync(s => s.PatientId == Patient, Cancel);
            var sealer = (await House.Records.SealerAsync(db, Patient, Cancel)).ShouldNotBeNull();
            var known = (
                await House.Records.StandingAsync(db, Patient, Cancel)
            ).ShouldBeOfType<StandingOutcome.Known>();
            var standing = known.Standing ?? throw new InvalidOperationException("There is no such patient.");
            sealer.Seal(
                row,
                standing with
                {
                    Consents = [.. standing.Consents.Select(c => c with { TextVersion = text })],
                }
            );
        });

    private void NothingLeft()
    {
        Model.Requests.ShouldBeEmpty();
        Model.Others.ShouldBeEmpty();
    }
}

public sealed class ScreenContextOnSqlite() : ScreenContextTests(TestedDatabase.Sqlite);

public sealed class ScreenContextOnPostgres() : ScreenContextTests(TestedDatabase.Postgres);
