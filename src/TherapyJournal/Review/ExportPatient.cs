using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Writes what is kept about a patient into one zip that a person can read: theirs by right (GDPR Art. 15 and 20). A therapist's own notes on sessions are not in it, and it says so.</summary>
/// <remarks>What the patient keeps private is in it, so the file is for the patient; that the therapist asks for it is on record.</remarks>
public sealed class ExportPatient(
    PatientRecords records,
    AccessRecord access,
    JournalStore store,
    Keys keys,
    TimeProvider clock
)
{
    /// <param name="by">Who asks at the terminal: the patient must be in their caseload.</param>
    /// <param name="patient">Whose record.</param>
    /// <param name="file">Where to; it must not be there yet.</param>
    /// <param name="cancel">Stops it; nothing stays behind.</param>
    public async Task<ExportPatientOutcome> RunAsync(
        Reader.Therapist by,
        PatientId patient,
        string file,
        CancellationToken cancel
    )
    {
        var begun = NewFile.Begin(file);
        if (begun is NewFileOutcome.Impossible impossible)
        {
            return new ExportPatientOutcome.Impossible(impossible.Sentence);
        }
        await using var target = ((NewFileOutcome.Begun)begun).File;
        var asked = await records.ReadAsync(by, patient, Purpose.Export, (_, _) => Task.FromResult(true), cancel);
        if (asked is ReadOutcome<bool>.Refused { Why: var refused })
        {
            return new ExportPatientOutcome.Refused(refused);
        }
        var therapists = await TherapistsAsync(cancel);
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Export,
            (record, db) => new ExportReading(record, db, NameOf, cancel).RunAsync(),
            cancel
        );
        return read switch
        {
            ReadOutcome<ExportedRecord>.Open open => await WriteAsync(target, patient, open, NameOf, cancel),
            ReadOutcome<ExportedRecord>.Refused { Why: var why } => new ExportPatientOutcome.Refused(why),
            _ => throw new InvalidOperationException("The door said something new."),
        };

        string NameOf(TherapistId id) => therapists.GetValueOrDefault(id) ?? "";
    }

    private async Task<ExportPatientOutcome> WriteAsync(
        NewFile target,
        PatientId patient,
        ReadOutcome<ExportedRecord>.Open read,
        Func<TherapistId, string> nameOf,
        CancellationToken cancel
    )
    {
        var trail = await access.ReadAsync(patient, cancel);
        var readings = new ExportedAccess(
            trail is AccessTrail.Intact,
            [.. trail.Lines.Select(line => Reading(line, nameOf))]
        );
        try
        {
            WriteZip(target.Stream, read.Value, readings, read.DamagedRows.Count);
            await target.CompleteAsync(cancel);
            return new ExportPatientOutcome.Exported(read.Value.Entries.Count, read.DamagedRows);
        }
        catch (IOException)
        {
            return new ExportPatientOutcome.Impossible(
                "The export could not be written to its end. Look whether the disk is full; nothing was left behind."
            );
        }
    }

    private void WriteZip(Stream stream, ExportedRecord record, ExportedAccess readings, int damaged)
    {
        var json = ExportJson.Readable;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var pages = new ExportMarkdown(record.Profile.TimeZone);
        Text("README.md", pages.ReadMe(clock.Now(), damaged));
        Text("record.md", pages.Record(record, readings));
        Text("journal.md", pages.Journal(record));
        Json("profile.json", record.Profile, json.ExportedProfile);
        Json("consents.json", record.Consents, json.IReadOnlyListExportedConsent);
        Json("therapists.json", record.Therapists, json.IReadOnlyListExportedTherapist);
        Json("goals.json", record.Goals, json.IReadOnlyListExportedGoal);
        Json("suggested-goals.json", record.SuggestedGoals, json.IReadOnlyListExportedSuggestion);
        Json("prompts.json", record.Prompts, json.IReadOnlyListExportedPrompt);
        Json("entries.json", record.Entries, json.IReadOnlyListExportedEntry);
        Json("summaries.json", record.Summaries, json.IReadOnlyListExportedSummary);
        Json("alerts.json", record.Alerts, json.IReadOnlyListExportedAlert);
        Json("messages.json", record.Messages, json.IReadOnlyListExportedMessage);
        Json("safety-plan.json", record.SafetyPlan, json.IReadOnlyListExportedSafetyPlan);
        Json("ratings.json", record.Ratings, json.IReadOnlyListExportedMeasure);
        Json("sessions.json", record.Sessions, json.IReadOnlyListExportedSession);
        Json("ai.json", record.Ai, json.ExportedAi);
        Json("chat.json", record.Chat, json.ExportedChat);
        Json("requests.json", record.Requests, json.IReadOnlyListExportedRequest);
        Json("access.json", readings, json.ExportedAccess);

        void Json<T>(string name, T value, JsonTypeInfo<T> shape)
        {
            using var entry = Begin(name);
            JsonSerializer.Serialize(entry, value, shape);
        }

        void Text(string name, string text)
        {
            using var entry = Begin(name);
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        Stream Begin(string name)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = clock.GetUtcNow();
            return entry.Open();
        }
    }

    private async Task<Dictionary<TherapistId, string>> TherapistsAsync(CancellationToken cancel)
    {
        var rows = await store.ReadAsync(db => db.Therapists.ToListAsync(cancel), cancel);
        return rows.Where(keys.Practice.Opens)
            .ToDictionary(r => r.TherapistId, r => TherapistListing.Of(r.TherapistId, keys.Open(r)).NameInRecords);
    }

    private static ExportedReading Reading(AccessLineContent line, Func<TherapistId, string> nameOf)
    {
        return new(
            ExportReading.Iso(line.At),
            line.ReaderKind,
            line.Reader,
            AccessSentence.Who(line, Name),
            line.Purpose,
            line.Count,
            AccessSentence.Of(line, Name)
        );

        string? Name(string id) =>
            Guid.TryParse(id, out var known) && nameOf(new TherapistId(known)) is { Length: > 0 } name ? name : null;
    }
}

/// <summary>What exporting a record came to.</summary>
public abstract record ExportPatientOutcome
{
    private ExportPatientOutcome() { }

    /// <param name="Entries">How many entries are in it.</param>
    /// <param name="Damaged">Rows that did not open and are not in it.</param>
    public sealed record Exported(int Entries, IReadOnlyList<DamagedRow> Damaged) : ExportPatientOutcome;

    public sealed record Refused(DoorRefusal Why) : ExportPatientOutcome;

    /// <param name="Sentence">Why the file could not be written, and what to do.</param>
    public sealed record Impossible(string Sentence) : ExportPatientOutcome;
}
