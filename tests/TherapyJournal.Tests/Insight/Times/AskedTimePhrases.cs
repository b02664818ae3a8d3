namespace TherapyJournal.Tests.Insight.Times;

/// <summary>Questions that name a time, and others that seem to; asked on Saturday, 28 November 2026.</summary>
internal static class AskedTimePhrases
{
    /// <summary>What is asked | which days | how it was understood, where that is not "Looked at: …" alone.</summary>
    public const string Calendar = """
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
        canal in May of 2025 | 2025-05-01..2025-05-31
        canal since May, 2025 | 2025-05-01..
        canal on Sunday 10 May | 2026-05-10..2026-05-10
        canal in the week of 10 May | 2026-05-04..2026-05-10
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

    public const string Counted = """
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

    public const string Recorded = """
        canal since the last session | 2026-11-24.. | Looked at: from 24 November 2026 on ("since the last session").
        canal before our first session | ..2026-11-03
        canal after the session before last | 2026-11-12..
        canal between the last two sessions | 2026-11-12..2026-11-24
        canal in the last therapy session | 2026-11-24..2026-11-24
        canal since we changed the goal | 2026-10-05.. | Looked at: from 5 October 2026 on ("since we changed the goal").
        canal since we set a new goal | 2026-10-05..
        canal before the new goal | ..2026-10-05
        canal since her goal was changed | 2026-10-05..
        canal on her birthday | 2026-03-14..2026-03-14 | Looked at: 14 March 2026 ("on her birthday").
        canal since the start of therapy | 2026-01-05..
        canal since the first entry | 2026-01-10..
        """;

    public const string German = """
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
    public const string Decoys = """
        I may go
        she may call
        may 3 people come
        march on
        we go on, march by
        the day after may be hard
        in a second
        the second time
        at first
        in the second week of May
        between Christmas and May
        since her mother changed
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
}
