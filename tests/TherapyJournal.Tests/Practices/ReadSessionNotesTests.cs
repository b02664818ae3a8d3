using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

/// <summary>A word that stands in a therapist's own notes and nowhere else turns up nowhere else.</summary>
public abstract class ReadSessionNotesTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Canary = "kormoranlampion";

    [Fact(Timeout = Hanging)]
    public async Task No_model_no_question_no_export_and_no_reader_learns_a_word_of_them()
    {
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, "2026-02-24T14:00", Cancel);
        var session = await House.LookAsync(db => db.TherapySessions.Select(s => s.Id).SingleAsync(Cancel));
        await House.Get<KeepSessionNotes>().RunAsync(Therapist, Patient, session, 0, $"Sees a {Canary}.", Cancel);

        await WriteAsync(Calm);
        var asked = await AskAsync();
        await WriteAsync(Wish);
        var inbox = await InboxAsync();

        Model.Requests.Count.ShouldBeGreaterThan(3, "models were asked");
        Sent.ShouldNotContain(Canary);
        $"{asked}{asked.Content}".ShouldNotContain(Canary);
        string.Concat(inbox.Items.Select(i => $"{i}{i.Summary}")).ShouldNotContain(Canary);
        (await ExportedAsync()).ShouldNotContain(Canary);
        (await ReadInCareAsync(new Reader.Patient(Patient))).ShouldNotContain(Canary);
        (await ReadInCareAsync(Therapist)).ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Each_look_at_them_is_on_record_and_says_nothing_of_what_they_say()
    {
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, "2026-02-24", Cancel);
        await House.Get<ReadSessionNotes>().RunAsync(Therapist, Patient, Cancel);

        var trail = await House.Get<AccessRecord>().ReadAsync(Patient, Cancel);

        AccessSentence
            .Of(trail.Lines[^1], _ => "Noor Example")
            .ShouldBe("Noor Example looked at the appointments, with notes of their own");
    }

    private async Task<string> ExportedAsync()
    {
        var file = Path.Combine(Ground.Folder, "export.zip");
        (await House.Get<ExportPatient>().RunAsync(Therapist, Patient, file, Cancel))
            .ShouldBeOfType<ExportPatientOutcome.Exported>()
            .Damaged.ShouldBeEmpty();
        var all = new StringBuilder();
        await using var zip = await ZipFile.OpenReadAsync(file, Cancel);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancel));
            all.Append(await reader.ReadToEndAsync(Cancel));
        }
        all.ToString().ShouldContain("notes that a therapist may have kept");
        return all.ToString();
    }

    private async Task<string> ReadInCareAsync(Reader reader)
    {
        var view = (await House.Get<ReadPatients>().OneAsync(reader, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value;
        view.Sessions.ShouldHaveSingleItem();
        return $"{view}{string.Concat(view.Sessions)}{view.Profile}{view.Standing}";
    }
}

public sealed class ReadSessionNotesOnSqlite() : ReadSessionNotesTests(TestedDatabase.Sqlite);

public sealed class ReadSessionNotesOnPostgres() : ReadSessionNotesTests(TestedDatabase.Postgres);
