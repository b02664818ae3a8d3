namespace TherapyJournal.Insight.Times;

/// <summary>The names of months, days, spans and small numbers, English and German. "March" and "may" are verbs too, and some months are people.</summary>
internal static class CalendarNames
{
    private static readonly Dictionary<string, int> Months = Numbered(
        "january/januar/jänner february/februar march/märz april/april may/mai june/juni july/juli august/august september/september october/oktober november/november december/dezember"
    );

    // Beside a number alone: Jan and Mar are people, dec and sep nothing.
    private static readonly Dictionary<string, int> ShortMonths = Numbered(
        "jan feb mar/mär apr may/mai jun jul aug sep/sept oct/okt nov dec/dez"
    );

    private static readonly Dictionary<string, int> Weekdays = Numbered(
        "monday/montag tuesday/dienstag wednesday/mittwoch thursday/donnerstag friday/freitag saturday/samstag/sonnabend sunday/sonntag"
    );

    private static readonly Dictionary<string, int> Numbers = Numbered(
        "a/an/one/ein/eine/einem/einen/einer two/couple/zwei three/drei four/vier five/fünf six/sechs seven/sieben eight/acht nine/neun ten/zehn eleven/elf twelve/zwölf"
    );

    private static readonly Dictionary<string, int> Ordinals = Numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth"
    );

    private static readonly Dictionary<string, SpanUnit> Units = new(StringComparer.Ordinal)
    {
        ["day"] = SpanUnit.Day,
        ["days"] = SpanUnit.Day,
        ["tag"] = SpanUnit.Day,
        ["tage"] = SpanUnit.Day,
        ["tagen"] = SpanUnit.Day,
        ["week"] = SpanUnit.Week,
        ["weeks"] = SpanUnit.Week,
        ["woche"] = SpanUnit.Week,
        ["wochen"] = SpanUnit.Week,
        ["weekend"] = SpanUnit.Weekend,
        ["wochenende"] = SpanUnit.Weekend,
        ["month"] = SpanUnit.Month,
        ["months"] = SpanUnit.Month,
        ["monat"] = SpanUnit.Month,
        ["monate"] = SpanUnit.Month,
        ["monaten"] = SpanUnit.Month,
        ["year"] = SpanUnit.Year,
        ["years"] = SpanUnit.Year,
        ["jahr"] = SpanUnit.Year,
        ["jahre"] = SpanUnit.Year,
        ["jahren"] = SpanUnit.Year,
    };

    // What follows "may" where it is no month, and "June" where she is somebody.
    private static readonly HashSet<string> AfterMay =
    [
        .. "be have help matter go call come need not well also never still just even seem feel make want get do see say think know happen mean cause lead take give find leave try become only i you he she it we they".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> AfterSomebody =
    [
        .. "came left said went told got had has is was were wrote rang spoke met gave took made felt saw knew says comes died".Split(
            ' '
        ),
    ];

    /// <summary>The month that stands there, by its whole name; null: none.</summary>
    public static int? Month(TimeWords words, int at) => MonthOf(Months, words, at);

    /// <summary>The same, or its short name: a number stands beside it.</summary>
    public static int? MonthBesideNumber(TimeWords words, int at) =>
        MonthOf(Months, words, at) ?? MonthOf(ShortMonths, words, at);

    /// <summary>1 Monday to 7 Sunday; null: none.</summary>
    public static int? Weekday(TimeWords words, int at) => Named(Weekdays, words, at);

    /// <summary>A number in figures or in a word up to twelve; null: none.</summary>
    public static int? Number(TimeWords words, int at) =>
        words[at].Kind == TimeWordKind.Number ? words[at].Number : Named(Numbers, words, at);

    /// <summary>The day of a month, such as 3, 3rd or third; null: none.</summary>
    public static int? DayOfMonth(TimeWords words, int at) =>
        (words[at].Number ?? Named(Ordinals, words, at)) is (>= 1 and <= 31) and var day ? day : null;

    /// <summary>A year of the last century or of this; null: none.</summary>
    public static int? Year(TimeWords words, int at) =>
        words[at] is { Kind: TimeWordKind.Number, Text.Length: 4, Number: >= 1900 and <= 2100 and var year }
            ? year
            : null;

    public static SpanUnit? Unit(TimeWords words, int at) =>
        Units.TryGetValue(words[at].Text, out var unit) ? unit : null;

    /// <summary>Whether it is rather somebody of that name who does something.</summary>
    public static bool IsSomebody(TimeWords words, int at) =>
        words.Is(at, "april", "may", "june", "august")
        && words[at].IsCapital
        && words[at + 1] is { IsCapital: false } next
        && (
            AfterSomebody.Contains(next.Text)
            || (next.Text.EndsWith("ed", StringComparison.Ordinal) && next.Text is not ("started" or "ended"))
        );

    private static int? MonthOf(Dictionary<string, int> months, TimeWords words, int at) =>
        words.Is(at, "may", "march", "mar") && !words[at].IsCapital && AfterMay.Contains(words[at + 1].Text)
            ? null
            : Named(months, words, at);

    private static int? Named(Dictionary<string, int> names, TimeWords words, int at) =>
        names.TryGetValue(words[at].Text, out var number) ? number : null;

    // One after another; those of one number with a stroke between them.
    private static Dictionary<string, int> Numbered(string names) =>
        names
            .Split(' ')
            .SelectMany((same, at) => same.Split('/').Distinct().Select(name => (name, Number: at + 1)))
            .ToDictionary(n => n.name, n => n.Number, StringComparer.Ordinal);
}

/// <summary>What days are counted in.</summary>
internal enum SpanUnit
{
    Day,
    Week,
    Weekend,
    Month,
    Year,
}
