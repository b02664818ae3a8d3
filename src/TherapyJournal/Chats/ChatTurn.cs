using System.Globalization;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>A message of a patient, with how things stand as it is looked at.</summary>
/// <param name="Message">What came.</param>
/// <param name="Patient">Whose chat it is.</param>
/// <param name="Chat">Where the conversation stands.</param>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Now">The present.</param>
internal sealed record ChatTurn(
    ChatMessage Message,
    PatientId Patient,
    PatientChatContent Chat,
    PatientStandingContent Standing,
    Instant Now
)
{
    /// <summary>How much was heard from the chat within a minute, with this message.</summary>
    public HeardLately? Heard { get; init; }

    /// <summary>Whether so much was heard that nothing more is answered; what was written is kept all the same.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>The command; null: it is none.</summary>
    public ChatCommand? Command { get; } =
        Message.Kind == ChatMessageKind.Words ? ChatCommand.Parse(Message.Text) : null;

    /// <summary>What was written for the journal, also behind /journal; null: nothing, or another command.</summary>
    public string? ForJournal { get; } =
        ChatCommand.Parse(Message.Words) switch
        {
            null => Message.Words,
            { Name: AskInChat.Name, Rest: { Length: > 0 } rest } => rest,
            // Beside a picture, or in the place of other words, it is no command.
            _ => Message.Kind == ChatMessageKind.Words ? null : Message.Words,
        };

    /// <summary>What stands behind a button that was tapped; null: none was.</summary>
    public string? Tapped { get; } = Message.Kind == ChatMessageKind.Tap ? Message.Text : null;

    /// <summary>The id behind a button that was tapped and does this; null: another, or none.</summary>
    public static Guid? Meant(ChatTurn turn, string does) =>
        turn.Tapped is { } tapped
        && tapped.StartsWith(does, StringComparison.Ordinal)
        && Guid.TryParseExact(tapped[does.Length..], "N", out var id)
            ? id
            : null;

    /// <summary>The number behind a button that was tapped and does this; null: another, or none.</summary>
    public static int? Number(ChatTurn turn, string does) =>
        turn.Tapped is { } tapped
        && tapped.StartsWith(does, StringComparison.Ordinal)
        && int.TryParse(tapped.AsSpan(does.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether anything may be kept of what is written here: the consents are given.</summary>
    public bool MayKeep => Keeps(Standing);

    /// <summary>The same of how things stand at any time.</summary>
    public static bool Keeps(PatientStandingContent standing) => standing.AllowsChat;
}

/// <summary>What a turn comes to.</summary>
/// <param name="Save">Runs inside the transaction that ends the message's work, after its words were screened.</param>
internal sealed record ChatEffect(Func<ChatSaving, Task> Save)
{
    /// <summary>The entry to which the words belong; null: they are not kept as one.</summary>
    public Guid? Entry { get; init; }

    /// <summary>The patient is hidden by now: the message is answered anew, as that of somebody who is.</summary>
    public bool Hides { get; init; }

    /// <summary>Whether that entry is for the patient alone.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether the words were screened where they were kept.</summary>
    public bool IsScreened { get; init; }

    /// <summary>Whether words were put in the place of others.</summary>
    public bool IsChange { get; init; }

    /// <summary>Says one thing and changes nothing.</summary>
    public static ChatEffect Say(string text, params IReadOnlyList<IReadOnlyList<MessageButton>> buttons) =>
        new(saving => saving.SayAsync(text, buttons));

    /// <summary>Nothing is said, and nothing changes.</summary>
    public static ChatEffect None { get; } = new(_ => Task.CompletedTask);
}

/// <summary>A matter that a conversation may be about.</summary>
internal interface IChatTopic
{
    /// <summary>Reads what it needs and says what to do; null: the message is not about this.</summary>
    Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel);
}

/// <summary>The transaction that ends the work of one message.</summary>
internal sealed class ChatSaving(
    JournalDb db,
    PatientSealer sealer,
    PatientStandingContent standing,
    PatientChatContent chat,
    Guid row,
    WorkQueue queue,
    TimeProvider clock
)
{
    public JournalDb Db => db;

    public PatientSealer Sealer => sealer;

    public PatientId Patient => sealer.Patient;

    /// <summary>The row of the chat.</summary>
    public Guid Row => row;

    /// <summary>How things stand by now.</summary>
    public PatientStandingContent Standing => standing;

    /// <summary>Where the conversation stands from now on.</summary>
    public PatientChatContent Chat { get; set; } = chat;

    /// <summary>What the screen said to the words of this message; null: nothing was raised.</summary>
    public CrisisAnswer? Crisis { get; set; }

    /// <summary>Whether nothing is answered: so much was written just now.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Owes words, after those that are owed already.</summary>
    public Task SayAsync(string text, params IReadOnlyList<IReadOnlyList<MessageButton>> buttons) =>
        IsQuiet
            ? Task.CompletedTask
            : OweAsync(
                new OutgoingMessageContent(OutgoingMessageContent.InChat, text, clock.NowStored()) { Buttons = buttons }
            );

    /// <summary>Owes words that are worth saying until then: what comes too late is not said at all.</summary>
    public Task RemindAsync(string text, Instant until, params IReadOnlyList<IReadOnlyList<MessageButton>> buttons) =>
        OweAsync(
            new OutgoingMessageContent(OutgoingMessageContent.InChat, text, clock.NowStored())
            {
                Buttons = buttons,
                Until = until.ToUnixTimeMilliseconds(),
            }
        );

    private async Task OweAsync(OutgoingMessageContent content)
    {
        var message = new OutgoingMessage { Id = RowId.New(clock), SubjectId = Chat.Begun?.Id ?? Guid.Empty };
        // Whoever links another phone meanwhile does not read there what was meant for this one.
        sealer.Seal(message, content with { Chat = row });
        db.Outbox.Add(message);
        await queue.AddAsync(
            db,
            new WorkEvent(WorkEventKind.MessageOwed, Patient, message.Id) { Lane = AnswerLane.Of(Patient) }
        );
    }

    /// <summary>Adds what follows.</summary>
    public Task AddAsync(WorkEvent happened) => queue.AddAsync(db, happened);
}
