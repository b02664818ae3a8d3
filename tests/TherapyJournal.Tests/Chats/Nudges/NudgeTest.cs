using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Chats.Nudges;

/// <summary>A test of a therapist's chat: the loop, a phone, and verbs for what the therapist does there.</summary>
public abstract class NudgeTest(TestedDatabase on) : ChatTest(on)
{
    /// <summary>The chat of the therapist.</summary>
    protected static ChatAddress Hers { get; } = Here with { Chat = 9001 };

    protected string Who => $"{Therapist.Id}";

    protected ChangeTherapist Change => House.Get<ChangeTherapist>();

    private protected IReadOnlyList<string> Read => [.. Phone.In(Hers).Select(w => w.Text)];

    protected async Task<string> CodeAsync(TherapistId? therapist = null) =>
        (await House.Get<LinkTherapist>().RunAsync($"{therapist ?? Therapist.Id}", Cancel))
            .ShouldBeOfType<LinkTherapistOutcome.CodeMade>()
            .Code;

    /// <summary>Links a chat to the therapist.</summary>
    protected async Task LinkTherapistAsync(ChatAddress? at = null, TherapistId? therapist = null)
    {
        await SayAsync($"/start {await CodeAsync(therapist)}", at ?? Hers);
        Phone.In(at ?? Hers)[^1].Text.ShouldBe(TherapistTexts.Welcome);
        Phone.Clear();
    }

    protected async Task<TherapistListing> HowSheStandsAsync(TherapistId? therapist = null) =>
        (await House.Get<Therapists>().ListAsync(Cancel)).Single(t => t.Id == (therapist ?? Therapist.Id));

    /// <summary>Taps the newest button that says so, in the therapist's chat.</summary>
    protected new Task TapAsync(string label) => ComeAsync(HerTap(label));

    protected ChatMessage HerTap(string label) =>
        Tap(Phone.Button(label)) with
        {
            From = Hers,
            Number = Phone.NumberOf(label),
        };

    protected async Task SetAsync(string nudges, string quiet = "none", string zone = "Europe/Berlin")
    {
        foreach (
            var outcome in (ChangeTherapistOutcome[])
                [
                    await Change.SetNudgesAsync(Who, nudges, Cancel),
                    await Change.SetQuietHoursAsync(Who, quiet, Cancel),
                    await Change.SetTimeZoneAsync(Who, zone, Cancel),
                ]
        )
        {
            outcome.ShouldBeOfType<ChangeTherapistOutcome.Changed>();
        }
    }

    protected Task GoToAsync(string time)
    {
        Ground.Clock.SetUtcNow(At(time).ToDateTimeOffset());
        return WorkAsync();
    }

    protected static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(time).Value;

    /// <summary>What the short text of an entry says.</summary>
    protected async Task<string> ShortTextAsync(Guid entry)
    {
        var inbox = await House.Get<ReadInbox>().OfEntryAsync(Therapist, Patient, entry, Cancel, isSeen: false);
        return inbox.Items.ShouldHaveSingleItem().Summary.Notification;
    }

    /// <summary>For what the access record says that the therapist has opened the patient's record, oldest first.</summary>
    protected async Task<IReadOnlyList<string>> HerReadingsAsync() =>
        [
            .. (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
                .Lines.Where(l => l.ReaderKind == "therapist" && l.Reader == Who)
                .Select(l => l.Purpose),
        ];
}
