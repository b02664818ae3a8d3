using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

/// <summary>The clock begins on a Monday, 2 March 2026, at nine.</summary>
public abstract class ReadBriefTests(TestedDatabase on) : LoopTest(on)
{
    private const string Worry = "I worried about the rent all night.";
    private const string Helped = "Walking by the canal helped me sleep.";
    private const string Exam = "Tomorrow I will call the landlord about the boiler.";

    private static readonly LocalDate Begin = new(2026, 3, 2);

    [Fact]
    public async Task What_is_hard_and_what_helps_is_quoted_as_it_was_written()
    {
        var entry = await WriteAsync($"It rained. {Worry} {Helped}");

        var brief = await ReadAsync();

        var hard = Part(brief, BriefPartKind.Hard).Sentences[0];
        hard.Text.ShouldBe("Words of worry in 1 of 1 entry.");
        hard.Grounds.ShouldHaveSingleItem().ShouldBe(new BriefGround(BriefGroundKind.Entry, Begin, entry, Worry));
        var helped = Part(brief, BriefPartKind.Helped).Sentences.ShouldHaveSingleItem();
        helped.ShouldSatisfyAllConditions(
            h => h.Text.ShouldBeNull(),
            h => h.Grounds.ShouldHaveSingleItem().ShouldBe(new BriefGround(BriefGroundKind.Entry, Begin, entry, Helped))
        );
    }

    [Theory]
    [InlineData("I was not worried at all.")]
    [InlineData("I didn't feel so anxious today.")]
    [InlineData("Nothing helped.")]
    public async Task What_is_denied_is_neither(string words)
    {
        await WriteAsync(words);

        var brief = await ReadAsync();

        Part(brief, BriefPartKind.Hard).Sentences.ShouldBeEmpty();
        Part(brief, BriefPartKind.Helped).Sentences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_are_compared_with_as_many_days_before_and_a_mood_that_fell_is_asked_about()
    {
        await RecordAsync(Calm);
        await MoodAsync(7);
        Pass(TimeSpan.FromDays(60));
        await RecordAsync(Calm);
        await MoodAsync(3);

        var brief = await ReadAsync();

        Texts(brief, BriefPartKind.Changed)
            .ShouldBe([
                "1 entry in 28 days, 0 in as many days before.",
                "Nothing shared from 3 Mar 2026 to 30 Apr 2026, 59 days.",
                "Mood 3 on 1 May 2026, after 7 on 2 Mar 2026.",
            ]);
        Part(brief, BriefPartKind.Open)
            .Sentences[0]
            .ShouldSatisfyAllConditions(
                s => s.Text.ShouldBe("What lies between a mood of 7 and one of 3?"),
                s =>
                    s.Grounds.Select(g => (g.Day, g.Quotation))
                        .ShouldBe([(new(2026, 5, 1), "mood 3 of 10"), (Begin, "mood 7 of 10")])
            );
    }

    [Fact]
    public async Task A_goal_stands_with_the_sentence_that_speaks_of_it_and_one_of_which_nobody_wrote_is_open()
    {
        var walk = await AddGoalAsync("Walk by the canal");
        var paint = await AddGoalAsync("Paint the kitchen");
        await House.Get<RecordMeasure>().GoalAsync(Therapist, Patient, walk.Id, 4, Cancel);
        await WriteAsync($"It rained. {Helped}");

        var brief = await ReadAsync();

        var goals = Part(brief, BriefPartKind.Goals).Sentences;
        goals[0]
            .Text.ShouldBe(
                "“Walk by the canal”: its words in 1 entry; how near, of 10: 4 on 2 Mar 2026; added on 2 Mar 2026."
            );
        goals[0]
            .Grounds.Select(g => (g.Kind, g.Quotation))
            .ShouldBe([
                (BriefGroundKind.Entry, Helped),
                (BriefGroundKind.Rating, "4 of 10 towards the goal"),
                (BriefGroundKind.Goal, "goal added: Walk by the canal"),
            ]);
        goals[1].Text.ShouldNotBeNull().ShouldStartWith("“Paint the kitchen”: no entry of these days has its words");
        Texts(brief, BriefPartKind.Open)
            .ShouldContain("How is it with “Paint the kitchen”? No entry of these days has its words.");
        paint.Content.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Risk_is_told_with_its_words_and_what_was_done_and_an_alert_of_before_is_counted()
    {
        await WriteAsync(Concern);
        await LiftAlertsAsync();
        Pass(TimeSpan.FromDays(60));
        var entry = await WriteAsync($"It rained. {Urgent}");

        var risk = Part(await ReadAsync(), BriefPartKind.Risk).Sentences;

        risk[0].Text.ShouldNotBeNull().ShouldStartWith("Urgent alert of 1 May 2026: ");
        risk[0].Text!.ShouldEndWith("not acknowledged yet.");
        risk[0]
            .Grounds.ShouldHaveSingleItem()
            .ShouldBe(new BriefGround(BriefGroundKind.Entry, new(2026, 5, 1), entry, Urgent));
        risk[1].Text.ShouldBe("Before these days 1 alert, lifted since; the last was of 2 Mar 2026.");

        Pass(TimeSpan.FromDays(1));
        var since = Part(await ReadAsync(new BriefSince.Day(new(2026, 5, 2))), BriefPartKind.Risk).Sentences;
        since[0].ShouldBeEquivalentTo(risk[0], "it stands, whenever it was raised");
        await LiftAlertsAsync();
        Part(await ReadAsync(), BriefPartKind.Risk)
            .Sentences[0]
            .Text!.ShouldContain("acknowledged on 2 May 2026 (“We talked.”); lifted on 2 May 2026");
    }

    [Fact]
    public async Task What_was_announced_is_open_until_an_entry_comes_back_to_it()
    {
        await WriteAsync($"It rained. {Exam}");
        (await OpenAsync()).ShouldBeEmpty("its day has not come");

        Pass(TimeSpan.FromDays(1));
        await WriteAsync(Calm);
        (await OpenAsync()).ShouldBe([Exam]);

        await WriteAsync("The landlord was kind, and the boiler will be mended.");
        (await OpenAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Tomorrow I will kill myself.")]
    [InlineData("I was going to call the landlord tomorrow.")]
    [InlineData("I will see him tomorrow.")]
    public async Task What_is_danger_or_past_or_has_no_words_of_its_own_is_not_asked_about(string words)
    {
        await WriteAsync(words);
        Pass(TimeSpan.FromDays(2));

        (await OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_suggested_goal_waits_with_the_sentence_that_speaks_for_it()
    {
        var entry = await WriteAsync(Wish);

        Part(await ReadAsync(), BriefPartKind.Open)
            .Sentences.ShouldContain(s =>
                s.Text!.StartsWith("A goal is suggested without AI and waits: “", StringComparison.Ordinal)
                && s.Grounds[0] == new BriefGround(BriefGroundKind.Entry, Begin, entry, Wish)
            );
    }

    [Fact]
    public async Task It_begins_with_the_last_session_that_was_held()
    {
        await RecordAsync(Worry);
        foreach (var session in (string[])["2026-03-05T10:00", "2026-03-09", "2026-03-12T10:00"])
        {
            await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, session, Cancel);
        }
        (await ReadAsync()).ShouldSatisfyAllConditions(
            b => b.Since.ShouldBe(BriefBegin.UsualDays),
            b => b.From.ShouldBe(Begin.PlusDays(-27))
        );
        Pass(TimeSpan.FromDays(9));

        var brief = await ReadAsync();

        (brief.Since, brief.From, brief.Today).ShouldBe((BriefBegin.LastSession, new(2026, 3, 9), new(2026, 3, 11)));
        Texts(brief, BriefPartKind.Changed).ShouldHaveSingleItem().ShouldBe("No entry of these days was shared.");
        Part(brief, BriefPartKind.Hard).Sentences.ShouldBeEmpty();
        var since = await ReadAsync(new BriefSince.Day(Begin));
        (since.Since, since.From).ShouldBe((BriefBegin.Day, Begin));
        Part(since, BriefPartKind.Hard).Sentences.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_an_empty_journal_each_part_says_that_there_is_nothing()
    {
        var brief = await ReadAsync();

        brief.Parts.Select(p => p.Kind).ShouldBe(Enum.GetValues<BriefPartKind>());
        brief.Parts.ShouldAllBe(p => p.Sentences.Count == 0 && p.More == 0 && p.None.Length > 0);
        Part(brief, BriefPartKind.Risk).None.ShouldContain("no all-clear");
    }

    [Fact]
    public async Task Of_what_is_private_there_is_its_number_alone()
    {
        await WriteAsync($"{Worry} {Helped} {Exam}", isPrivate: true);
        await WriteAsync(Urgent, isPrivate: true);
        Pass(TimeSpan.FromDays(2));

        var brief = await ReadAsync();

        brief.Private.ShouldBe(2);
        var all = brief.Parts.SelectMany(p => p.Sentences).ToList();
        all.ShouldHaveSingleItem().Text.ShouldNotBeNull().ShouldStartWith("Urgent alert of 2 Mar 2026");
        all[0].Grounds.ShouldHaveSingleItem().ShouldBe(new BriefGround(BriefGroundKind.Alert, Begin, null, null));
    }

    [Fact]
    public async Task Of_three_hundred_entries_it_stays_one_page_and_every_quotation_stands_in_its_entry()
    {
        await AddGoalAsync("Sleep through the night and walk by the canal in the morning before work");
        var texts = new Dictionary<Guid, string>();
        for (var at = 0; at < 300; at++)
        {
            var words =
                $"Number {at}. {Worry} I cried, I was angry and lonely, and {at} times I panicked. {Helped} {new string('x', at)} tea helped me too. On Monday I will visit house{at}.";
            texts[await RecordAsync(words)] = words;
            await MoodAsync(at % 11);
            Pass(TimeSpan.FromHours(2));
        }
        await WorkAsync();

        var brief = await ReadAsync(new BriefSince.Day(Begin));

        var sentences = brief.Parts.SelectMany(p => p.Sentences).ToList();
        sentences.Count.ShouldBeLessThanOrEqualTo(28);
        sentences.ShouldAllBe(s => s.Grounds.Count > 0);
        brief.Parts.ShouldContain(p => p.More > 200);
        var quoted = sentences
            .SelectMany(s => s.Grounds)
            .Where(g => g.EntryId is not null && g.Quotation is not null)
            .ToList();
        quoted.Count.ShouldBeGreaterThan(8);
        quoted.ShouldAllBe(g => texts[g.EntryId!.Value].Contains(g.Quotation!, StringComparison.Ordinal));
        sentences
            .Sum(s => (s.Text?.Length ?? 0) + s.Grounds.Sum(g => g.Quotation?.Length ?? 0))
            .ShouldBeLessThan(5000, "one page");
    }

    [Fact]
    public async Task Each_reading_is_on_record_and_another_therapists_patient_looks_like_a_missing_one()
    {
        await ReadAsync();
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var missing = new ReadOutcome<Brief>.Refused(new DoorRefusal.Missing());

        (await House.Get<ReadBrief>().RunAsync(other, Patient, new BriefSince.LastSession(), Cancel)).ShouldBe(missing);
        (await House.Get<ReadBrief>().RunAsync(Therapist, default, new BriefSince.LastSession(), Cancel)).ShouldBe(
            missing
        );
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
            .Lines.Count(l => l.Purpose == nameof(Purpose.ReadBrief))
            .ShouldBe(1);
    }

    private async Task<Brief> ReadAsync(BriefSince? since = null) =>
        (await House.Get<ReadBrief>().RunAsync(Therapist, Patient, since ?? new BriefSince.LastSession(), Cancel))
            .ShouldBeOfType<ReadOutcome<Brief>.Open>()
            .Value;

    private static BriefPart Part(Brief brief, BriefPartKind kind) => brief.Parts.Single(p => p.Kind == kind);

    private static IEnumerable<string?> Texts(Brief brief, BriefPartKind kind) =>
        Part(brief, kind).Sentences.Select(s => s.Text);

    /// <summary>What was announced and nobody came back to.</summary>
    private async Task<IEnumerable<string?>> OpenAsync() =>
        Part(await ReadAsync(), BriefPartKind.Open)
            .Sentences.Where(s => s.Text!.StartsWith("Announced", StringComparison.Ordinal))
            .Select(s => s.Grounds[0].Quotation);

    private async Task MoodAsync(int rating) =>
        await House.Get<RecordMeasure>().MoodAsync(Therapist, Patient, rating, Cancel);

    private async Task<GoalView> AddGoalAsync(string text) =>
        (await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, text, why: null, Cancel))
            .ShouldBeOfType<ChangeGoalOutcome.Changed>()
            .Goal;
}

public sealed class ReadBriefOnSqlite() : ReadBriefTests(TestedDatabase.Sqlite);

public sealed class ReadBriefOnPostgres() : ReadBriefTests(TestedDatabase.Postgres);
