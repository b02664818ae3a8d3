using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Chats;

/// <summary>A test of a conversation: the loop with a phone beside it, and verbs for what is done there.</summary>
public abstract class ChatTest(TestedDatabase on) : LoopTest(on)
{
    private int messages;
    private int updates;

    /// <summary>The chat of the patient.</summary>
    protected static ChatAddress Here { get; } = new("telegram", 77, 4711);

    /// <summary>What arrives there.</summary>
    private protected Phone Phone { get; } = new();

    protected override void Furnish(IServiceCollection services) => services.AddSingleton<IChatSender>(Phone);

    /// <summary>Invites the patient, has them open the link, and, unless told otherwise, confirms the chat.</summary>
    protected async Task LinkAsync(bool confirm = true)
    {
        await SayAsync($"/start {await InviteAsync()}");
        if (confirm)
        {
            (await House.Get<LinkedChat>().ConfirmAsync(Therapist, Patient, Cancel))
                .ShouldBeOfType<LinkedChatOutcome.Linked>()
                .IsConfirmed.ShouldBeTrue();
        }
        Phone.Clear();
    }

    protected async Task<string> InviteAsync(PatientId? patient = null) =>
        (await House.Get<InvitePatient>().RunAsync(Therapist, patient ?? Patient, Cancel))
            .ShouldBeOfType<InvitePatientOutcome.Invited>()
            .Link;

    /// <summary>Sends words and does what follows.</summary>
    protected async Task<ChatMessage> SayAsync(string words, ChatAddress? from = null)
    {
        var message = Words(words, from);
        await ComeAsync(message);
        return message;
    }

    /// <summary>Taps the newest button that says so.</summary>
    protected Task TapAsync(string label) => ComeAsync(Tap(Phone.Button(label)));

    /// <summary>Takes messages in and does what follows.</summary>
    protected async Task ComeAsync(params IReadOnlyList<ChatMessage> received)
    {
        await House.Get<ReceiveMessages>().RunAsync(received, Cancel);
        await WorkAsync();
    }

    protected ChatMessage Words(string words, ChatAddress? from = null) =>
        new(from ?? Here, ChatMessageKind.Words, NextDelivery(), Now) { Text = words, Number = ++messages };

    protected ChatMessage Tap(string does) =>
        new(Here, ChatMessageKind.Tap, NextDelivery(), Now) { Text = does, TapId = $"tap-{updates}" };

    protected ChatMessage Edited(ChatMessage before, string words) =>
        before with
        {
            Kind = ChatMessageKind.Edited,
            Text = words,
            Delivery = NextDelivery(),
        };

    protected ChatMessage Other(ChatMessageKind kind, string? words = null) =>
        new(Here, kind, NextDelivery(), Now) { Text = words, Number = ++messages };

    private string NextDelivery() => $"update-{++updates}";

    private long Now => Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>A phone with one chat: what arrives on it, and what may go wrong on the way.</summary>
internal sealed class Phone : IChatSender
{
    private readonly List<(ChatAddress To, ChatWords Words, long Number)> arrived = [];
    private long numbers = 1000;

    /// <summary>What happens to what is sent; null: it arrives.</summary>
    public Func<ChatWords, SendOutcome?> OnTheWay { get; set; } = _ => null;

    /// <summary>What the person has read, oldest first.</summary>
    public IReadOnlyList<string> Read
    {
        get
        {
            lock (arrived)
            {
                return [.. arrived.Select(a => a.Words.Text)];
            }
        }
    }

    /// <summary>The taps whose waiting was ended.</summary>
    public List<string> Answered { get; } = [];

    public string Channel => "telegram";

    /// <summary>What stands behind the newest button that says so.</summary>
    public string Button(string label)
    {
        lock (arrived)
        {
            return arrived
                .AsEnumerable()
                .Reverse()
                .SelectMany(a => a.Words.Buttons.SelectMany(row => row))
                .First(b => b.Label == label)
                .Does;
        }
    }

    /// <summary>The number of the newest message with a button that says so.</summary>
    public long NumberOf(string label)
    {
        lock (arrived)
        {
            return arrived
                .AsEnumerable()
                .Reverse()
                .First(a => a.Words.Buttons.Any(row => row.Any(b => b.Label == label)))
                .Number;
        }
    }

    /// <summary>What the person reads in one chat, oldest first.</summary>
    public IReadOnlyList<ChatWords> In(ChatAddress chat)
    {
        lock (arrived)
        {
            return [.. arrived.Where(a => a.To == chat).Select(a => a.Words)];
        }
    }

    public void Clear()
    {
        lock (arrived)
        {
            arrived.Clear();
        }
    }

    public Task<SendOutcome> SendAsync(ChatAddress to, ChatWords words, CancellationToken cancel)
    {
        if (OnTheWay(words) is { } trouble and not SendOutcome.Unsure)
        {
            return Task.FromResult(trouble);
        }
        lock (arrived)
        {
            arrived.Add((to, words, ++numbers));
        }
        return Task.FromResult(OnTheWay(words) ?? new SendOutcome.Sent(numbers));
    }

    public Task<SendOutcome> EditAsync(ChatAddress to, long message, ChatWords words, CancellationToken cancel)
    {
        if (OnTheWay(words) is { } trouble and not SendOutcome.Unsure)
        {
            return Task.FromResult(trouble);
        }
        lock (arrived)
        {
            var at = arrived.FindIndex(a => a.Number == message && a.To == to);
            if (at < 0)
            {
                return Task.FromResult<SendOutcome>(new SendOutcome.Refused("Gone"));
            }
            arrived[at] = (to, words, message);
        }
        return Task.FromResult(OnTheWay(words) ?? new SendOutcome.Sent(message));
    }

    /// <summary>What is waited for while it is shown that an answer is being written.</summary>
    public Task WhileTyping { get; set; } = Task.CompletedTask;

    /// <summary>How often it was shown.</summary>
    public int Typing { get; private set; }

    public Task ShowTypingAsync(ChatAddress to, CancellationToken cancel)
    {
        Typing++;
        return WhileTyping;
    }

    /// <summary>The groups that were left.</summary>
    public List<ChatAddress> Left { get; } = [];

    public Task LeaveAsync(ChatAddress group, CancellationToken cancel)
    {
        Left.Add(group);
        return Task.CompletedTask;
    }

    /// <summary>What people have spoken, by the name under which it is fetched.</summary>
    public ConcurrentDictionary<string, byte[]> Sounds { get; } = new();

    /// <summary>What happens to what is fetched; null: it comes.</summary>
    public Func<string, FetchOutcome?> OnTheWayIn { get; set; } = _ => null;

    public Task<FetchOutcome> FetchAsync(ChatAddress from, string file, int largest, CancellationToken cancel) =>
        Task.FromResult(
            OnTheWayIn(file)
                ?? (
                    !Sounds.TryGetValue(file, out var sound) ? new FetchOutcome.Refused()
                    : sound.Length > largest ? new FetchOutcome.TooLarge()
                    : new FetchOutcome.Fetched(sound)
                )
        );

    public Task AnswerTapAsync(ChatAddress to, string tap, CancellationToken cancel)
    {
        lock (Answered)
        {
            Answered.Add(tap);
        }
        return Task.CompletedTask;
    }
}
