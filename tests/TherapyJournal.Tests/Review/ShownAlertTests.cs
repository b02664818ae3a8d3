using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Journaling;
using Xunit;

namespace TherapyJournal.Tests.Review;

/// <summary>The sentence for which a model raised an alert stands in the entry and not in the alert, and is shown to whoever may read the entry.</summary>
public abstract class ShownAlertTests(TestedDatabase on) : ScreenTest(on)
{
    [Fact]
    public async Task Who_answers_in_anothers_place_sees_the_alert_and_not_the_sentence()
    {
        Finds("urgent", "Preparation", Letters);
        await WriteAsync(Quiet);
        var standIn = new Reader.Therapist(await House.AddTherapistAsync("Ben Stand-In"));
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Stand-In", null, null, Cancel);

        var theirs = (await House.Get<ListAlerts>().RunAsync(standIn, withLifted: false, Cancel)).Alerts;

        (await ShownAsync()).ShouldHaveSingleItem().Quotation.ShouldBe(Letters);
        var shown = theirs.ShouldHaveSingleItem();
        (shown.Quotation, shown.Alert.Content.RaisedBy).ShouldBe((null, "gpt-6-luna"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_an_entry_that_is_private_or_gone_the_sentence_is_gone(bool isPrivate)
    {
        Finds("urgent", "Preparation", Letters);
        var entry = await WriteAsync(Quiet);

        if (isPrivate)
        {
            await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel);
        }
        else
        {
            await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);
        }

        var shown = (await ShownAsync()).ShouldHaveSingleItem();
        (shown.Quotation, shown.Alert.Content.RaisedBy).ShouldBe((null, "gpt-6-luna"));
        shown.Source.ShouldBe(isPrivate ? AlertSource.Private : AlertSource.NotKept);
    }

    [Theory]
    [InlineData(true, AlertSource.PrivateNotKept)]
    [InlineData(false, AlertSource.NotKept)]
    public async Task Words_that_were_never_kept_come_from_no_entry(bool isPrivate, AlertSource source)
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);
        (await TryRecordAsync(Urgent, isPrivate)).ShouldBeOfType<RecordEntryOutcome.NotKept>();

        var shown = (await ShownAsync()).ShouldHaveSingleItem();
        shown.Source.ShouldBe(source);
        (shown.Alert.Content.Categories.Count == 0).ShouldBe(isPrivate);
    }
}

public sealed class ShownAlertOnSqlite() : ShownAlertTests(TestedDatabase.Sqlite);

public sealed class ShownAlertOnPostgres() : ShownAlertTests(TestedDatabase.Postgres);
