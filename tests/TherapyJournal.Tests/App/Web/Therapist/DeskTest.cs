using System.Globalization;
using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.App.Web.Therapist;

/// <summary>Tests of the desk: one therapist, signed in, with one patient who agreed to everything.</summary>
public abstract class DeskTest(TestedDatabase on) : BrowsedTest(on)
{
    protected const string Calm = "I talked to my sister. It went well after all.";
    protected const string Wish = "I would like to walk by the river more often.";
    protected const string Urgent = "I am going to kill myself tonight.";
    protected const string Concern = "Everyone would be better off without me.";

    private Reader.Therapist? reader;

    protected Reader.Therapist Reader => reader ?? throw new InvalidOperationException("The test has not begun.");

    protected PatientId Ada { get; private set; }

    protected Browser Desk { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var therapist = await House.AddTherapistAsync("Noor Example");
        reader = new Reader.Therapist(therapist);
        Ada = await AddAsync("Ada Example");
        Desk = await SignedInAsync(AccountHolder.Of(therapist));
    }

    protected Task<PatientId> AddAsync(string name) => House.AddPatientAsync(Reader.Id, name);

    /// <summary>Writes as a patient, and does everything that follows.</summary>
    protected async Task<Guid> WriteAsync(PatientId patient, string words, bool isPrivate = false)
    {
        var delivery = TherapyJournal.Storage.RowId.New(Ground.Clock).ToString();
        var recorded = await House
            .Get<RecordEntry>()
            .RunAsync(new NewEntry(patient, words, delivery) { IsPrivate = isPrivate }, Cancel);
        await House.Get<Worker>().RunUntilIdleAsync(Cancel);
        Ground.Clock.Advance(TimeSpan.FromMinutes(1));
        return recorded.ShouldBeOfType<RecordEntryOutcome.Recorded>().Id;
    }

    /// <summary>Words of a model that wait for approval.</summary>
    protected async Task<Guid> ProposeAsync(PatientId patient, string words, Guid? entry = null) =>
        (
            await House.InsertAsync(
                patient,
                new WordsAhead { EntryId = entry },
                new WordsAheadContent(
                    WordsAheadKind.Question,
                    words,
                    Why: null,
                    WordsAheadState.Waiting,
                    "gpt-6-luna",
                    Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds()
                )
            )
        ).Id;

    /// <summary>The page of a patient.</summary>
    protected Task<Shown> OpenAsync(PatientId patient) => Desk.OpenAsync($"/patients/{patient}");

    /// <summary>The first thing of this kind that a form of the page is about.</summary>
    protected static Guid IdIn(Shown page, string kind)
    {
        var at = page.Html.IndexOf($"/{kind}/", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, $"no form of the page is about {kind}");
        return Guid.Parse(page.Html.AsSpan(at + kind.Length + 2, 36), CultureInfo.InvariantCulture);
    }

    /// <summary>Accepts the summary of an entry as a page shows it.</summary>
    protected Task<Shown> AcceptAsync(Shown page, PatientId patient, Guid entry)
    {
        const string field = "name=\"summary\" value=\"";
        var form = page.Html.IndexOf($"/summaries/{entry}/accept", StringComparison.Ordinal);
        form.ShouldBeGreaterThan(0, "no form of the page accepts it");
        var at = page.Html.IndexOf(field, form, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, "the form does not say which summary it shows");
        return Desk.PostAsync(
            $"/patients/{patient}/summaries/{entry}/accept",
            Fields(("entry", $"{entry}"), ("summary", page.Html.Substring(at + field.Length, 36)))
        );
    }

    protected static void ShouldBeNowhere(Shown shown)
    {
        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Html.ShouldBeEmpty();
    }
}
