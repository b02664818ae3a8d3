using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class QuestionRulesTests
{
    private const int QuestionsPerHistory = 250;
    private const int Seeds = 200;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 21, 0);
    private static readonly string[] Goals =
    [
        "sleep through",
        "say no to my sister",
        "play the cello",
        "drink less",
        "be kinder to myself",
        "",
    ];
    private static readonly string[] Entries =
    [
        "",
        "My boss again, work and work.",
        "I cried, felt low.",
        "The walk helped.",
        "今日。",
    ];

    [Fact]
    public void Over_any_long_history_the_rules_hold() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(12),
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var history = History(seed);
                    history.Count.ShouldBeGreaterThan(40);
                    NoneComesBackWithin30Days(history).ShouldBeTrue();
                    OneInThreeAsksWhatHelped(history).ShouldBeTrue();
                    NoTwoDeepInARow(history).ShouldBeTrue();
                }
            )
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_theme_that_was_refused_days_ago_is_left_for_the_others(bool byModel)
    {
        var ofWork = new AskedQuestion(
            byModel ? "" : QuestionBank.English.Questions.First(question => question.Theme == "work").Id,
            Start,
            AskedWhatHelped: false,
            Refused: false,
            Depth: 1
        )
        {
            Themes = byModel ? ["work"] : [],
        };

        AboutWork(ofWork).ShouldBe(Seeds, "the last entry is about it");
        AboutWork(ofWork with { Refused = true }).ShouldBe(0);
    }

    [Fact]
    public void A_daily_question_never_runs_dry_in_a_year()
    {
        List<AskedQuestion> history = [];
        for (var day = 0; day < 365; day++)
        {
            var wish = new QuestionWish
            {
                Goals = [(Guid.Empty, "sleep through")],
                Asked = [.. history],
                Now = Start + Duration.FromDays(day),
                Today = new LocalDate(2026, 1, 1).PlusDays(day),
                Seed = (ulong)day,
            };
            var asks = QuestionBank.English.Choose(wish).ShouldBeOfType<QuestionChoice.Asks>();
            history.Add(new(asks.Question.Id, wish.Now, asks.AsksWhatHelped, false, asks.Question.Depth));
        }

        history.Select(asked => asked.QuestionId).Distinct().Count().ShouldBeGreaterThan(40);
        OneInThreeAsksWhatHelped(history).ShouldBeTrue();
    }

    /// <summary>For how many seeds the next question is about work, after this one and one about something else.</summary>
    private static int AboutWork(AskedQuestion asked)
    {
        var now = Start + Duration.FromDays(3);
        var wish = new QuestionWish
        {
            LastEntry = "My boss, my boss.",
            Asked = [asked, new("x", now - Duration.FromDays(1), true, false, 1)],
            Now = now,
            Today = now.InUtc().Date,
        };
        return Enumerable
            .Range(0, Seeds)
            .Select(seed => QuestionBank.English.Choose(wish with { Seed = (ulong)seed }))
            .Count(choice => choice.ShouldBeOfType<QuestionChoice.Asks>().Question.Theme == "work");
    }

    private static List<AskedQuestion> History(int seed)
    {
        var random = new Random(seed);
        List<AskedQuestion> history = [];
        var now = Start;
        var hoursBetween = random.Next(1, 40);
        for (var i = 0; i < QuestionsPerHistory; i++)
        {
            now += Duration.FromHours(random.Next(0, hoursBetween));
            var wish = new QuestionWish
            {
                Goals = [.. Goals.Where(_ => random.Next(3) == 0).Select(goal => (Guid.Empty, goal))],
                LastEntry = Entries[random.Next(Entries.Length)],
                LastEntryOn = random.Next(2) == 0 ? null : now.InUtc().Date,
                Asked = [.. history],
                Mode = (BankMode)random.Next(3),
                Seek = random.Next(5) == 0 ? ["grief", "garden"] : [],
                Avoid = random.Next(5) == 0 ? ["family"] : [],
                Now = now,
                Today = now.InUtc().Date,
                Seed = (ulong)random.NextInt64(),
            };
            if (QuestionBank.English.Choose(wish) is QuestionChoice.Asks asks)
            {
                asks.Text.ShouldNotContain("{");
                (asks.Question.Presumes && !SpeaksOf(wish, asks.Question.Theme)).ShouldBeFalse(asks.Text);
                asks.Why.ShouldStartWith("because ");
                (wish.Mode == BankMode.Easier && asks.Question.Depth > 1).ShouldBeFalse();
                history.Add(new(asks.Question.Id, now, asks.AsksWhatHelped, random.Next(4) == 0, asks.Question.Depth));
            }
        }

        return history;
    }

    private static bool SpeaksOf(QuestionWish wish, string theme) =>
        Themes
            .English.In(string.Join(". ", [.. wish.Goals.Select(goal => goal.Text), wish.LastEntry]))
            .ContainsKey(theme) || wish.Seek.Contains(theme);

    private static bool NoneComesBackWithin30Days(List<AskedQuestion> history) =>
        history
            .GroupBy(asked => asked.QuestionId)
            .All(times =>
                times.Zip(times.Skip(1)).All(pair => pair.Second.At - pair.First.At >= Duration.FromDays(30))
            );

    private static bool OneInThreeAsksWhatHelped(List<AskedQuestion> history) =>
        Enumerable
            .Range(0, Math.Max(0, history.Count - 2))
            .All(at => history.Skip(at).Take(3).Any(asked => asked.AskedWhatHelped));

    private static bool NoTwoDeepInARow(List<AskedQuestion> history) =>
        history.Zip(history.Skip(1)).All(pair => pair.First.Depth < 3 || pair.Second.Depth < 3);
}
