using System.Globalization;
using TherapyJournal.Safety;

namespace TherapyJournal.Evals;

/// <summary>
/// How well the rule screen finds what a person graded: on a file given with <c>--data</c>, which it only reports, or on
/// the cases of our own, where it fails below the thresholds.
/// </summary>
internal static class RiskEvaluation
{
    private const double LeastSensitivity = 0.95;
    private const double MostFalseAlarms = 0.05;
    private const double MostUrgentOnMild = 0.10;

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                using (var own = OwnCases())
                    return Report(Read(own)) ? 0 : 1;
            case ["--data", var path] when File.Exists(path):
                using (var file = new StreamReader(path))
                    Report(Read(file));
                return 0;
            case ["--data", var path]:
                Console.Error.WriteLine($"There is no file {path}.");
                return 1;
            default:
                Console.Error.WriteLine("eval risk [--data FILE]");
                return 2;
        }
    }

    private static StreamReader OwnCases() =>
        new(
            typeof(RiskEvaluation).Assembly.GetManifestResourceStream("risk-cases.csv")
                ?? throw new InvalidOperationException("risk-cases.csv is not part of the evaluations.")
        );

    private static List<Graded> Read(TextReader reader) =>
        [
            .. Csv.Read(reader)
                .Select(row => new Graded(SeverityOf(row), RiskScreen.Screen(row.GetValueOrDefault("text", "")))),
        ];

    private static int SeverityOf(IReadOnlyDictionary<string, string> row) =>
        double.TryParse(row.GetValueOrDefault("severity_0_6"), CultureInfo.InvariantCulture, out var severity)
            ? (int)Math.Clamp(severity, 0, 6)
            : 0;

    private static bool Report(List<Graded> graded)
    {
        var sensitivity = Share(graded, each => each.Severity >= 4, each => each.Finding.Level == RiskLevel.Urgent);
        var falseAlarms = Share(graded, each => each.Severity == 0, each => each.Finding.Level != RiskLevel.None);
        var urgentOnMild = Share(
            graded,
            each => each.Severity is 1 or 2,
            each => each.Finding.Level == RiskLevel.Urgent
        );
        Say("sensitivity", sensitivity);
        Say("false alarms", falseAlarms);
        Say("urgent on 1-2", urgentOnMild);
        Console.WriteLine();
        if (double.IsNaN(sensitivity) || double.IsNaN(falseAlarms) || double.IsNaN(urgentOnMild))
            Console.WriteLine("A figure of 0.000 whose severity is not in this table was measured on nothing.");
        Console.WriteLine("severity  texts  none  concern  urgent");
        foreach (var group in graded.GroupBy(each => each.Severity).OrderBy(group => group.Key))
            Console.WriteLine(
                $"{group.Key, 8}  {group.Count(), 5}  {At(group, RiskLevel.None), 4}  {At(group, RiskLevel.Concern), 7}"
                    + $"  {At(group, RiskLevel.Urgent), 6}"
            );
        return !(sensitivity < LeastSensitivity || falseAlarms > MostFalseAlarms || urgentOnMild > MostUrgentOnMild);
    }

    private static int At(IEnumerable<Graded> group, RiskLevel level) =>
        group.Count(each => each.Finding.Level == level);

    /// <summary>NaN when the file has no text of that kind, which is neither good nor bad.</summary>
    private static double Share(List<Graded> graded, Func<Graded, bool> of, Func<Graded, bool> found)
    {
        var all = graded.Where(of).ToList();
        return all.Count == 0 ? double.NaN : (double)all.Count(found) / all.Count;
    }

    private static void Say(string what, double share) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what} {(double.IsNaN(share) ? 0 : share):0.000}")
        );

    private sealed record Graded(int Severity, RiskFinding Finding);
}
