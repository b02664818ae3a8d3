namespace TherapyJournal.Assistants;

/// <summary>Something that an assistant is asked to do. Its name is also the name of its instructions' file.</summary>
public abstract class AssistantStep
{
    private protected AssistantStep(string name) => Name = name;

    /// <summary>Writes the question that invites an entry. A person waits for it.</summary>
    public static AssistantStep<PromptReply> AskForEntry { get; } =
        new(
            "ask-for-entry",
            RepliesJson.Default.PromptReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.AskForEntry
        )
        {
            PersonWaits = true,
        };

    /// <summary>Writes the short reply to an entry. A person waits for it.</summary>
    public static AssistantStep<ReflectionReply> ReflectOnEntry { get; } =
        new(
            "reflect-on-entry",
            RepliesJson.Default.ReflectionReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.ReflectOnEntry
        )
        {
            PersonWaits = true,
        };

    /// <summary>Writes what the therapist reads of an entry.</summary>
    public static AssistantStep<SummaryReply> SummarizeEntry { get; } =
        new(
            "summarize-entry",
            RepliesJson.Default.SummaryReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.SummarizeEntry
        );

    /// <summary>Reads an entry for danger after the rules have. Nobody waits for it.</summary>
    public static AssistantStep<ScreenReply> ScreenEntry { get; } =
        new(
            "screen-entry",
            RepliesJson.Default.ScreenReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.ScreenEntry
        )
        {
            Otherwise = "the rules alone look for danger",
        };

    /// <summary>Answers a therapist's question from the entries. The therapist waits for it, and sees each sentence as soon as it is verified.</summary>
    public static AssistantStep<AnswerReply> AskJournal { get; } =
        new(
            "ask-journal",
            RepliesJson.Default.AnswerReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.AskJournal
        )
        {
            PersonWaits = true,
            IsAsked = true,
            Otherwise = "the passages that fit best are shown",
        };

    /// <summary>Names what recurs in the entries, and says what of it is the same. The therapist who asked for it waits.</summary>
    public static AssistantStep<ThemesReply> NameThemes { get; } =
        new(
            "name-themes",
            RepliesJson.Default.ThemesReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.NameThemes
        )
        {
            PersonWaits = true,
            IsAsked = true,
            Otherwise = "what the rules have found stands as it is",
        };

    /// <summary>Every step, in the order of the loop.</summary>
    public static IReadOnlyList<AssistantStep> All { get; } =
    [AskForEntry, ScreenEntry, ReflectOnEntry, SummarizeEntry, AskJournal, NameThemes];

    /// <summary>The step as it is written in records and in <c>Reader.Assistant</c>.</summary>
    public string Name { get; }

    /// <summary>Where the program's own instructions stand.</summary>
    public string InstructionsFile => InstructionsShelf.FileOf(Name);

    /// <summary>True: the answer is read as a stream, so that a call that comes to nothing is given up early.</summary>
    internal bool PersonWaits { get; init; }

    /// <summary>True: a therapist asks for it, as often as they like. It leaves half of a day's tokens to what a patient waits for.</summary>
    internal bool IsAsked { get; init; }

    /// <summary>What happens where no model does it; stands after a semicolon.</summary>
    internal string Otherwise { get; init; } = "the question bank answers";

    /// <summary>How the step is called in settings: AskForEntry.</summary>
    internal string Section =>
        string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    internal abstract StepOptions In(AssistantOptions options);

    /// <summary>How many characters the form of its answer has.</summary>
    internal abstract int FormLength { get; }
}
