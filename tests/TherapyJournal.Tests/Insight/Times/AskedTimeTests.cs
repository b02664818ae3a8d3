using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Insight.Times;
using Xunit;

namespace TherapyJournal.Tests.Insight.Times;

public sealed class AskedTimeTests
{
    // A Saturday.
    private const string Now = "2026-11-28T12:00:00Z";

    public static TheoryData<string, string, string> Phrases()
    {
        var phrases = new TheoryData<string, string, string>();
        foreach (
            var line in Lines(
                AskedTimePhrases.Calendar
                    + "\n"
                    + AskedTimePhrases.Counted
                    + "\n"
                    + AskedTimePhrases.Recorded
                    + "\n"
                    + AskedTimePhrases.German
            )
        )
        {
            phrases.Add(line[0], line[1], line.ElementAtOrDefault(2) ?? "");
        }
        return phrases;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Words_of_time_name_days(string question, string days, string understood)
    {
        var asked = AskedTime.Of(question, Known(Now, "Europe/Berlin"));

        Written(asked.Days).ShouldBe(days, question);
        var sentence = asked.Understood.ShouldHaveSingleItem(question);
        sentence.ShouldBe(understood.Length > 0 ? understood : sentence, question);
        asked.Rest.Trim(' ', '?', ',').ShouldNotContain("20");
    }

    [Fact]
    public void There_are_more_than_sixty_of_them() => Phrases().Count.ShouldBeGreaterThan(60);

    public static TheoryData<string> NoTimes() => [.. Lines(AskedTimePhrases.Decoys).Select(l => l[0])];

    [Theory]
    [MemberData(nameof(NoTimes))]
    public void Words_that_are_no_time_stay_words(string question)
    {
        var asked = AskedTime.Of(question, Known(Now, "Europe/Berlin"));

        (asked.Days, asked.Order, asked.Rest).ShouldBe((null, AskedOrder.BestFirst, question));
        asked.Understood.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("When did she mention the canal for the first time?", AskedOrder.EarliestFirst, "for the first time")]
    [InlineData("When did she first mention the canal?", AskedOrder.EarliestFirst, "first mention")]
    [InlineData("the canal most recently", AskedOrder.LatestFirst, "most recently")]
    [InlineData("the last time at the canal", AskedOrder.LatestFirst, "the last time")]
    [InlineData("Wann zum ersten Mal am Kanal?", AskedOrder.EarliestFirst, "zum ersten Mal")]
    [InlineData("zuletzt am Kanal", AskedOrder.LatestFirst, "zuletzt")]
    public void Words_say_what_comes_first(string question, AskedOrder order, string said)
    {
        var asked = AskedTime.Of(question, Known(Now, "Europe/Berlin"));

        (asked.Order, asked.Days).ShouldBe((order, null));
        asked.Understood.ShouldBe([
            $"The {(order == AskedOrder.EarliestFirst ? "earliest" : "latest")} first (\"{said}\").",
        ]);
        asked.Rest.ShouldNotContain(said);
    }

    [Fact]
    public void An_order_and_a_period_go_together()
    {
        var asked = AskedTime.Of("the first time at the canal since March", Known(Now, "Europe/Berlin"));

        (asked.Order, Written(asked.Days)).ShouldBe((AskedOrder.EarliestFirst, "2026-03-01.."));
        asked.Understood.ShouldBe([
            "Looked at: from 1 March 2026 on (\"since March\").",
            "The earliest first (\"the first time\").",
        ]);
        asked.Rest.Trim().ShouldBe("at the canal");
    }

    [Theory]
    // Both sides of the date line, at one moment.
    [InlineData("today", "2026-11-28T11:30:00Z", "Pacific/Kiritimati", "2026-11-29..2026-11-29")]
    [InlineData("today", "2026-11-28T11:30:00Z", "Pacific/Pago_Pago", "2026-11-28..2026-11-28")]
    [InlineData("last week", "2026-11-29T11:00:00Z", "Pacific/Auckland", "2026-11-23..2026-11-29")]
    [InlineData("last week", "2026-11-29T11:00:00Z", "America/New_York", "2026-11-16..2026-11-22")]
    // The nights in which clocks change.
    [InlineData("yesterday", "2026-03-28T23:30:00Z", "Europe/Berlin", "2026-03-28..2026-03-28")]
    [InlineData("yesterday", "2026-10-25T22:59:00Z", "Europe/Berlin", "2026-10-24..2026-10-24")]
    [InlineData("yesterday", "2026-10-25T23:00:00Z", "Europe/Berlin", "2026-10-25..2026-10-25")]
    [InlineData("last two days", "2026-03-29T01:30:00Z", "Europe/Berlin", "2026-03-28..2026-03-29")]
    [InlineData("today", "2011-12-30T10:30:00Z", "Pacific/Apia", "2011-12-31..2011-12-31")]
    // New year.
    [InlineData("yesterday", "2026-12-31T23:30:00Z", "Europe/Berlin", "2026-12-31..2026-12-31")]
    [InlineData("last week", "2027-01-01T12:00:00Z", "Europe/Berlin", "2026-12-21..2026-12-27")]
    [InlineData("this week", "2027-01-01T12:00:00Z", "Europe/Berlin", "2026-12-28..2027-01-03")]
    [InlineData("in January", "2026-12-31T23:30:00Z", "Europe/Berlin", "2027-01-01..2027-01-31")]
    [InlineData("last year", "2026-12-31T23:30:00Z", "UTC", "2025-01-01..2025-12-31")]
    // Leap days.
    [InlineData("on 29 February", "2028-02-29T12:00:00Z", "UTC", "2028-02-29..2028-02-29")]
    [InlineData("on 29 February", "2028-02-28T12:00:00Z", "UTC", "2024-02-29..2024-02-29")]
    [InlineData("in February", "2028-03-01T12:00:00Z", "UTC", "2028-02-01..2028-02-29")]
    [InlineData("a year ago", "2028-02-29T12:00:00Z", "UTC", "2027-01-01..2027-12-31")]
    [InlineData("last 12 months", "2028-02-29T12:00:00Z", "UTC", "2027-03-01..2028-02-29")]
    public void Today_is_the_patients_own(string question, string now, string zone, string days) =>
        Written(AskedTime.Of(question, Known(now, zone)).Days).ShouldBe(days);

    [Theory]
    [InlineData(
        "canal on her birthday",
        "\"on her birthday\": the journal does not know that birthday, so it was not used."
    )]
    [InlineData(
        "canal since the last session",
        "\"since the last session\": no such session is noted, so it was not used."
    )]
    [InlineData(
        "canal since we changed the goal",
        "\"since we changed the goal\": no goal was ever set or changed, so it was not used."
    )]
    [InlineData("canal since the first entry", "\"since the first entry\": there is no entry yet, so it was not used.")]
    [InlineData(
        "canal since the start of therapy",
        "\"since the start of therapy\": no beginning is noted, so it was not used."
    )]
    public void What_the_journal_does_not_know_is_told_and_not_guessed(string question, string told)
    {
        var asked = AskedTime.Of(question, new KnownDays(new LocalDate(2026, 11, 28)));

        (asked.Days, asked.Rest.Trim()).ShouldBe((null, "canal"));
        asked.Understood.ShouldBe([told]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-99-99 99.99.9999 99/99/9999 99999999999999 weeks ago")]
    [InlineData("last 999 years before 9999-12-31 after 0001-01-01 until 1900 since 2100")]
    [InlineData("between and from to since before last the of in on ago")]
    public void Whatever_is_written_it_does_not_stumble(string question) =>
        Should.NotThrow(() => AskedTime.Of(question, Known(Now, "UTC")));

    private static KnownDays Known(string now, string zone) =>
        new(InstantPattern.General.Parse(now).Value.InZone(DateTimeZoneProviders.Tzdb[zone]).Date)
        {
            Sessions = [new(2026, 11, 3), new(2026, 11, 12), new(2026, 11, 24)],
            GoalChanged = new LocalDate(2026, 10, 5),
            Born = new LocalDate(1990, 3, 14),
            FirstEntry = new LocalDate(2026, 1, 10),
            TakenIn = new LocalDate(2026, 1, 5),
        };

    private static string Written(AskedDays? days) =>
        days is null ? "none" : $"{days.From?.ToString("uuuu-MM-dd", null)}..{days.To?.ToString("uuuu-MM-dd", null)}";

    private static IEnumerable<string[]> Lines(string table) =>
        table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}
