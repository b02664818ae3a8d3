using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class CorrectTherapySessionTests(TestedDatabase on) : LoopTest(on)
{
    private CorrectTherapySession Correct => House.Get<CorrectTherapySession>();

    [Fact]
    public async Task It_is_moved_and_what_was_noted_on_it_stays_with_it()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        await KeepAsync(Therapist, session);

        var moved = await Correct.MoveAsync(Therapist, Patient, session, "25 Feb 2026 9:30", Cancel);

        moved.ShouldBe(new CorrectTherapySessionOutcome.Corrected());
        var read = (await ListAsync()).ShouldHaveSingleItem();
        (read.Id, read.When, read.Notes!.Text).ShouldBe((session, "2026-02-25T09:30", "Heavy."));
    }

    [Fact]
    public async Task Two_never_stand_at_the_same_time()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        await SessionAsync("2026-02-25");

        (await Correct.MoveAsync(Therapist, Patient, session, "2026-02-25", Cancel)).ShouldBe(
            new CorrectTherapySessionOutcome.IsTaken()
        );
        (await Correct.MoveAsync(Therapist, Patient, session, "tomorrow", Cancel))
            .ShouldBeOfType<CorrectTherapySessionOutcome.Unusable>()
            .Sentence.ShouldStartWith("A date is written as");
        (await ListAsync()).Select(s => s.When).ShouldBe(["2026-02-25", "2026-02-24T14:00"]);
    }

    [Fact]
    public async Task It_is_taken_away_with_notes_only_where_that_was_said()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        await KeepAsync(Therapist, session);

        (await RemoveAsync(Therapist, session)).ShouldBe(new CorrectTherapySessionOutcome.HasNotes());
        (await ListAsync()).ShouldHaveSingleItem();
        (await RemoveAsync(Therapist, session, withNotes: true)).ShouldBe(new CorrectTherapySessionOutcome.Corrected());

        (await ListAsync()).ShouldBeEmpty();
        (await House.LookAsync(db => db.TherapySessionNotes.AnyAsync(Cancel))).ShouldBeFalse();
        (await RemoveAsync(Therapist, session)).ShouldBe(new CorrectTherapySessionOutcome.NoSuchSession());
    }

    [Fact]
    public async Task With_notes_of_somebody_else_it_stays()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        var other = new Reader.Therapist(await House.AddTherapistAsync("Cleo"));
        await House.InsertAsync(Patient, new Caseload { TherapistId = other.Id }, new CaseloadContent(0, "a test"));
        await KeepAsync(other, session);

        (await RemoveAsync(Therapist, session, withNotes: true)).ShouldBe(
            new CorrectTherapySessionOutcome.HasNotesOfOthers()
        );
        (await House.LookAsync(db => db.TherapySessionNotes.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Each_correction_is_on_record_before_it_is_made()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        var before = await LinesAsync();

        await Correct.MoveAsync(Therapist, Patient, session, "2026-02-25", Cancel);
        await RemoveAsync(Therapist, session);

        (await LinesAsync())
            .Skip(before.Count)
            .Select(l => (l.Reader, l.Purpose))
            .ShouldBe([
                (Therapist.Id.ToString(), nameof(Purpose.ChangePatient)),
                (Therapist.Id.ToString(), nameof(Purpose.ChangePatient)),
            ]);
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var session = await SessionAsync("2026-02-24T14:00");
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await RemoveAsync(other, session)).ShouldBe(
            new CorrectTherapySessionOutcome.Refused(new DoorRefusal.Missing())
        );
        (await Correct.MoveAsync(other, Patient, session, "2026-02-25", Cancel)).ShouldBe(
            new CorrectTherapySessionOutcome.Refused(new DoorRefusal.Missing())
        );
        (await ListAsync()).ShouldHaveSingleItem().When.ShouldBe("2026-02-24T14:00");
    }

    private Task<CorrectTherapySessionOutcome> RemoveAsync(Reader.Therapist by, Guid session, bool withNotes = false) =>
        Correct.RemoveAsync(by, Patient, session, withNotes, Cancel);

    private async Task KeepAsync(Reader.Therapist by, Guid session) =>
        (await House.Get<KeepSessionNotes>().RunAsync(by, Patient, session, 0, "Heavy.", Cancel)).ShouldBe(
            new KeepSessionNotesOutcome.Kept()
        );

    private async Task<Guid> SessionAsync(string when)
    {
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, when, Cancel);
        return (await ListAsync()).Single(s => s.When == when).Id;
    }

    private async Task<IReadOnlyList<SessionWithNotes>> ListAsync() =>
        (await House.Get<ReadSessionNotes>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<SessionWithNotes>>.Open>()
            .Value;

    private async Task<IReadOnlyList<AccessLineContent>> LinesAsync() =>
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel)).Lines;
}

public sealed class CorrectTherapySessionOnSqlite() : CorrectTherapySessionTests(TestedDatabase.Sqlite);

public sealed class CorrectTherapySessionOnPostgres() : CorrectTherapySessionTests(TestedDatabase.Postgres);
