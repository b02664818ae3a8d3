namespace TherapyJournal.Evals.Retrieval;

/// <summary>Runs an evaluation on a file of the public LoCoMo format: `./dev eval NAME --locomo FILE`.</summary>
internal static class LocomoFile
{
    /// <returns>0 passed, 1 not passed or no such file, 2 asked wrongly.</returns>
    public static int Run(string name, string[] arguments, Func<IReadOnlyList<Conversation>, TextWriter, bool> report)
    {
        if (arguments is not ["--locomo", var path])
        {
            Console.Error.WriteLine($"eval {name} --locomo FILE");
            return 2;
        }
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}.");
            return 1;
        }
        using var file = File.OpenRead(path);
        return Run(file, Console.Out, report);
    }

    /// <inheritdoc cref="Run(string, string[], Func{IReadOnlyList{Conversation}, TextWriter, bool})"/>
    public static int Run(Stream file, TextWriter page, Func<IReadOnlyList<Conversation>, TextWriter, bool> report)
    {
        try
        {
            return report(Locomo.Read(file), page) ? 0 : 1;
        }
        catch (FormatException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
