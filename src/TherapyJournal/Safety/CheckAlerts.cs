using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Looks whether an urgent alert would wake anybody.</summary>
internal sealed class CheckAlerts(
    JournalStore store,
    Keys keys,
    EmailChannel channel,
    IEnumerable<ICallChannel> channels,
    TimeProvider clock
) : ICheckUp
{
    private const string Name = "alerts";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [await store.ReadAsync(db => LookAsync(db, cancel), cancel)];

    private async Task<Check> LookAsync(JournalDb db, CancellationToken cancel)
    {
        var caring = await db.Caseloads.AsNoTracking().Select(c => c.TherapistId).Distinct().ToListAsync(cancel);
        if (caring.Count == 0)
        {
            return new Check(Name, CheckLight.Green, "There is no patient yet, so nobody needs to be woken.");
        }
        var here = (await ReadTherapists.HereAsync(db, keys, cancel)).ToDictionary(t => t.Id, t => t.Content);
        var practice = await ReadFixedWords.OfPracticeAsync(db, keys, cancel);
        var unwoken = caring.Where(here.ContainsKey).Where(t => !IsWoken(t)).Select(t => here[t].Name).ToList();
        var contacts = here.Values.Select(t => t.Contact).Concat(practice.Owners.Select(o => o.Contact)).ToList();
        var ownerIsCalled = practice.Owners.Any(o => IsReached(o.Contact));
        return !channel.IsSet && contacts.Exists(c => c.IsProven) && !contacts.Exists(IsReached)
                ? new Check(
                    Name,
                    CheckLight.Red,
                    "Nobody is woken by an urgent alert: no mail server is set any more. Set Journal:Email:Host and From."
                )
            : unwoken.Count == caring.Count(here.ContainsKey) && !ownerIsCalled
                ? new Check(
                    Name,
                    CheckLight.Red,
                    "Nobody is woken by an urgent alert: it waits in the inbox until somebody looks. "
                        + (channel.IsSet ? "Say" : "Set Journal:Email:Host and From, then say")
                        + " 'journal therapists set T email NAME@PRACTICE.EXAMPLE', and 'journal therapists link T CODE' with the code that comes."
                )
            : unwoken.Count > 0
                ? new Check(
                    Name,
                    CheckLight.Red,
                    $"Nobody is woken at once by an urgent alert of the patients of {string.Join(", ", unwoken)}: "
                        + "no proven address or chat, and nobody who answers in their place has one. Say 'journal therapists set T email ADDRESS' or 'journal therapists link T'."
                )
            : Unreachable() is { Count: > 0 } unreachable
                ? new Check(
                    Name,
                    CheckLight.Amber,
                    $"Nobody can call {string.Join(", ", unreachable)}, who is to answer in a colleague's place: no proven address or chat. "
                        + "Say 'journal therapists set T email ADDRESS'."
                )
            : !ownerIsCalled && here.Count == 1
                ? new Check(
                    Name,
                    CheckLight.Amber,
                    "An urgent alert wakes one therapist, and nobody is called who could step in. "
                        + "A colleague: 'journal therapists cover T --by U'; an owner: 'journal owner add --name N --email ADDRESS'."
                )
            : new Check(
                Name,
                CheckLight.Green,
                "Whoever has patients is woken by an urgent alert, or somebody is in their place."
            );

        List<string> Unreachable() =>
            [
                .. caring
                    .Where(here.ContainsKey)
                    .SelectMany(t => here[t].FromNowOn(clock.Now()))
                    .Distinct()
                    .Where(c => here.TryGetValue(c, out var cover) && !IsReached(cover.Contact))
                    .Select(c => here[c].Name),
            ];

        bool IsWoken(TherapistId id) =>
            IsReached(here[id].Contact)
            || here[id].AnswerNow(clock.Now()).Any(c => here.TryGetValue(c, out var cover) && IsReached(cover.Contact));
    }

    // Over any way that this program has; a chat that has blocked us is none.
    private bool IsReached(CallContact contact)
    {
        var open = contact.Chat is { BlockedAt: not null } ? contact with { Chat = null } : contact;
        return channels.Any(c => c.IsSet && c.Leads(open));
    }
}
