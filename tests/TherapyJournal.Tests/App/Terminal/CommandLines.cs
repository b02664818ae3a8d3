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
        ["step"] = "ask-for-entry",
        // Where nothing can be written, whoever may write.
        ["--out"] = "/dev/null/export.zip",
        ["date"] = "2026-01-01",
        ["time"] = "2026-01-01",
        ["--since"] = "2026-01-01",
        ["--until"] = "2026-01-01",
        ["--give"] = "model",
        ["--withdraw"] = "keeping",
        ["--add"] = "2026-01-01",
        ["--mood"] = "3",
    };

    /// <summary>A value that each thing about a patient can take; the other therapist is one who is there.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "Ben Example",
            ["born"] = "1990-04-23",
            ["contact"] = "ben@example.org",
            ["timezone"] = "Asia/Tokyo",
            ["country"] = "DE",
            ["language"] = "en",
            ["often"] = "3",
            ["depth"] = "1",
            ["method"] = "act",
            ["tone"] = "brief",
            ["reflections"] = "off",
            ["reminders"] = "mon,wed 18:00",
            ["weekly"] = "fri 18:00",
            ["seek"] = "music",
            ["avoid"] = "work",
            ["therapist"] = "Other",
        };

    /// <summary>What the contract of the terminal lets a therapist do with a patient, or with something of theirs.</summary>
    public static IReadOnlyList<string> Contract { get; } =
    [
        "session <patient>",
        "prompt <patient> --another",
        "prompts <patient> --queue words",
        "prompts <patient> --remove <id>",
        "write <patient> --text words",
        "search <patient> words",
        "ask <patient> words",
        "brief <patient>",
        "themes <patient>",
        "trends <patient>",
        "entries <patient> --summaries",
        "entries <patient> --mine",
        "entries <patient> --edit <id> --text words",
        "entries <patient> --private <id>",
        "entries <patient> --share <id>",
        "entries <patient> --take-back <id> --yes",
        "entries <patient> --accept <id>",
        "review <id> --accept",
        "review <id> --edit words",
        "review <id> --reject",
        "review <id> --reject --why words",
        "alerts ack <id> --note words",
        "alerts lift <id>",
        "requests <id> --done",
        "patients show <patient>",
        "patients pause <patient>",
        "patients resume <patient>",
        "patients end <patient>",
        "goals <patient> --add 2026-01-01",
        "goals <patient> --change <id> words",
        "goals <patient> --close <id>",
        "goals <patient> --history",
        "plan <patient> --edit",
        "plan <patient> --history",
        "rate <patient> --mood 3",
        "consent <patient> --give model",
        "consent <patient> --withdraw keeping",
        "sessions <patient> --add 2026-01-01",
        "sessions <patient> --notes 2026-01-01",
        "sessions <patient> --notes 2026-01-01 --text words",
        "assistants try ask-for-entry --patient <patient>",
        "export <patient> --out /dev/null/export.zip",
        "erase <patient> --yes",
        "erase <patient> --yes --now",
        "erase <patient> --cancel",
        "invite <patient>",
        "invite <patient> --confirm",
        "invite <patient> --web",
        "unlink <patient>",
        "audit <patient> --ai",
        "audit <patient> --verify",
    ];

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
        return command.Action is null
            ? deeper
            : Forms(command, path)
                .SelectMany(bare => Here(command, string.Join(' ', path), bare))
                .Where(l => l.NamesSomebody)
                .Concat(deeper);
    }

    /// <summary>The command with its arguments: each key of a setting, and what names somebody also where it may be left out.</summary>
    private static IEnumerable<Word[]> Forms(Command command, string[] path)
    {
        IEnumerable<Word[]> forms =
        [
            [.. path.Select(w => new Word(w, IsTheirs: false))],
        ];
        foreach (var argument in command.Arguments)
        {
            forms = forms.SelectMany(form =>
                Values(argument, form[^1].Text).Select(value => (Word[])[.. form, .. value])
            );
        }
        return forms;
    }

    private static IEnumerable<Line> Here(Command command, string path, Word[] form)
    {
        var needed = command.Options.Where(o => o.Required).SelectMany(With).ToList();
        Word[] bare = [.. form, .. needed];
        var free = command.Options.Where(o => !o.Required && o.Name is not ("--help" or "-h")).Select(With).ToList();
        yield return new Line(path, bare, IsPair: false);
        for (var i = 0; i < free.Count; i++)
        {
            yield return new Line(path, [.. bare, .. free[i]], IsPair: false);
            for (var j = i + 1; j < free.Count; j++)
            {
                yield return new Line(path, [.. bare, .. free[i], .. free[j]], IsPair: true);
            }
        }
    }

    /// <summary>What may stand in the place of an argument, behind this word; an empty one: it may be left out.</summary>
    private static IEnumerable<Word[]> Values(Argument argument, string before)
    {
        var isNeeded = argument.Arity.MinimumNumberOfValues > 0;
        if (TheirNames.Contains(argument.Name))
        {
            Word[] theirs = [new(argument.Name, IsTheirs: true)];
            return isNeeded
                ? [theirs]
                :
                [
                    [],
                    theirs,
                ];
        }
        return argument.Name switch
        {
            "key" => Keys.Keys.Select(key => (Word[])[new(key, IsTheirs: false)]),
            "value" when Keys.TryGetValue(before, out var value) =>
            [
                [new(value, IsTheirs: false)],
            ],
            _ when isNeeded =>
            [
                [new(Sample(argument.Name, null), IsTheirs: false)],
            ],
            _ =>
            [
                [],
                [new(Sample(argument.Name, null), IsTheirs: false)],
            ],
        };
    }

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
/// <param name="Command">The command's own words.</param>
/// <param name="Words">All words.</param>
/// <param name="IsPair">It has two options that may be left out.</param>
internal sealed record Line(string Command, IReadOnlyList<Word> Words, bool IsPair)
{
    public bool NamesSomebody => Words.Any(w => w.IsTheirs);

    public bool TakesAnId => Words.Any(w => w is { IsTheirs: true, Text: "id" });

    public string[] Naming(string patient, string id) =>
        [.. Words.Select(w => w.IsTheirs ? (w.Text == "patient" ? patient : id) : w.Text)];

    public override string ToString() => string.Join(' ', Words.Select(w => w.IsTheirs ? $"<{w.Text}>" : w.Text));
}
