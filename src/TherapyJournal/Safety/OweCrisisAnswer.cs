using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>The fixed words that answer whoever may be in danger: which they are, and that they are owed from the moment in which something was raised.</summary>
internal sealed class OweCrisisAnswer(WorkQueue queue, Keys keys, TimeProvider clock)
{
    /// <summary>Owes the words, inside the transaction that raises.</summary>
    public async Task<Guid> OweAsync(
        JournalDb db,
        PatientSealer sealer,
        Guid entry,
        string words,
        long now,
        CancellationToken cancel
    )
    {
        var message = new OutgoingMessage { Id = RowId.New(clock), SubjectId = entry };
        sealer.Seal(message, new OutgoingMessageContent(RaiseAlert.CrisisKind, words, now));
        db.Outbox.Add(message);
        // Whoever has a chat is answered there too, whatever else goes wrong between here and a screen.
        if (await db.PatientChats.AnyAsync(c => c.PatientId == sealer.Patient, cancel))
        {
            await queue.AddAsync(db, new WorkEvent(WorkEventKind.CrisisAnswerOwed, sealer.Patient, message.Id));
        }
        return message.Id;
    }

    /// <summary>The words for a finding; for nothing found the short line of an alert that stands.</summary>
    public async Task<string> WordsAsync(
        JournalDb db,
        RiskFinding finding,
        PatientStandingContent patient,
        WordsFate fate,
        CancellationToken cancel
    )
    {
        var practice = await ReadFixedWords.OfPracticeAsync(db, keys, cancel);
        var (country, language, lines) = (patient.Country, patient.Language, practice.Helplines);
        return finding.Level switch
        {
            RiskLevel.Urgent => CrisisWords.Urgent(
                country,
                language,
                practice.ReadingTimes,
                lines,
                fate,
                finding.Concerns
            ),
            RiskLevel.Concern => CrisisWords.Concern(country, language, practice.ReadingTimes, lines, fate),
            _ => CrisisWords.StillHere(country, language, lines, fate),
        };
    }
}
