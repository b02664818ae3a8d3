using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class QuestionBankTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 22, 0);
    private static readonly LocalDate Thursday = new(2026, 11, 5);
    private static readonly Guid Sleep = new("01934a00-0000-7000-8000-000000000001");
    private static readonly Guid Sister = new("01934a00-0000-7000-8000-000000000002");

    [Fact]
    public void A_first_question_is_light_and_says_so()
    {
        var asks = Asks(Wish());

        asks.Question.Depth.ShouldBe(1);
        asks.Why.ShouldBe("because a light question is a good start");
        asks.GoalId.ShouldBeNull();
    }

    [Fact]
    public void A_goal_decides_the_theme_and_is_named_in_its_own_words()
    {
        var asks = Asks(Wish() with { Goals = [(Sleep, "sleep through.")] });

        asks.Question.Theme.ShouldBe("sleep");
        asks.Why.ShouldBe("because your goal is “sleep through”");
        asks.GoalId.ShouldBe(Sleep);
    }

    [Theory]
    [InlineData("Sleep six hours after a night shift at work", "sleep")]
    [InlineData("Speak with one person outside of work every week", "goal")]
    [InlineData("Stop drinking before going to bed", "habits")]
    [InlineData("Speak up at work", "boundaries", "work")]
    public void What_a_goal_is_after_decides_and_not_when_or_where(string goal, params string[] themes)
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            var wish = Wish() with { Goals = [(Sleep, goal)], Seed = seed };

            themes.ShouldContain(Asks(wish).Question.Theme);
        }
    }

    [Fact]
    public void A_changed_goal_changes_the_question()
    {
        var wish = Wish() with { Goals = [(Sleep, "sleep through")] };

        Asks(wish with { Goals = [(Sleep, "be able to say no")] }).Question.Theme.ShouldBe("boundaries");
    }

    [Fact]
    public void The_reason_names_the_day_of_an_entry_about_the_same_theme()
    {
        var wish = Wish() with
        {
            Goals = [(Sleep, "sleep through")],
            LastEntry = "Slept badly again. I lay awake until four with the secret of the green door.",
            LastEntryOn = new LocalDate(2026, 11, 3),
        };

        Asks(wish).Why.ShouldBe("because your goal is “sleep through” and on Tuesday you wrote about sleep");
    }

    [Theory]
    [InlineData(2026, 11, 5, "today")]
    [InlineData(2026, 11, 4, "yesterday")]
    [InlineData(2026, 10, 30, "on Friday")]
    [InlineData(2026, 10, 29, "on 29 October")]
    [InlineData(2025, 12, 31, "on 31 December 2025")]
    [InlineData(2026, 11, 6, "in your last entry")]
    public void The_day_is_named_so_that_it_is_true(int year, int month, int day, string expected)
    {
        var wish = Wish() with { LastEntry = "My boss again.", LastEntryOn = new LocalDate(year, month, day) };

        Asks(wish).Why.ShouldBe($"because {expected} you mentioned work");
    }

    [Fact]
    public void The_reason_never_repeats_the_entry()
    {
        var wish = Wish() with
        {
            LastEntry = "Zebulon shouted at work, at work of all places.",
            LastEntryOn = Thursday,
        };

        Asks(wish).Why.ShouldBe("because today you wrote about work");
    }

    [Fact]
    public void A_goal_that_no_theme_speaks_for_is_asked_about_by_name()
    {
        var asks = Asks(Wish() with { Goals = [(Sister, "play the \"cello\"\nagain!")] });

        asks.Text.ShouldContain("“play the 'cello' again!”");
        asks.Text.ShouldNotContain("{");
        asks.Why.ShouldBe("because “play the 'cello' again!” is a goal of yours");
    }

    [Fact]
    public void A_very_long_goal_still_leaves_a_readable_question()
    {
        var asks = Asks(
            Wish() with
            {
                Goals = [(Sister, string.Concat(Enumerable.Repeat("xylophone 👨‍👩‍👧‍👦 ", 500)))],
            }
        );

        asks.Text.Length.ShouldBeLessThanOrEqualTo(200);
        asks.Text.ShouldContain("…”");
    }

    [Fact]
    public void Easier_means_light() =>
        Enumerable
            .Range(0, 100)
            .Select(seed => Asks(Wish() with { Mode = BankMode.Easier, Seed = (ulong)seed, LastEntry = "panic" }))
            .ShouldAllBe(asks =>
                asks.Question.Depth == 1 && asks.Why.StartsWith("because you asked for an easier one")
            );

    [Fact]
    public void Another_leaves_the_theme_that_was_just_put_aside()
    {
        var wish = Wish() with
        {
            Goals = [(Sleep, "sleep through")],
            LastEntry = "My boss, my boss.",
            LastEntryOn = Thursday,
        };
        var first = Asks(wish);

        var another = Asks(wish with { Mode = BankMode.Another, Asked = [Asked(first.Question, 0)] });

        another.Question.Theme.ShouldNotBe(first.Question.Theme);
        another.Why.ShouldStartWith("because you asked for another one");
    }

    [Fact]
    public void After_two_that_did_not_the_third_asks_what_helped()
    {
        var asks = Asks(
            Wish() with
            {
                Asked =
                [
                    new("a", Now - Duration.FromDays(2), false, false, 1),
                    new("b", Now - Duration.FromDays(1), false, false, 1),
                ],
            }
        );

        asks.AsksWhatHelped.ShouldBeTrue();
        asks.Why.ShouldBe("because the last two questions did not ask what helped");
    }

    [Fact]
    public void Two_deep_questions_never_follow_each_other() =>
        Enumerable
            .Range(0, 200)
            .Select(seed =>
                Asks(
                    Wish() with
                    {
                        Seed = (ulong)seed,
                        Asked =
                        [
                            .. Enumerable
                                .Range(1, 6)
                                .Select(i => new AskedQuestion(
                                    "x" + i,
                                    Now - Duration.FromDays(7 - i),
                                    true,
                                    false,
                                    3
                                )),
                        ],
                    }
                )
            )
            .ShouldAllBe(asks => asks.Question.Depth < 3);

    [Fact]
    public void Nothing_is_taken_for_granted_of_somebody_who_has_told_nothing() =>
        (
            from seed in Enumerable.Range(0, 300)
            from mode in Enum.GetValues<BankMode>()
            select Asks(Wish() with { Seed = (ulong)seed, Mode = mode, Asked = AskedBefore(seed % 7) })
        ).ShouldAllBe(asks => !asks.Question.Presumes && !asks.Question.NamesGoal && !asks.Question.NamesTheme);

    [Fact]
    public void What_a_goal_an_entry_or_the_list_of_themes_speaks_of_may_be_taken_for_granted()
    {
        QuestionWish[] wishes =
        [
            Wish() with
            {
                Goals = [(Sister, "worry less")],
            },
            Wish() with
            {
                LastEntry = "Nothing but worries.",
                LastEntryOn = Thursday,
            },
            Wish() with
            {
                Seek = ["worry"],
            },
        ];
        foreach (var wish in wishes)
        {
            Enumerable
                .Range(0, 100)
                .Select(seed => Asks(wish with { Seed = (ulong)seed, Asked = AskedBefore(6) }).Question)
                .ShouldContain(question => question.Presumes && question.Theme == "worry");
        }
    }

    [Fact]
    public void The_same_wish_gets_the_same_question_and_seeds_differ()
    {
        Asks(Wish()).ShouldBe(Asks(Wish()));
        Enumerable
            .Range(0, 50)
            .Select(seed => Asks(Wish() with { Seed = (ulong)seed }).Question.Id)
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Where_everything_was_asked_there_is_an_invitation_to_write_freely()
    {
        var all = QuestionBank.English.Questions.Select(question => Asked(question, 1)).ToList();

        var choice = QuestionBank.English.Choose(Wish() with { Asked = all });

        choice.ShouldBeOfType<QuestionChoice.NothingNew>().Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void After_thirty_days_a_question_may_come_back()
    {
        var light = QuestionBank
            .English.Questions.Where(question => question is { AsksWhatHelped: true, Depth: 1 })
            .ToList();
        var bank = new QuestionBank([light[0]]);

        bank.Choose(Wish() with { Asked = [Asked(light[0], 30)] }).ShouldBeOfType<QuestionChoice.Asks>();
        bank.Choose(Wish() with { Asked = [Asked(light[0], 29)] }).ShouldBeOfType<QuestionChoice.NothingNew>();
    }

    [Fact]
    public void Of_the_last_thirty_none_comes_again_however_long_ago_while_another_fits()
    {
        var light = QuestionBank
            .English.Questions.Where(question => question is { AsksWhatHelped: true, Depth: 1, Presumes: false })
            .Where(question => !question.NamesGoal && !question.NamesTheme)
            .Take(2)
            .ToList();
        var bank = new QuestionBank(light);

        for (ulong seed = 0; seed < 50; seed++)
        {
            bank.Choose(Wish() with { Asked = [Asked(light[0], 90)], Seed = seed })
                .ShouldBeOfType<QuestionChoice.Asks>()
                .Question.ShouldBe(light[1]);
        }
    }

    private static QuestionWish Wish() => new() { Now = Now, Today = Thursday };

    private static AskedQuestion Asked(BankQuestion question, int daysAgo) =>
        new(question.Id, Now - Duration.FromDays(daysAgo), question.AsksWhatHelped, false, question.Depth);

    // Questions of other days, of which every second one asked what helped.
    private static List<AskedQuestion> AskedBefore(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new AskedQuestion("x" + i, Now - Duration.FromDays(count - i), i % 2 == 0, false, 2)),
        ];

    private static QuestionChoice.Asks Asks(QuestionWish wish) =>
        QuestionBank.English.Choose(wish).ShouldBeOfType<QuestionChoice.Asks>();
}
