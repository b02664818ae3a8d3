using System.Globalization;
using TherapyJournal.App;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Evals;

/// <summary>
/// How well the rule screen finds what a person graded: on a file given with <c>--data</c>, which it only reports, or on
/// the cases of our own, where it fails below the thresholds. With <c>--model</c> the configured model reads after the rules; that is only reported.
/// </summary>
internal static class RiskEvaluation
{
    private const double LeastSensitivity = 0.95;
    private const double MostFalseAlarms = 0.05;
    private const double MostUrgentOnMild = 0.10;

    public static int Run(string[] arguments, TimeProvider clock)
    {
        if (arguments is [.. var others, "--model"])
        {
            return WithModelAsync(others, clock).GetAwaiter().GetResult();
        }
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
                Console.Error.WriteLine("eval risk [--data FILE] [--model]");
                return 2;
        }
    }

    /// <summary>The texts of the file go to the model: they must be nobody's, or nobody may mind.</summary>
    private static async Task<int> WithModelAsync(string[] arguments, TimeProvider clock)
    {
        if (arguments is not ([] or ["--data", _]) || (arguments is [_, var path] && !File.Exists(path)))
        {
            Console.Error.WriteLine("eval risk [--data FILE] [--model], with a file that is there");
            return 2;
        }
        using var file = arguments is [_, var named] ? new StreamReader(named) : OwnCases();
        var rows = Csv.Read(file).ToList();
        var screen = new ScreenWithModel(Services.ReadSettings(Console.Error.WriteLine), clock);
        try
        {
            var found = await screen.FindAsync(
                rows.Select(row => row.GetValueOrDefault("text", "")),
                CancellationToken.None
            );
            Report([.. rows.Zip(found, (row, finding) => new Graded(SeverityOf(row), finding))]);
            Console.WriteLine($"no usable answer of the model {screen.Silent}");
            return 0;
        }
        catch (SettingException setting)
        {
            Console.Error.WriteLine(setting.Message);
            return 1;
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
