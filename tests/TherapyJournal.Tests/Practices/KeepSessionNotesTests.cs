using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class KeepSessionNotesTests(TestedDatabase on) : LoopTest(on)
{
    private const string Words = "Counter-transference: I felt like the kingfisher's mother.";

    private KeepSessionNotes Keep => House.Get<KeepSessionNotes>();

    [Fact]
    public async Task Each_change_is_kept_and_how_they_read_before_stays()
    {
        var session = await SessionAsync();
        (await KeepAsync(session, 0, $"{Words}\r\nA second line. \n")).ShouldBe(new KeepSessionNotesOutcome.Kept());
        (await KeepAsync(session, 1, "Another.")).ShouldBe(new KeepSessionNotesOutcome.Kept());
        (await KeepAsync(session, 2, "Another.\n")).ShouldBe(new KeepSessionNotesOutcome.Unchanged());
        (await KeepAsync(session, 2, " ")).ShouldBe(new KeepSessionNotesOutcome.Kept());

        var read = await ReadAsync(session);

        (read.When, read.Notes!.Number, read.Notes.Text).ShouldBe(("2026-02-24T14:00", 3, ""));
        read.Earlier.Select(e => e.Text).ShouldBe([$"{Words}\nA second line.", "Another."]);
        (await House.Get<ReadSessionNotes>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<SessionWithNotes>>.Open>()
            .Value.ShouldHaveSingleItem()
            .Notes.ShouldBe(read.Notes);
    }

    [Fact]
    public async Task Of_two_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        var session = await SessionAsync();
        var first = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => KeepAsync(session, 0, $"Version {i}"), Cancel))
        );

        first.OfType<KeepSessionNotesOutcome.Kept>().ShouldHaveSingleItem();
        first.OfType<KeepSessionNotesOutcome.StaleVersion>().Count().ShouldBe(3);
        (await KeepAsync(session, 0, "Late.")).ShouldBe(new KeepSessionNotesOutcome.StaleVersion());
        (await ReadAsync(session)).Notes!.Text.ShouldStartWith("Version");
        (await House.LookAsync(db => db.TherapySessionNotes.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_too_long_has_a_sentence_and_is_not_kept()
    {
        var session = await SessionAsync();

        (await KeepAsync(session, 0, new string('x', 20_001)))
            .ShouldBeOfType<KeepSessionNotesOutcome.Unusable>()
            .Sentence.ShouldBe(
                "Notes on one session have at most 20,000 characters, and these have 20,001. Nothing was kept. Please make them shorter."
            );
        (await ReadAsync(session)).Notes.ShouldBeNull();
        (await KeepAsync(session, 0, new string('x', 20_000))).ShouldBe(new KeepSessionNotesOutcome.Kept());
    }

    [Fact]
    public async Task Two_therapists_of_one_patient_keep_their_own_and_read_nobody_elses()
    {
        var session = await SessionAsync();
        var other = await AlsoTheirTherapistAsync();
        await KeepAsync(session, 0, Words);

        (await ReadAsync(session, other)).Notes.ShouldBeNull();
        (await KeepAsync(session, 0, "Mine.", other)).ShouldBe(new KeepSessionNotesOutcome.Kept());

        (await ReadAsync(session)).Notes!.Text.ShouldBe(Words);
        (await ReadAsync(session, other)).Notes!.Text.ShouldBe("Mine.");
    }

    [Fact]
    public async Task The_door_itself_opens_them_to_nobody_but_their_author()
    {
        var session = await SessionAsync();
        await KeepAsync(session, 0, Words);
        var row = await House.LookAsync(db => db.TherapySessionNotes.SingleAsync(Cancel));
        Reader[] others = [new Reader.Patient(Patient), new Reader.Assistant("x"), await AlsoTheirTherapistAsync()];

        foreach (var other in others)
        {
            await Should.ThrowAsync<InvalidOperationException>(() => OpenAsync(other, row));
        }
        (await OpenAsync(Therapist, row))
            .ShouldBeOfType<ReadOutcome<TherapySessionNotesContent>.Open>()
            .Value.Text.ShouldBe(Words);
    }

    [Fact]
    public async Task Handed_over_nobody_reads_them_and_back_again_their_author_does()
    {
        var session = await SessionAsync();
        await KeepAsync(session, 0, Words);
        var successor = new Reader.Therapist(await House.AddTherapistAsync("Ben Successor"));

        await House.Get<HandOverPatient>().RunAsync(Therapist, Patient, "Ben Successor", Cancel);

        (await ReadAsync(session, successor)).Notes.ShouldBeNull();
        (await TryReadAsync(session, Therapist)).ShouldBe(
            new ReadOutcome<SessionWithNotes?>.Refused(new DoorRefusal.Missing())
        );
        (await KeepAsync(session, 1, "Mine still?")).ShouldBe(
            new KeepSessionNotesOutcome.Refused(new DoorRefusal.Missing())
        );
        await House.Get<HandOverPatient>().RunAsync(successor, Patient, $"{Therapist.Id}", Cancel);
        (await ReadAsync(session)).Notes!.Text.ShouldBe(Words);
    }

    [Fact]
    public async Task Whoever_answers_in_their_place_finds_no_notes()
    {
        var session = await SessionAsync();
        await KeepAsync(session, 0, Words);
        var ben = new Reader.Therapist(await House.AddTherapistAsync("Ben Stand-In"));
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Stand-In", null, null, Cancel);
        await WriteAsync(Urgent);

        (await TryReadAsync(session, ben)).ShouldBe(
            new ReadOutcome<SessionWithNotes?>.Refused(new DoorRefusal.Missing())
        );
        (await KeepAsync(session, 0, "x", ben)).ShouldBe(
            new KeepSessionNotesOutcome.Refused(new DoorRefusal.Missing())
        );
    }

    [Fact]
    public async Task Another_therapists_patient_and_another_patients_session_look_like_missing_ones()
    {
        var session = await SessionAsync();
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var theirs = await House.AddPatientAsync(Therapist.Id, "Ben Example");

        (await KeepAsync(session, 0, Words, other)).ShouldBe(
            new KeepSessionNotesOutcome.Refused(new DoorRefusal.Missing())
        );
        (await Keep.RunAsync(Therapist, theirs, session, 0, Words, Cancel)).ShouldBe(
            new KeepSessionNotesOutcome.NoSuchSession()
        );
        (await House.LookAsync(db => db.TherapySessionNotes.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("number")]
    [InlineData("session")]
    [InlineData("therapist")]
    public async Task Moved_to_another_place_they_do_not_open(string what)
    {
        var session = await SessionAsync();
        await KeepAsync(session, 0, Words);
        var (other, elsewhere) = (await AlsoTheirTherapistAsync(), await SessionAsync("2026-02-25"));
        await (
            what switch
            {
                "number" => House.ForgeAsync($"update therapy_session_notes set number = 2"),
                "session" => House.ForgeAsync($"update therapy_session_notes set session_id = {elsewhere}"),
                _ => House.ForgeAsync($"update therapy_session_notes set therapist_id = {other.Id.Value}"),
            }
        );

        (await TryReadAsync(what == "session" ? elsewhere : session, what == "therapist" ? other : Therapist))
            .ShouldBeOfType<ReadOutcome<SessionWithNotes?>.Refused>()
            .Why.ShouldBeOfType<DoorRefusal.Damaged>();
    }

    [Fact]
    public async Task They_go_with_the_patient_also_where_the_practice_keeps_a_record()
    {
        await House.Get<SetKeeping>().KeepAsync(10, "Section 630f of the Civil Code.", Cancel);
        await KeepAsync(await SessionAsync(), 0, Words);

        var erased = (
            await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<ErasePatientOutcome.Erased>();

        erased.Rows["therapy_session_notes"].ShouldBe(1);
        erased.KeptUntil.ShouldNotBeNull();
        (await House.LookAsync(db => db.TherapySessionNotes.AnyAsync(Cancel))).ShouldBeFalse();
    }

    private async Task<Guid> SessionAsync(string when = "2026-02-24T14:00")
    {
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, when, Cancel);
        return await House.LookAsync(db =>
            db.TherapySessions.OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync(Cancel)
        );
    }

    private async Task<Reader.Therapist> AlsoTheirTherapistAsync()
    {
        var other = await House.AddTherapistAsync("Cleo Example");
        await House.InsertAsync(Patient, new Caseload { TherapistId = other }, new CaseloadContent(0, "a test"));
        return new Reader.Therapist(other);
    }

    private Task<KeepSessionNotesOutcome> KeepAsync(
        Guid session,
        int number,
        string text,
        Reader.Therapist? by = null
    ) => Keep.RunAsync(by ?? Therapist, Patient, session, number, text, Cancel);

    private Task<ReadOutcome<SessionWithNotes?>> TryReadAsync(Guid session, Reader.Therapist by) =>
        House.Get<ReadSessionNotes>().OneAsync(by, Patient, session, Cancel);

    private async Task<SessionWithNotes> ReadAsync(Guid session, Reader.Therapist? by = null) =>
        (await TryReadAsync(session, by ?? Therapist)).ShouldBeOfType<ReadOutcome<SessionWithNotes?>.Open>().Value
        ?? throw new InvalidOperationException("There is no such session.");

    private Task<ReadOutcome<TherapySessionNotesContent>> OpenAsync(Reader by, TherapySessionNotes row) =>
        House.Records.ReadAsync(
            by,
            Patient,
            Purpose.ReadSessionNotes,
            (record, _) => Task.FromResult(record.Open(row)),
            Cancel
        );
}

public sealed class KeepSessionNotesOnSqlite() : KeepSessionNotesTests(TestedDatabase.Sqlite);

public sealed class KeepSessionNotesOnPostgres() : KeepSessionNotesTests(TestedDatabase.Postgres);
