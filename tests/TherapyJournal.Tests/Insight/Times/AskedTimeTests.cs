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

    /// <summary>What is asked | which days | how it was understood, where that is not "Looked at: …" alone.</summary>
    private const string Calendar = """
        What did she eat in May? | 2026-05-01..2026-05-31 | Looked at: 1 to 31 May 2026 ("in May").
        canal before May | ..2026-04-30 | Looked at: up to 30 April 2026 ("before May").
        canal since May | 2026-05-01.. | Looked at: from 1 May 2026 on ("since May").
        canal after May | 2026-06-01..
        canal until May | ..2026-05-31
        canal in December | 2025-12-01..2025-12-31 | Looked at: 1 to 31 December 2025 ("in December").
        canal in november | 2026-11-01..2026-11-30
        canal in may | 2026-05-01..2026-05-31
        canal last November | 2025-11-01..2025-11-30
        canal May 2025 | 2025-05-01..2025-05-31
        canal on 3 May | 2026-05-03..2026-05-03 | Looked at: 3 May 2026 ("on 3 May").
        canal on May 3rd, 2025 | 2025-05-03..2025-05-03
        canal the third of May | 2026-05-03..2026-05-03
        canal on the 2nd of December | 2025-12-02..2025-12-02
        canal 2026-05-03 | 2026-05-03..2026-05-03
        canal after 2026-05-03 | 2026-05-04..
        canal in 2025 | 2025-01-01..2025-12-31
        canal since 2024 | 2024-01-01..
        canal at the end of May | 2026-05-21..2026-05-31
        canal in early June | 2026-06-01..2026-06-10
        canal in mid-June | 2026-06-11..2026-06-20
        canal between March and May | 2026-03-01..2026-05-31 | Looked at: 1 March to 31 May 2026 ("between March and May").
        canal between March and May 2024 | 2024-03-01..2024-05-31
        canal from November to February | 2026-11-01..2027-02-28
        canal from 3 to 10 June | 2026-06-03..2026-06-10 | Looked at: 3 to 10 June 2026 ("from 3 to 10 June").
        canal from June 3 to 10 | 2026-06-03..2026-06-10
        canal 3–10 June 2025 | 2025-06-03..2025-06-10
        canal from 28 December 2025 to 3 January 2026 | 2025-12-28..2026-01-03 | Looked at: 28 December 2025 to 3 January 2026 ("from 28 December 2025 to 3 January 2026").
        canal 2026-05-01 to 2026-05-10 | 2026-05-01..2026-05-10
        canal from May on | 2026-05-01..
        canal in May and June | 2026-05-01..2026-06-30
        canal in May or in July | none | "in May or in July" are no one period, so all days were looked at.
        canal after March and before May | 2026-04-01..2026-04-30 | Looked at: 1 to 30 April 2026 ("after March", "before May").
        canal in May, and canal last week | none | "in May" and "last week" are no one period, so all days were looked at.
        canal on 29 February | 2024-02-29..2024-02-29
        canal on 30 February | none | "on 30 February": there is no such day, so it was not used.
        canal on 2026-02-30 | none | "on 2026-02-30": there is no such day, so it was not used.
        canal on 31. April | none | "on 31. April": there is no such day, so it was not used.
        canal on 3/5/2026 | none | "on 3/5/2026" may be two days, so it was not used; 2026-11-23 is clear.
        canal from 10 June 2026 to 3 June 2026 | none | "from 10 June 2026 to 3 June 2026" ends before it begins, so it was not used.
        """;

    private const string Counted = """
        canal today | 2026-11-28..2026-11-28
        canal yesterday | 2026-11-27..2026-11-27
        canal the day before yesterday | 2026-11-26..2026-11-26
        canal last night | 2026-11-27..2026-11-28
        canal last week | 2026-11-16..2026-11-22 | Looked at: 16 to 22 November 2026 ("last week").
        canal this week | 2026-11-23..2026-11-29
        canal the week before last | 2026-11-09..2026-11-15
        canal in the past week | 2026-11-22..2026-11-28
        canal last three weeks | 2026-11-08..2026-11-28 | Looked at: 8 to 28 November 2026 ("last three weeks").
        canal in the last 10 days | 2026-11-19..2026-11-28
        canal over the past couple of months | 2026-09-29..2026-11-28
        canal three weeks ago | 2026-11-02..2026-11-08
        canal 5 days ago | 2026-11-23..2026-11-23
        canal a year ago | 2025-01-01..2025-12-31
        canal more than two weeks ago | ..2026-11-13
        canal last month | 2026-10-01..2026-10-31
        canal this year | 2026-01-01..2026-12-31
        canal last weekend | 2026-11-21..2026-11-22
        canal at the weekend | 2026-11-28..2026-11-29
        canal on Monday | 2026-11-23..2026-11-23
        canal on Saturday | 2026-11-28..2026-11-28
        canal last Saturday | 2026-11-21..2026-11-21
        canal since Tuesday | 2026-11-24..
        canal from Friday to Monday | 2026-11-27..2026-11-30
        canal since last week | 2026-11-16..
        canal before last week | ..2026-11-15
        """;

    private const string Recorded = """
        canal since the last session | 2026-11-24.. | Looked at: from 24 November 2026 on ("since the last session").
        canal before our first session | ..2026-11-03
        canal after the session before last | 2026-11-12..
        canal between the last two sessions | 2026-11-12..2026-11-24
        canal in the last therapy session | 2026-11-24..2026-11-24
        canal since we changed the goal | 2026-10-05.. | Looked at: from 5 October 2026 on ("since we changed the goal").
        canal before the new goal | ..2026-10-05
        canal since her goal was changed | 2026-10-05..
        canal on her birthday | 2026-03-14..2026-03-14 | Looked at: 14 March 2026 ("on her birthday").
        canal since the start of therapy | 2026-01-05..
        canal since the first entry | 2026-01-10..
        """;

    private const string German = """
        Kanal im Mai | 2026-05-01..2026-05-31
        Kanal vor Mai | ..2026-04-30
        Kanal am 3. Mai | 2026-05-03..2026-05-03
        Kanal am 3.5.2025 | 2025-05-03..2025-05-03
        Kanal seit dem 3. März 2026 | 2026-03-03..
        Kanal letzte Woche | 2026-11-16..2026-11-22
        Kanal in den letzten drei Wochen | 2026-11-08..2026-11-28
        Kanal seit drei Wochen | 2026-11-08..2026-11-28
        Kanal vor drei Wochen | 2026-11-02..2026-11-08
        Kanal seit der letzten Sitzung | 2026-11-24..
        Kanal zwischen März und Mai | 2026-03-01..2026-05-31
        Kanal von Mai bis Juli | 2026-05-01..2026-07-31
        Kanal Ende Mai | 2026-05-21..2026-05-31
        Kanal seit wir das Ziel geändert haben | 2026-10-05..
        Kanal an ihrem Geburtstag | 2026-03-14..2026-03-14
        """;

    /// <summary>What is asked and is no time.</summary>
    private const string Decoys = """
        I may go
        she may call
        may 3 people come
        march on
        we go on, march by
        the day after may be hard
        in a second
        the second time
        at first
        since June died
        a letter from June
        what April said
        for June
        with May
        May
        October
        every Monday
        on Mondays
        on Monday mornings
        at her mother's birthday
        on her mother's birthday
        in 2000 steps
        "in May"
        “last week”
        next time
        for three weeks
        at the latest
        between you and May
        since the last time
        her goal is sleep
        45 May
        """;

    public static TheoryData<string, string, string> Phrases()
    {
        var phrases = new TheoryData<string, string, string>();
        foreach (var line in Lines(Calendar + "\n" + Counted + "\n" + Recorded + "\n" + German))
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

    public static TheoryData<string> NoTimes() => [.. Lines(Decoys).Select(l => l[0])];

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
