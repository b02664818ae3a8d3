using NodaTime;

namespace TherapyJournal.Insight.Times;

/// <summary>Times that a record knows: a session, a changed goal, a birthday, the first entry, the beginning of therapy.</summary>
internal static class RecordedTimes
{
    private const int LongestClause = 8;

    private static readonly string[] Session =
    [
        "session",
        "therapy session",
        "appointment",
        "sitzung",
        "therapiesitzung",
        "therapie sitzung",
        "termin",
    ];

    private static readonly string[] Last = "last latest previous letzte letzten letzter".Split(' ');

    private static readonly string[] GoalWords = "goal goals ziel ziele ziels zieles zielen".Split(' ');

    private static readonly string[] ChangeWords =
        "change changed changing new set agreed reworded added adopted accepted änderung ändern geändert geänderten neu neue neuen neues vereinbart gesetzt".Split(
            ' '
        );

    private static readonly string[] BetweenThem =
        "we i they she he you the her his a an my our their your last was were has have had been on of it its in to for das ein eine wir ihr sie er ich dem den der des die haben hat wurde wurden ist sein seine ihre".Split(
            ' '
        );

    private static readonly string[] AfterThem = "haben hat hatten wurde wurden worden".Split(' ');

    private static readonly string[] Whose = "her his their my your ihrem ihren seinem seinen meinem meinen".Split(' ');

    /// <summary>Reads one at a word that follows another which says that a time is meant; null: none stands there.</summary>
    /// <param name="at">After its article.</param>
    /// <param name="whole">With it.</param>
    /// <param name="isMoment">Whether a moment is meant, and not what happened during one: since, before.</param>
    public static SpokenTime? Read(TimeWords words, int at, int whole, bool isMoment, KnownDays known) =>
        OneSession(words, at, known)
        ?? Birthday(words, at, whole, known)
        ?? FirstEntry(words, at, known)
        ?? (isMoment ? Met(words, whole, known) ?? Beginning(words, at, known) ?? Goal(words, whole, known) : null);

    /// <summary>"the last two sessions", which two days bound.</summary>
    public static (SpokenTime From, SpokenTime To)? LastTwoSessions(TimeWords words, int at, KnownDays known) =>
        words.After(
            at,
            "the last two sessions",
            "our last two sessions",
            "the last two appointments",
            "den letzten beiden sitzungen",
            "den letzten zwei sitzungen"
        )
            is not { } next
            ? null
        : known.Sessions is [.., var first, var second] ? (SpokenTime.Of(next, first), SpokenTime.Of(next, second))
        : (SpokenTime.Unusable(next, TimeFault.NoSession), SpokenTime.Unusable(next, TimeFault.NoSession));

    private static SpokenTime? OneSession(TimeWords words, int at, KnownDays known) =>
        words.Is(at, Last) && words.After(at + 1, Session) is { } last
            ? Event(last, known.Sessions is [.., var day] ? day : null, TimeFault.NoSession)
        : words.Is(at, "first", "ersten", "erste") && words.After(at + 1, Session) is { } first
            ? Event(first, known.Sessions is [var begun, ..] ? begun : null, TimeFault.NoSession)
        : (
            words.Is(at, "vorletzten", "vorletzte") ? words.After(at + 1, Session)
            : words.After(at, Session) is { } one ? words.After(one, "before last")
            : null
        )
            is { } next
            ? Event(next, known.Sessions is [.., var second, _] ? second : null, TimeFault.NoSession)
        : null;

    private static SpokenTime? Met(TimeWords words, int at, KnownDays known) =>
        words.After(at, "we last met", "we last spoke", "we last saw each other", "unserem letzten treffen") is { } next
            ? Event(next, known.Sessions is [.., var day] ? day : null, TimeFault.NoSession)
            : null;

    // The latest that has begun; of whom somebody else has one ("her mother's birthday") nobody knows it.
    private static SpokenTime? Birthday(TimeWords words, int at, int whole, KnownDays known)
    {
        var from = words.Is(whole, Whose) ? whole + 1 : at;
        var named = words.After(from, "last birthday", "birthday", "letzten geburtstag", "geburtstag");
        if (
            named is not { } next
            || !(words.Is(from - 1, Whose) || words.Is(from - 1, "am", "zum"))
            || words.Is(next, "of", "von", "party")
        )
        {
            return null;
        }
        if (known.Born is not { } born)
        {
            return SpokenTime.Unusable(next, TimeFault.NoBirthday);
        }
        var birthday = new AnnualDate(born.Month, born.Day);
        var day = birthday.InYear(known.Today.Year);
        return SpokenTime.Of(next, day > known.Today ? birthday.InYear(known.Today.Year - 1) : day);
    }

    private static SpokenTime? FirstEntry(TimeWords words, int at, KnownDays known) =>
        words.After(at, "first entry", "first journal entry", "ersten eintrag") is { } next
            ? Event(next, known.FirstEntry, TimeFault.NoEntry)
            : null;

    private static SpokenTime? Beginning(TimeWords words, int at, KnownDays known) =>
        words.After(
            at,
            "start of therapy",
            "start of the therapy",
            "start of treatment",
            "beginning of therapy",
            "beginning of the therapy",
            "beginning of treatment",
            "therapy began",
            "therapy started",
            "treatment began",
            "treatment started",
            "we began therapy",
            "we started therapy",
            "she started therapy",
            "he started therapy",
            "they started therapy",
            "beginn der therapie",
            "therapiebeginn"
        )
            is { } next
            ? Event(
                next,
                known.Sessions is [var first, ..] ? LocalDate.Min(first, known.TakenIn ?? first) : known.TakenIn,
                TimeFault.NoBeginning
            )
            : null;

    // "we changed the goal", "the new goal", "das Ziel geändert wurde": a goal and a change, and between them nothing else that says something.
    private static SpokenTime? Goal(TimeWords words, int at, KnownDays known)
    {
        var (goal, change) = (-1, -1);
        for (var next = at; next < at + LongestClause; next++)
        {
            goal = goal < 0 && words.Is(next, GoalWords) ? next : goal;
            change = change < 0 && words.Is(next, ChangeWords) ? next : change;
            if (goal >= 0 && change >= 0)
            {
                return Event(words.Skip(next + 1, AfterThem), known.GoalChanged, TimeFault.NoGoal);
            }
            if (next != goal && !words.Is(next, ChangeWords) && !words.Is(next, BetweenThem))
            {
                return null;
            }
        }
        return null;
    }

    private static SpokenTime Event(int next, LocalDate? day, TimeFault fault) =>
        day is { } known ? SpokenTime.Of(next, known) with { IsEvent = true } : SpokenTime.Unusable(next, fault);
}
