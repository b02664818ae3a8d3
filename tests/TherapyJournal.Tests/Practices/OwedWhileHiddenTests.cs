using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Journaling;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class OwedWhileHiddenTests(TestedDatabase on) : ScreenTest(on)
{
    [Fact]
    public async Task The_screen_by_a_model_that_was_silent_until_then_is_made_up_for_though_the_summary_stands()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        await WriteAsync(Quiet);
        await EraseAsync();
        Pass(TimeSpan.FromHours(2));
        await WorkAsync();
        (await CountWorkAsync()).ShouldBe(0, "it found nothing to do");
        Model.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(11));
        Finds("urgent", "Preparation", Letters);

        await CallOffAsync();
        await WorkAsync();

        (await ShownAsync()).ShouldHaveSingleItem().Alert.Content.Level.ShouldBe("Urgent");
    }

    [Fact]
    public async Task So_is_that_of_an_entry_that_was_edited()
    {
        var entry = await WriteAsync(Calm);
        await House.Get<EditEntry>().EditAsync(Patient, entry, Quiet, Cancel);
        await EraseAsync();
        await WorkAsync();
        Finds("urgent", "Preparation", Letters);

        await CallOffAsync();
        await WorkAsync();

        (await ShownAsync()).ShouldHaveSingleItem().Alert.Content.Level.ShouldBe("Urgent");
    }

    [Fact]
    public async Task A_process_that_was_killed_between_note_and_commit_does_it_at_the_next_start()
    {
        var entry = await RecordAsync(Calm);
        await EraseAsync();
        await WorkAsync();
        await House
            .Get<ILedger>()
            .NoteErasureAsync(new ErasureNote(Patient, ErasureStep.CalledOff, House.Clock.Now()), Cancel);

        (await House.Get<ApplyLedger>().RunAsync(Cancel)).Shown.ShouldBe(1);
        await WorkAsync();

        (await InboxAsync()).Items.ShouldContain(i => i.EntryId == entry);
    }

    [Fact]
    public async Task The_time_is_counted_from_when_it_was_asked_for_however_long_no_worker_ran()
    {
        var entry = await RecordAsync(Calm);
        await EraseAsync();
        Pass(TimeSpan.FromDays(9));

        await CallOffAsync();
        await House.SaveAsync(db => db.WorkItems.Where(w => w.Kind == "ErasePatient").ExecuteDeleteAsync(Cancel));
        await WorkAsync();

        (await InboxAsync()).Items.ShouldContain(i => i.EntryId == entry);
    }

    private Task<AskForErasureOutcome> EraseAsync() => House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);

    private Task<CallOffErasureOutcome> CallOffAsync() =>
        House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
}

public sealed class OwedWhileHiddenOnSqlite() : OwedWhileHiddenTests(TestedDatabase.Sqlite);

public sealed class OwedWhileHiddenOnPostgres() : OwedWhileHiddenTests(TestedDatabase.Postgres);
