using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.App.Web.Patient;

/// <summary>Tests of the patient's pages: one patient who agreed to everything, signed in.</summary>
public abstract class PatientBrowsedTest(TestedDatabase on) : BrowsedTest(on)
{
    protected const string Calm = "I talked to my sister. It went well after all.";
    protected const string Urgent = "I am going to kill myself tonight.";

    protected PatientId Ada { get; private set; }
    protected Reader.Therapist Therapist { get; private set; } = null!;
    protected Browser Page { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Therapist = new Reader.Therapist(await House.AddTherapistAsync("Noor Example"));
        Ada = await House.AddPatientAsync(Therapist.Id);
        Page = await SignedInAsync(AccountHolder.Of(Ada), "ada");
    }

    /// <summary>Writes on the page of tonight and keeps it.</summary>
    protected Task<Shown> WriteAsync(string words, string forWhom = "both", string? delivery = null) =>
        Page.PostAsync(
            "/journal",
            Fields(("words", words), ("for", forWhom), ("delivery", delivery ?? $"{RowId.New(Ground.Clock)}"))
        );

    /// <summary>Opens the form of an entry, changes the words and keeps the change.</summary>
    protected async Task<Shown> EditAsync(string entry, string words)
    {
        var form = await Page.OpenAsync($"{entry}/edit");
        var version = form.Field("version");
        return await Page.PostAsync($"{entry}/edit", Fields(("words", words), ("version", version)));
    }

    protected Task WorkAsync() => House.Get<Worker>().RunUntilIdleAsync(Cancel);

    protected async Task<IReadOnlyList<EntryView>> EntriesAsync(Reader? reader = null) =>
        (await House.Get<ListEntries>().RunAsync(reader ?? new Reader.Patient(Ada), Ada, null, null, Cancel))
            .ShouldBeOfType<ReadOutcome<EntryList>.Open>()
            .Value.Entries;

    protected Task<int> AlertsAsync() => House.LookAsync(db => db.Alerts.CountAsync(a => a.PatientId == Ada, Cancel));

    protected async Task WithoutConsentAsync(ConsentKind kind) =>
        (
            await House.Get<DecideConsent>().RunAsync(Therapist, Ada, kind, give: false, Cancel)
        ).ShouldBeOfType<ChangeStandingOutcome.Changed>();

    /// <summary>Somebody else's entry.</summary>
    protected async Task<Guid> EntryOfAnotherAsync()
    {
        var ben = await House.AddPatientAsync(Therapist.Id, "Ben Example");
        var kept = await House
            .Get<RecordEntry>()
            .RunAsync(new NewEntry(ben, "Nobody else's business.", $"{RowId.New(Ground.Clock)}"), Cancel);
        return kept.ShouldBeOfType<RecordEntryOutcome.Recorded>().Id;
    }

    protected static void ShouldBeMissing(Shown shown) =>
        (shown.Status, shown.Html).ShouldBe((HttpStatusCode.NotFound, ""), shown.Path);
}
