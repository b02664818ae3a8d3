using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety.Guard;

/// <summary>A model that breaks one rule after the other, over HTTP and through the whole loop.</summary>
public sealed class MisbehavingModelTests() : ModelLoopTest(TestedDatabase.Sqlite)
{
    private const string GoodQuestion = "What did you notice on the walk by the canal?";
    private const string GoodWhy = "Because you wrote about the canal and the heron.";

    private static readonly (GuardRule Rule, GuardedKind Kind, string Text)[] OneOfEach =
    [
        .. GuardCases
            .Read(StoppedWords.Table)
            // Where a line breaks several rules the gravest is named, which may be another one.
            .Where(c => NamedFor(c.Kind, c.Text) == c.Rule)
            .GroupBy(c => (c.Rule, c.Kind), (_, same) => same.First())
            // What holds nothing of anybody's own comes before the bank has said something that begins alike.
            .OrderByDescending(c => c.Rule),
        (GuardRule.TooLong, GuardedKind.Reflection, string.Concat(Enumerable.Repeat("The heron stood there. ", 40))),
    ];

    /// <summary>What needs earlier words, a theme or a day: each has a test below.</summary>
    private static readonly GuardRule[] OfTheirOwn =
    [
        GuardRule.AvoidedTheme,
        GuardRule.Invents,
        GuardRule.RepeatsOpening,
        GuardRule.RepeatsQuestion,
    ];

    [Fact(Timeout = Hanging)]
    public async Task Whatever_rule_a_reflection_breaks_the_patient_gets_the_banks_words_and_it_is_counted_and_on_record()
    {
        using var counted = new Counted();
        foreach (var (rule, _, text) in OneOfEach.Where(c => c.Kind == GuardedKind.Reflection))
        {
            Says("reflect-on-entry", new { text });

            var reflection = (await ReflectionAsync(await WriteAsync(GuardCases.Entry))).ShouldNotBeNull();

            reflection.WrittenBy.ShouldBe(QuestionBank.WrittenBy, $"{rule}: {text}");
            reflection.Text.ShouldNotBe(text);
            SaysWhy(rule, reflection.ModelFailed, "The model's words", "fixed ones were taken", text);
            counted.Take().ShouldBe([$"{rule}"], text);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Whatever_rule_a_question_or_its_reason_breaks_the_banks_question_is_asked()
    {
        using var counted = new Counted();
        await WriteAsync(GuardCases.Entry);
        foreach (var (rule, kind, text) in OneOfEach.Where(c => c.Kind != GuardedKind.Reflection))
        {
            Says(
                "ask-for-entry",
                kind == GuardedKind.Why
                    ? new { question = GoodQuestion, why = text }
                    : new { question = text, why = "It is light." }
            );

            var asked = (await AskAsync(PromptWish.Another)).Content;

            asked.WrittenBy.ShouldBe(QuestionBank.WrittenBy, $"{rule}: {text}");
            var said = kind == GuardedKind.Why ? "The model's reason for its question" : "The model's question";
            SaysWhy(rule, asked.ModelFailed, said, "the question bank's was taken", text);
            counted.Take().ShouldBe([$"{rule}"], text);
        }
    }

    [Fact]
    public void Every_rule_is_broken_here_over_http() =>
        OneOfEach.Select(c => c.Rule).Concat(OfTheirOwn).Distinct().ShouldBe(Enum.GetValues<GuardRule>(), true);

    [Fact]
    public async Task Advice_is_named_on_record_in_plain_words()
    {
        await WriteAsync(GuardCases.Entry);
        Says("ask-for-entry", new { question = "Have you tried to leave the phone outside?", why = GoodWhy });

        (await AskAsync()).Content.ModelFailed.ShouldBe(
            "The model's question gave advice, so the question bank's was taken."
        );
    }

    [Fact]
    public async Task A_good_question_is_asked_once_and_not_again_in_other_words()
    {
        await WriteAsync(GuardCases.Entry);
        Says("ask-for-entry", new { question = GoodQuestion, why = GoodWhy });
        (await AskAsync()).Content.Text.ShouldBe(GoodQuestion);
        Says("ask-for-entry", new { question = "On the canal walk, what did you notice?", why = GoodWhy });

        var second = (await AskAsync(PromptWish.Another)).Content;

        second.ModelFailed.ShouldBe(
            "The model's question repeated an earlier question, so the question bank's was taken."
        );
    }

    [Fact]
    public async Task What_is_to_be_left_alone_is_not_asked_about()
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "avoid", "canal", Cancel);
        await WriteAsync(GuardCases.Entry);
        Says("ask-for-entry", new { question = GoodQuestion, why = GoodWhy });

        var asked = (await AskAsync()).Content;

        asked.ModelFailed.ShouldBe(
            "The model's question touched what is to be left alone, so the question bank's was taken."
        );
        asked.Text.ShouldNotContain("canal");
    }

    [Fact]
    public async Task A_question_of_long_ago_is_not_asked_again_where_few_were_asked_since()
    {
        await WriteAsync(GuardCases.Entry);
        Says("ask-for-entry", new { question = GoodQuestion, why = GoodWhy });
        (await AskAsync()).Content.Text.ShouldBe(GoodQuestion);
        Pass(TimeSpan.FromDays(90));

        (await AskAsync()).Content.ModelFailed.ShouldBe(
            "The model's question repeated an earlier question, so the question bank's was taken."
        );
    }

    [Theory]
    [InlineData("The heron stood there, and Sandra was with you.")]
    [InlineData("The heron stood there for 17 minutes.")]
    public async Task A_reflection_invents_nobody_and_no_number(string text)
    {
        Says("reflect-on-entry", new { text });

        (await ReflectionAsync(await WriteAsync(GuardCases.Entry)))
            .ShouldNotBeNull()
            .ModelFailed.ShouldBe(
                "The model's words named somebody, a day or a number that nobody wrote, so fixed ones were taken."
            );
    }

    [Fact]
    public async Task A_reason_names_only_days_on_which_or_beside_which_something_was_written()
    {
        await WriteAsync("The heron stood by the canal again.");
        var today = Ground.Clock.GetUtcNow().DayOfWeek;
        Says("ask-for-entry", new { question = GoodQuestion, why = $"Because you wrote about the heron on {today}." });
        (await AskAsync()).Content.ModelFailed.ShouldBeNull();
        var strange = (DayOfWeek)(((int)today + 3) % 7);
        Says(
            "ask-for-entry",
            new { question = "What else was at the canal?", why = $"Because you wrote about the heron on {strange}." }
        );

        (await AskAsync(PromptWish.Another)).Content.ModelFailed.ShouldBe(
            "The model's reason for its question named somebody, a day or a number that nobody wrote, so the question bank's was taken."
        );
    }

    [Fact]
    public async Task A_reflection_does_not_open_like_the_one_before()
    {
        Says("reflect-on-entry", new { text = "The heron stood there again, and you saw it." });
        (await ReflectionAsync(await WriteAsync(GuardCases.Entry))).ShouldNotBeNull().ModelFailed.ShouldBeNull();
        Says("reflect-on-entry", new { text = "The heron stood by the canal on Tuesday." });

        (await ReflectionAsync(await WriteAsync(GuardCases.Entry)))
            .ShouldNotBeNull()
            .ModelFailed.ShouldBe("The model's words began like one of the last ten, so fixed ones were taken.");
    }

    private static GuardRule? NamedFor(GuardedKind kind, string text) =>
        GuardCases.Check(kind, text) is GuardOutcome.Stopped { Rule: var rule } ? rule : null;

    private void Says(string step, object answer)
    {
        var json = JsonSerializer.Serialize(answer);
        Model.Answer = request => request.Form == step ? json : FakeAnswers.Plausible(request);
    }

    // The sentence names a rule and none of the words that broke it.
    private static void SaysWhy(GuardRule rule, string? failed, string who, string instead, string text)
    {
        var why = failed.ShouldNotBeNull(text);
        why.ShouldBe($"{who} {GuardRules.Say(rule)}, so {instead}.", text);
        why.ShouldNotContain(text);
    }

    /// <summary>The names of the rules that were counted for this test: others run beside it, and the meter is everybody's.</summary>
    private sealed class Counted : IDisposable
    {
        private static readonly AsyncLocal<Counted?> Mine = new();

        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<string> rules = [];

        public Counted()
        {
            Mine.Value = this;
            listener.InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Meter.Name == GuardMeter.Name)
                {
                    heard.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>(
                (_, _, tags, _) =>
                {
                    if (ReferenceEquals(Mine.Value, this))
                    {
                        tags.Length.ShouldBe(1, "a rule's name and nothing else");
                        rules.Enqueue($"{tags[0].Value}");
                    }
                }
            );
            listener.Start();
        }

        /// <summary>What was counted since the last time.</summary>
        public IReadOnlyList<string> Take()
        {
            var taken = rules.ToList();
            rules.Clear();
            return taken;
        }

        public void Dispose() => listener.Dispose();
    }
}
