using System.CommandLine;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>Every command line that names a patient or something of theirs, made from the commands themselves, so that a new command or option is among them.</summary>
internal static class CommandLines
{
    private static readonly string[] TheirNames = ["patient", "id"];

    /// <summary>What stands for an argument or option that names nobody.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["key"] = "country",
        ["value"] = "DE",
        ["date"] = "2026-01-01",
        ["time"] = "2026-01-01",
        ["--since"] = "2026-01-01",
        ["--until"] = "2026-01-01",
        ["--give"] = "model",
        ["--withdraw"] = "keeping",
        ["--add"] = "2026-01-01",
        ["--mood"] = "3",
    };

    /// <summary>The methods that make the program's commands; a command made by another one is made here once more, which does no harm.</summary>
    public static IReadOnlyList<MethodInfo> Makers { get; } =
    [
        .. typeof(VersionCommand)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(m => m.Name == "Create" && m.ReturnType == typeof(Command)),
    ];

    /// <summary>Makes a command for this terminal.</summary>
    public static Command Make(MethodInfo maker, JournalTerminal terminal, TimeProvider clock) =>
        (Command)
            maker.Invoke(
                null,
                [
                    .. maker
                        .GetParameters()
                        .Select(p =>
                            p.ParameterType == typeof(JournalTerminal) ? terminal
                            : p.ParameterType == typeof(TimeProvider) ? clock
                            : p.ParameterType == typeof(Func<ServiceProvider>) ? (object)Unopened
                            : throw new InvalidOperationException($"What should {maker.DeclaringType} get as {p.Name}?")
                        ),
                ]
            )!; // It returns a command.

    // Commands that work before the store is opened name nobody, so that none of their lines is run.
    private static readonly Func<ServiceProvider> Unopened = () =>
        throw new InvalidOperationException("A command that names somebody must open the store.");

    /// <summary>The lines of a command and those below it; `patient` and `id` stand for themselves, to be put in by <see cref="Line.Naming"/>.</summary>
    public static IEnumerable<Line> Of(Command command, params string[] above)
    {
        string[] path = [.. above, command.Name];
        var deeper = command.Subcommands.SelectMany(c => Of(c, path));
        return command.Action is null ? deeper : Here(command, path).Where(l => l.NamesSomebody).Concat(deeper);
    }

    private static IEnumerable<Line> Here(Command command, string[] path)
    {
        IEnumerable<Word> start = path.Select(w => new Word(w, IsTheirs: false));
        var arguments = command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0).SelectMany(Values);
        var needed = command.Options.Where(o => o.Required).SelectMany(With).ToList();
        Word[] bare = [.. start, .. arguments, .. needed];
        var free = command.Options.Where(o => !o.Required && o.Name is not ("--help" or "-h")).Select(With).ToList();
        yield return new Line(bare, IsPair: false);
        for (var i = 0; i < free.Count; i++)
        {
            yield return new Line([.. bare, .. free[i]], IsPair: false);
            for (var j = i + 1; j < free.Count; j++)
            {
                yield return new Line([.. bare, .. free[i], .. free[j]], IsPair: true);
            }
        }
    }

    private static IEnumerable<Word> Values(Argument argument) =>
        TheirNames.Contains(argument.Name)
            ? [new Word(argument.Name, IsTheirs: true)]
            : [new Word(Sample(argument.Name, null), IsTheirs: false)];

    private static Word[] With(Option option)
    {
        var name = new Word(option.Name, IsTheirs: false);
        var takes = option.ValueType == typeof(bool) ? 0 : Math.Max(1, option.Arity.MinimumNumberOfValues);
        return
        [
            name,
            .. Enumerable
                .Range(0, takes)
                .Select(i =>
                    i == 0 && IsTheirs(option)
                        ? new Word(option.Name == "--patient" ? "patient" : "id", IsTheirs: true)
                        : new Word(Sample(option.Name, option.HelpName), IsTheirs: false)
                ),
        ];
    }

    private static bool IsTheirs(Option option) =>
        option.Name == "--patient"
        || option.HelpName?.Split(' ', '>', '<') is { } help
            && help.Any(h => h is "id" or "ID" or "entry" or "goal-id");

    private static string Sample(string name, string? help) =>
        Samples.GetValueOrDefault(name) ?? (help is null ? null : Samples.GetValueOrDefault(help)) ?? "words";
}

/// <summary>One word of a line, or the place of a reference to somebody's things.</summary>
internal sealed record Word(string Text, bool IsTheirs);

/// <summary>A command line with places for a patient and for the id of something of theirs.</summary>
internal sealed record Line(IReadOnlyList<Word> Words, bool IsPair)
{
    public bool NamesSomebody => Words.Any(w => w.IsTheirs);

    public bool TakesAnId => Words.Any(w => w is { IsTheirs: true, Text: "id" });

    public string[] Naming(string patient, string id) =>
        [.. Words.Select(w => w.IsTheirs ? (w.Text == "patient" ? patient : id) : w.Text)];

    public override string ToString() => string.Join(' ', Words.Select(w => w.IsTheirs ? $"<{w.Text}>" : w.Text));
}
