using System.Globalization;
using TherapyJournal.App;
using TherapyJournal.Storage;

namespace TherapyJournal.Evals.Assistants;

/// <summary>`./dev eval assistants`: how good is what the configured model writes, or the question bank where there is none.</summary>
internal static class AssistantsEvaluation
{
    private const string Usage = """
        eval assistants [--cases N] [--only ID] [--fallbacks SHARE] [--out FILE.md]

          --cases N           the first N invented patients; without it all of them
          --only ID           this one alone
          --fallbacks SHARE   how many answers may fall back to the bank where a model is configured (0.10)
          --out FILE.md       where the report goes (artifacts/evals/assistants.md)

        A model is asked where OPENAI_API_KEY is set, with Journal:Assistants as for the program itself; that costs tokens.
        """;

    public static int Run(string[] arguments, TimeProvider clock) =>
        RunAsync(arguments, clock).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(string[] arguments, TimeProvider clock)
    {
        if (Wishes.From(arguments) is not { } wishes)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var cases = ReadCases
            .All()
            .Where(one => wishes.Only is null || one.Id == wishes.Only)
            .Take(wishes.Cases)
            .ToList();
        if (cases.Count == 0)
        {
            Console.Error.WriteLine($"There is no case {wishes.Only}.");
            return 1;
        }
        try
        {
            var evaluated = await new EvaluateAssistants(
                Services.ReadSettings(Console.Error.WriteLine),
                clock
            ).RunAsync(cases, wishes.MostFallbacks, atOnce: null, CancellationToken.None);
            Tell(evaluated);
            await WriteAsync(evaluated, wishes.Out);
            return evaluated.Passed ? 0 : 1;
        }
        catch (SettingException setting)
        {
            Console.Error.WriteLine(setting.Message);
            return 1;
        }
    }

    private static void Tell(EvaluatedAssistants evaluated)
    {
        Console.WriteLine(
            $"written by {evaluated.Writers}: {evaluated.Lived.Count} patients, {evaluated.Lived.Sum(l => l.Entries.Count)} entries"
        );
        foreach (var one in evaluated.Metrics)
        {
            var missed = one.Passed ? "" : "   MISSED by " + string.Join(", ", one.Missing.Select(o => o.Case));
            Console.WriteLine(
                $"{one.Metric.Name, -48} {AssistantsReport.Figure(one.Value), 7}   {AssistantsReport.Wanted(one)}{missed}"
            );
        }
    }

    private static async Task WriteAsync(EvaluatedAssistants evaluated, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        await File.WriteAllTextAsync(file, AssistantsReport.Of(evaluated));
        Console.WriteLine();
        Console.WriteLine($"The report: {file}");
    }

    private sealed record Wishes(int Cases, string? Only, double MostFallbacks, string Out)
    {
        private static readonly Wishes Usual = new(
            int.MaxValue,
            null,
            Thresholds.MostFallbacks,
            Path.Combine("artifacts", "evals", "assistants.md")
        );

        /// <returns>Null: they cannot be understood.</returns>
        public static Wishes? From(string[] arguments)
        {
            var wishes = Usual;
            for (var at = 0; at < arguments.Length; at += 2)
            {
                var next = (arguments[at], arguments.ElementAtOrDefault(at + 1)) switch
                {
                    ("--cases", { } text)
                        when int.TryParse(text, CultureInfo.InvariantCulture, out var cases) && cases > 0 => wishes with
                    {
                        Cases = cases,
                    },
                    ("--only", { Length: > 0 } id) => wishes with { Only = id },
                    ("--fallbacks", { } text)
                        when double.TryParse(text, CultureInfo.InvariantCulture, out var share)
                            && share is >= 0 and <= 1 => wishes with
                    {
                        MostFallbacks = share,
                    },
                    ("--out", { Length: > 0 } file) => wishes with { Out = file },
                    _ => null,
                };
                if (next is null)
                {
                    return null;
                }
                wishes = next;
            }
            return wishes;
        }
    }
}
