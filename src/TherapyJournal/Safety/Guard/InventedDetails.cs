using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using TherapyJournal.Assistants;

namespace TherapyJournal.Safety.Guard;

/// <summary>Names, numbers and days that nobody wrote: what a model invents most easily, and a reader can check least.</summary>
internal sealed partial class InventedDetails
{
    // What bears a capital letter and names nobody.
    private static readonly FrozenSet<string> Capitals = Set(
        "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
            + "september october november december mr mrs ms dr english german french spanish christmas easter ok tv gp "
            + "i'm i've i'd i'll phq phq-9 gad gad-7"
    );

    // Who may be named at the beginning of a sentence without a name.
    private static readonly FrozenSet<string> People = Set(
        "patient they she he somebody someone nobody everyone mother father sister brother partner husband wife son daughter "
            + "friend colleague boss neighbour neighbor doctor gp psychiatrist teacher landlord mum mom dad grandmother "
            + "grandfather aunt uncle cousin it who that this nothing everything friends parents people colleagues"
    );

    private static readonly FrozenSet<string> Week = Set("monday tuesday wednesday thursday friday saturday sunday");

    private static readonly string[] Spelled =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    // "One" and "two" are words of every sentence; from here on they count.
    private const int FirstThatCounts = 3;

    private readonly HashSet<string> words;
    private readonly HashSet<string> numbers;
    private readonly HashSet<string> weekdays;

    /// <param name="texts">All that was written.</param>
    /// <param name="days">The days of these texts, which a model was told beside their words.</param>
    public InventedDetails(IEnumerable<string> texts, IReadOnlyList<LocalDate> days)
    {
        var known = string.Join('\n', texts);
        words = Words.In(known).SelectMany(Parts).ToHashSet(StringComparer.Ordinal);
        numbers =
        [
            .. NumbersIn(known),
            .. days.SelectMany(day => new[] { day.Day, day.Month, day.Year }).Select(Written),
        ];
        // Who writes on a Wednesday of yesterday or tomorrow speaks of its neighbours.
        weekdays = [.. days.SelectMany(day => new[] { -1, 0, 1 }.Select(step => Named(day.PlusDays(step).DayOfWeek)))];
    }

    /// <summary>True where a capital letter inside a sentence names what was not written, or somebody unknown acts at its beginning.</summary>
    public bool HasStrangeName(string text) =>
        Sentences.Split(text).Any(sentence => Inside(sentence).Concat(Acting(sentence)).Any(IsStrange));

    /// <summary>True where a number was not written, in digits or in letters. How many entries there are may be counted.</summary>
    public bool HasStrangeNumber(string text) => NumbersIn(Counted().Replace(text, " ")).Any(n => !numbers.Contains(n));

    /// <summary>True where a day of the week is named that nobody wrote and on which, or beside which, nothing was written.</summary>
    public bool HasStrangeDay(string text) =>
        Words
            .In(text)
            .SelectMany(Parts)
            .Any(word =>
                Week.Contains(word) && !weekdays.Contains(word) && !words.Contains(word) && !words.Contains($"{word}s")
            );

    private static string Named(IsoDayOfWeek day) => $"{day}".ToLowerInvariant();

    private static IEnumerable<string> Inside(string sentence) =>
        CapitalInside().Matches(sentence).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Acting(string sentence) =>
        ActsFirst().Match(sentence) is { Success: true } first
        && !People.Contains(first.Groups["name"].Value.ToLowerInvariant())
            ? [first.Groups["name"].Value]
            : [];

    private bool IsStrange(string name) =>
        Words
            .In(name)
            .SelectMany(Parts)
            .Any(word => !Capitals.Contains(word) && !words.Contains(word) && !words.Contains(word.TrimEnd('s')));

    private static IEnumerable<string> NumbersIn(string text) =>
        Words
            .In(text)
            .SelectMany(word => word.Split('-'))
            .SelectMany(word =>
                Array.IndexOf(Spelled, word) is >= FirstThatCounts and var spelled ? [Written(spelled)]
                : Digits().Match(word) is { Success: true } digits ? [digits.Value.TrimStart('0')]
                : Enumerable.Empty<string>()
            );

    private static IEnumerable<string> Parts(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) ? [word, word[..^2]] : [word, .. word.Split('-')];

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Not what opens a quotation or follows a colon: there a sentence begins.
    [GeneratedRegex(@"(?<=[\p{L}\p{N},;)’'""”] (\()?)(?<name>\p{Lu}[\p{L}’'-]*)", Options, 1000)]
    private static partial Regex CapitalInside();

    // Only a person says, calls or owns: "Marta called", "Marta's flat". What else begins a sentence is let through.
    [GeneratedRegex(
        @"^[“""(]?(?<name>\p{Lu}[\p{L}-]+)(['’]s | (said|says|told|tells|called|calls|asked|asks|invited|visited|texted|phoned|rang|wrote|insisted|promised|shouted|laughed|cried|and \p{Lu}))",
        Options,
        1000
    )]
    private static partial Regex ActsFirst();

    [GeneratedRegex(
        @"\b(\d+|three|four|five|six|seven|eight|nine|ten|eleven|twelve)( of the (last|first) (\d+|\w+))? (journal )?entr(y|ies)\b",
        Options | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
