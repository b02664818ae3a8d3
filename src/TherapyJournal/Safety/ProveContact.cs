using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Sets where a therapist or an owner is called for an urgent alert. An address counts once the code that was sent there came back.</summary>
public sealed class ProveContact(
    ChangeTherapist therapists,
    PracticeSettings practice,
    Keys keys,
    EmailChannel channel,
    TimeProvider clock
)
{
    private const string NoAddress = "An address is written as name@practice.example, without anything around it.";

    /// <summary>Sends a code to a therapist's new address. Until it comes back, the address before holds.</summary>
    public async Task<ProveContactOutcome> SetAsync(string named, string email, CancellationToken cancel)
    {
        if (!EmailAddress.IsOne(email.Trim()))
        {
            return new ProveContactOutcome.Unusable(NoAddress);
        }
        var (address, code) = (new UnprovenAddress("", [], 0), "");
        var found = await therapists.ChangeAsync(
            named,
            (id, t) =>
            {
                (address, code) = ProofCode.Make(id.Value, email.Trim(), keys, clock.Now());
                return t with { Contact = t.Contact with { Unproven = address } };
            },
            cancel
        );
        return found is ChangeTherapistOutcome.Changed { Id: var person }
            ? await SendAsync(person.Value, address, code, cancel)
            : new ProveContactOutcome.Unknown(named);
    }

    /// <summary>Takes the code that came to a therapist.</summary>
    public async Task<ProveContactOutcome> ConfirmAsync(string named, string code, CancellationToken cancel)
    {
        var (isRight, before, after) = (false, new CallContact(), new CallContact());
        var found = await therapists.ChangeAsync(
            named,
            (id, t) =>
            {
                before = t.Contact;
                (after, isRight) = ProofCode.Give(id.Value, t.Contact, code, keys, clock.Now());
                return t with { Contact = after };
            },
            cancel
        );
        return found is ChangeTherapistOutcome.Changed
            ? Taken(before, after, isRight)
            : new ProveContactOutcome.Unknown(named);
    }

    /// <summary>Adds an owner of the practice and sends a code to their address; one of the same name gets the new address.</summary>
    public async Task<ProveContactOutcome> AddOwnerAsync(string name, string email, CancellationToken cancel)
    {
        var clean = PersonName.Clean(name);
        if (clean.Length is 0 or > 200)
        {
            return new ProveContactOutcome.Unusable("An owner needs a name of at most 200 characters.");
        }
        if (!EmailAddress.IsOne(email.Trim()))
        {
            return new ProveContactOutcome.Unusable(NoAddress);
        }
        var id = RowId.New(clock);
        var (address, code) = (new UnprovenAddress("", [], 0), "");
        await practice.ChangeAsync(
            p =>
            {
                var before = p.Owners.FirstOrDefault(o => PersonName.Same(o.Name, clean));
                id = before?.Id ?? id;
                (address, code) = ProofCode.Make(id, email.Trim(), keys, clock.Now());
                var after = before is null
                    ? new PracticeOwner(id, clean, clock.NowStored(), new CallContact(Unproven: address))
                    : before with
                    {
                        Contact = before.Contact with { Unproven = address },
                    };
                return p with { Owners = [.. p.Owners.Where(o => o.Id != id), after] };
            },
            cancel
        );
        return await SendAsync(id, address, code, cancel);
    }

    /// <summary>Takes the code that came to an owner.</summary>
    public async Task<ProveContactOutcome> ConfirmOwnerAsync(string name, string code, CancellationToken cancel)
    {
        var (isRight, before, after) = (false, (CallContact?)null, new CallContact());
        await practice.ChangeAsync(
            p =>
            {
                if (p.Owners.FirstOrDefault(o => PersonName.Same(o.Name, name)) is not { } owner)
                {
                    return p;
                }
                before = owner.Contact;
                (after, isRight) = ProofCode.Give(owner.Id, owner.Contact, code, keys, clock.Now());
                return p with { Owners = [.. p.Owners.Select(o => o.Id == owner.Id ? o with { Contact = after } : o)] };
            },
            cancel
        );
        return before is null ? new ProveContactOutcome.Unknown(name) : Taken(before, after, isRight);
    }

    private ProveContactOutcome Taken(CallContact before, CallContact after, bool isRight) =>
        isRight ? new ProveContactOutcome.Proven(after.Proven!.Email)
        : before.Unproven is null ? new ProveContactOutcome.NothingToProve()
        : !ProofCode.IsTaken(before.Unproven, clock.Now()) ? new ProveContactOutcome.CodeIsOver()
        : new ProveContactOutcome.WrongCode();

    private async Task<ProveContactOutcome> SendAsync(
        Guid person,
        UnprovenAddress address,
        string code,
        CancellationToken cancel
    ) =>
        await channel.SendAsync(address.Email, CallWords.Code($"code.{person:N}.{address.Until}", code), cancel)
            is CallOutcome.NotTaken not
            ? new ProveContactOutcome.NotSent(not.Why)
            : new ProveContactOutcome.CodeSent(address.Email);
}

/// <summary>What setting or proving a contact came to.</summary>
public abstract record ProveContactOutcome
{
    private ProveContactOutcome() { }

    public sealed record CodeSent(string Email) : ProveContactOutcome;

    /// <summary>The address is kept, unproven; nobody is woken there.</summary>
    public sealed record NotSent(string Why) : ProveContactOutcome;

    public sealed record Proven(string Email) : ProveContactOutcome;

    public sealed record WrongCode : ProveContactOutcome;

    /// <summary>An hour is over, or too many wrong codes were given.</summary>
    public sealed record CodeIsOver : ProveContactOutcome;

    /// <summary>No address waits for a code.</summary>
    public sealed record NothingToProve : ProveContactOutcome;

    /// <summary>Nobody has this name or id, or several do.</summary>
    public sealed record Unknown(string Named) : ProveContactOutcome;

    public sealed record Unusable(string Sentence) : ProveContactOutcome;
}
