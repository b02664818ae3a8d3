using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Safety.Calling;

/// <summary>A test of who is called: the loop with a mail server beside it, and verbs for whom it calls.</summary>
public abstract class CallTest(TestedDatabase on) : LoopTest(on)
{
    protected const string Anna = "anna@practice.example";
    protected const string Ben = "ben@practice.example";
    protected const string Owner = "owner@practice.example";

    private protected FakeMailServer Mail { get; } = new();

    protected ProveContact Prove => House.Get<ProveContact>();

    protected ChangeTherapist Change => House.Get<ChangeTherapist>();

    protected override void Configure(IDictionary<string, string?> settings)
    {
        foreach (var (key, value) in Mail.Settings)
        {
            settings[key] = value;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Mail.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Proves where a therapist is called.</summary>
    protected async Task ReachAsync(TherapistId therapist, string email)
    {
        (await Prove.SetAsync($"{therapist}", email, Cancel)).ShouldBeOfType<ProveContactOutcome.CodeSent>();
        (await Prove.ConfirmAsync($"{therapist}", TakeCode(), Cancel)).ShouldBeOfType<ProveContactOutcome.Proven>();
    }

    /// <summary>Adds an owner who can be called.</summary>
    protected async Task ReachOwnerAsync()
    {
        (await Prove.AddOwnerAsync("Olga Example", Owner, Cancel)).ShouldBeOfType<ProveContactOutcome.CodeSent>();
        (
            await Prove.ConfirmOwnerAsync("Olga Example", TakeCode(), Cancel)
        ).ShouldBeOfType<ProveContactOutcome.Proven>();
    }

    /// <summary>A colleague who answers in the therapist's place whenever they do not, and can be called.</summary>
    protected async Task<Reader.Therapist> AddDeputyAsync()
    {
        var deputy = await House.AddTherapistAsync("Ben Example");
        await ReachAsync(deputy, Ben);
        (
            await Change.CoverAsync($"{Therapist.Id}", "Ben Example", null, null, Cancel)
        ).ShouldBeOfType<ChangeTherapistOutcome.Changed>();
        return new Reader.Therapist(deputy);
    }

    /// <summary>What came since the last look: to whom.</summary>
    protected IReadOnlyList<string> Called()
    {
        var to = Mail.Taken.Select(m => m.To).Order(StringComparer.Ordinal).ToList();
        Mail.Taken.Clear();
        return to;
    }

    /// <summary>Lets time pass and does what has become due.</summary>
    protected async Task WaitAsync(TimeSpan time)
    {
        Pass(time);
        await WorkAsync();
    }

    private string TakeCode()
    {
        var code = Mail.Taken.Single().Code;
        Mail.Taken.Clear();
        return code;
    }
}
