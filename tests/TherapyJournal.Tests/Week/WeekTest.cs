using System.Globalization;
using System.Text.Json;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.App.Telegram;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Week;

/// <summary>A week in Berlin, from Monday the 2nd of March: Ada with her phone, Noor with hers and with her desk, a model, and a Telegram; all of them over HTTP.</summary>
public abstract class WeekTest(TestedDatabase on) : TelegramTest(on)
{
    /// <summary>What Ada wishes on Monday, what the model makes of it, and of what it asks from then on.</summary>
    protected new const string Wish = "I would like to walk by the river again.";
    protected const string River = "Walk by the river.";
    protected const string ByTheRiver = "What helped you to get to the river?";

    private FakeOpenAi? model;
    private PatientId patient;

    private protected PersonOfTheStory Ada { get; private set; } = null!;

    private protected PersonOfTheStory Noor { get; private set; } = null!;

    protected FakeOpenAi Model => model ?? throw new InvalidOperationException("The week has not begun.");

    public override async ValueTask InitializeAsync()
    {
        model = await FakeOpenAi.StartAsync();
        await base.InitializeAsync();
        Model.Answer = AnswerOfModel;
        Ada = new PersonOfTheStory(new FakePerson(Telegram, 501), Telegram.Files, ReceiveAsync);
        Noor = new PersonOfTheStory(new FakePerson(Telegram, 9001), Telegram.Files, ReceiveAsync);
        var ada = new NewPatient("Ada Example")
        {
            Consents = [],
            Country = "DE",
            TimeZone = "Europe/Berlin",
        };
        patient = await House.AddPatientAsync(Therapist.Id, details: ada);
        await House.Get<ChangeTherapist>().SetTimeZoneAsync($"{Therapist.Id}", ada.TimeZone, Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        settings["OPENAI_BASE_URL"] = Model.BaseUrl;
        base.Configure(settings);
    }

    /// <summary>Puts the clock forward to a time in Berlin and has what is due by then done.</summary>
    protected Task ItIs(DayOfWeek day, string time)
    {
        var days = ((int)day + 6) % 7;
        var at =
            StandingClock.Start.Date.AddDays(days) + TimeSpan.ParseExact(time, "hh\\:mm", CultureInfo.InvariantCulture);
        Ground.Clock.SetUtcNow(new DateTimeOffset(at, TimeSpan.FromHours(1)));
        return ReceiveAsync();
    }

    /// <summary>Noor invites Ada at her desk.</summary>
    protected async Task<string> NoorInvites() =>
        (await House.Get<InvitePatient>().RunAsync(Therapist, patient, Cancel))
            .ShouldBeOfType<InvitePatientOutcome.Invited>()
            .Link;

    /// <summary>Noor says that the chat that was linked is Ada's.</summary>
    protected async Task NoorConfirmsTheChat() =>
        (
            await House.Get<LinkedChat>().ConfirmAsync(Therapist, patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Linked>();

    protected async Task<string> NoorsOwnCode() =>
        (await House.Get<LinkTherapist>().RunAsync($"{Therapist.Id}", Cancel))
            .ShouldBeOfType<LinkTherapistOutcome.CodeMade>()
            .Code;

    /// <summary>Noor has spoken with Ada and lifts the alert at her desk.</summary>
    protected async Task NoorLifts(AlertView alert) =>
        (
            await House.Get<HandleAlert>().LiftAsync(Therapist, alert.Id, "We spoke at eight.", Cancel)
        ).ShouldBeOfType<HandleAlertOutcome.Handled>();

    /// <summary>What Noor finds of Ada's entries at her desk: the words, and of the private ones how many there are.</summary>
    protected async Task<(IReadOnlyList<string> Words, int Private)> NoorFinds()
    {
        var read = await House.Get<ListEntries>().RunAsync(Therapist, patient, null, null, Cancel);
        var found = read.ShouldBeOfType<ReadOutcome<EntryList>.Open>().Value;
        return ([.. found.Entries.Select(e => e.Content.Text)], found.Private);
    }

    protected async Task<IReadOnlyList<AlertView>> StandingAlerts() =>
        [.. (await House.Get<ListAlerts>().RunAsync(Therapist, withLifted: false, Cancel)).Alerts.Select(a => a.Alert)];

    /// <summary>Nothing of the week was given up.</summary>
    protected async Task NothingIsParked() => (await House.Get<ParkedWork>().ListAsync(Cancel)).ShouldBeEmpty();

    private static string AnswerOfModel(FakeRequest request)
    {
        var (goal, entry) = (FakeAnswers.FirstSentence(request, "goal"), FakeAnswers.FirstSentence(request, "entry"));
        return request.Form switch
        {
            "ask-for-entry" when goal.Length > 0 => JsonSerializer.Serialize(
                new
                {
                    question = ByTheRiver,
                    goalId = (string?)null,
                    why = $"Because your goal is: {goal}",
                }
            ),
            "summarize-entry" when request.Body.Contains(Wish, StringComparison.Ordinal) => JsonSerializer.Serialize(
                new
                {
                    sentences = new[] { new { text = "The patient wishes for the river.", quotation = Wish } },
                    insights = Array.Empty<string>(),
                    notification = "A new entry about the river.",
                    suggestedGoal = new
                    {
                        text = River,
                        goalId = (string?)null,
                        evidence = new[] { Wish },
                    },
                }
            ),
            _ => FakeAnswers.Plausible(request),
        };
    }
}
