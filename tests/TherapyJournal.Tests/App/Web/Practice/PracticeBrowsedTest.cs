using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.App.Web.Practice;

/// <summary>Tests of the owner's pages: an owner, signed in, and two therapists, of whom one has a patient.</summary>
public abstract class PracticeBrowsedTest(TestedDatabase on) : BrowsedTest(on)
{
    /// <summary>Nobody but her therapist may read it.</summary>
    protected const string PatientsName = "Ada Secretname";

    protected Guid Owner { get; private set; }

    protected TherapistId Stone { get; private set; }

    protected TherapistId Reed { get; private set; }

    protected PatientId Ada { get; private set; }

    protected Browser Office { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (Stone, Reed) = (await House.AddTherapistAsync("Dr Stone"), await House.AddTherapistAsync("Dr Reed"));
        Ada = await House.AddPatientAsync(Stone, PatientsName);
        Owner = await House.AddOwnerAsync();
        await SignInAgainAsync();
    }

    /// <summary>A sign-in ends by itself, and a test may take days.</summary>
    protected async Task SignInAgainAsync() => Office = await SignedInAsync(AccountHolder.OfOwner(Owner), "olga");

    protected static void ShouldBeNowhere(Shown shown)
    {
        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Html.ShouldBeEmpty();
    }
}
