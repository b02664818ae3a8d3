using Microsoft.EntityFrameworkCore;
using TherapyJournal.Accounts;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.Storage;

/// <content>The names of the tables, and by what their rows are found.</content>
public abstract partial class JournalDb
{
    private static void Lookups(ModelBuilder model)
    {
        model.Entity<DataKey>().ToTable("data_keys").HasIndex(k => k.PatientId);
        model.Entity<AccessLine>().ToTable("access_lines").HasIndex(l => new { l.PatientId, l.Sequence }).IsUnique();
        model.Entity<LedgerLine>().ToTable("ledger_lines").HasIndex(l => new { l.Kind, l.SubjectId });

        model.Entity<KeptRecord>().ToTable("kept_records").HasIndex(k => k.PatientId).IsUnique();

        model.Entity<ModelCall>().ToTable("model_calls").HasIndex(c => new { c.PatientId, c.At });
        model.Entity<TokenUse>().ToTable("token_uses").HasIndex(u => new { u.PatientId, u.Day }).IsUnique();
        model.Entity<StepUse>().ToTable("step_uses").HasIndex(u => new { u.Step, u.Model }).IsUnique();

        model.Entity<Practice>().ToTable("practices");
        model.Entity<Therapist>().ToTable("therapists").Ignore(t => t.TherapistId);
        model.Entity<Patient>().ToTable("patients").HasIndex(p => p.NameHash);
        model.Entity<PatientStanding>().ToTable("standings").HasIndex(s => s.PatientId).IsUnique();
        model.Entity<Caseload>().ToTable("caseloads").HasIndex(c => new { c.TherapistId, c.PatientId }).IsUnique();
        model.Entity<Caseload>().HasIndex(c => c.PatientId);
        model.Entity<TherapySession>().ToTable("therapy_sessions").HasIndex(s => s.PatientId);
        model.Entity<TherapySessionNotes>().ToTable("therapy_session_notes").HasIndex(n => n.PatientId);
        model
            .Entity<TherapySessionNotes>()
            .HasIndex(n => new
            {
                n.SessionId,
                n.TherapistId,
                n.Number,
            })
            .IsUnique();

        model.Entity<TherapyGoal>().ToTable("goals").HasIndex(g => g.PatientId);
        model.Entity<SuggestedGoal>().ToTable("suggested_goals").HasIndex(g => g.PatientId);
        model.Entity<SuggestedGoal>().HasIndex(g => g.EntryId);

        model.Entity<JournalPrompt>().ToTable("prompts").HasIndex(p => new { p.PatientId, p.AskedAt });
        model.Entity<JournalPrompt>().HasIndex(p => p.BasedOnEntryId);
        model.Entity<WordsAhead>().ToTable("words_ahead").HasIndex(w => new { w.PatientId, w.ClosedAt });
        model.Entity<WordsAhead>().HasIndex(w => w.EntryId);
        model.Entity<Disclosure>().ToTable("disclosures").HasIndex(d => d.PatientId).IsUnique();
        model.Entity<JournalEntry>().HasIndex(e => e.PromptId);
        model.Entity<JournalEntry>().ToTable("entries").HasIndex(e => new { e.PatientId, e.RecordedAt });
        model.Entity<JournalEntry>().HasIndex(e => e.DeliveryHash).IsUnique();
        // What an index over somebody's words is compared with at each question: no row is read for it.
        model
            .Entity<JournalEntry>()
            .HasIndex(e => new
            {
                e.PatientId,
                e.Id,
                e.Version,
            });
        model
            .Entity<JournalEntryVersion>()
            .ToTable("entry_versions")
            .HasIndex(v => new { v.EntryId, v.Number })
            .IsUnique();
        model.Entity<JournalEntryVersion>().HasIndex(v => v.PatientId);
        model.Entity<Reflection>().ToTable("reflections").HasIndex(r => r.EntryId).IsUnique();
        model.Entity<Reflection>().HasIndex(r => r.PatientId);

        model.Entity<RiskAlert>().ToTable("alerts").HasIndex(a => a.PatientId);
        model.Entity<SafetyPlan>().ToTable("safety_plans").HasIndex(p => p.PatientId).IsUnique();

        model.Entity<EntrySummary>().ToTable("summaries").HasIndex(s => s.EntryId).IsUnique();
        model.Entity<EntrySummary>().HasIndex(s => new { s.PatientId, s.RecordedAt });
        model
            .Entity<Notification>()
            .ToTable("notifications")
            .HasIndex(n => new { n.EntryId, n.TherapistId })
            .IsUnique();
        model.Entity<Notification>().HasIndex(n => n.PatientId);
        model.Entity<PatientRequest>().ToTable("patient_requests").HasIndex(r => r.PatientId);
        model.Entity<Nudge>().ToTable("nudges").HasIndex(n => new { n.TherapistId, n.EntryId }).IsUnique();
        model.Entity<Nudge>().HasIndex(n => n.PatientId);

        model.Entity<MeasureResult>().ToTable("measure_results").HasIndex(r => r.PatientId);

        model.Entity<EntryEmbedding>().ToTable("entry_embeddings").HasIndex(v => new { v.EntryId, v.Model }).IsUnique();
        model.Entity<EntryEmbedding>().HasIndex(v => new { v.PatientId, v.Id });

        model.Entity<Lane>().ToTable("lanes").HasIndex(l => l.Due);
        model.Entity<Lane>().HasIndex(l => l.PatientId);
        model.Entity<WorkItem>().ToTable("work_items").HasIndex(w => new { w.LaneId, w.Id });
        model.Entity<WorkItem>().HasIndex(w => w.PatientId);
        model.Entity<OutgoingMessage>().ToTable("outbox").HasIndex(m => new { m.PatientId, m.DeliveredAt });

        model.Entity<Account>().ToTable("accounts").HasIndex(a => a.NameHash).IsUnique();
        model.Entity<Account>().HasIndex(a => a.TherapistId).IsUnique();
        model.Entity<Account>().HasIndex(a => a.OwnerId).IsUnique();
        model.Entity<Account>().HasIndex(a => a.PatientId).IsUnique();
        model.Entity<WebKey>().ToTable("web_keys");

        model.Entity<Poller>().ToTable("pollers");
        model.Entity<ReceivedMessage>().ToTable("received_messages").HasIndex(m => m.ReceivedAt);
        model.Entity<IncomingMessage>().ToTable("incoming_messages").HasIndex(m => m.PatientId);
        model.Entity<PatientChat>().ToTable("patient_chats").HasIndex(c => c.ChatHash).IsUnique();
        model.Entity<PatientChat>().HasIndex(c => c.PatientId).IsUnique();
        model.Entity<ChatInvite>().ToTable("chat_invites").HasIndex(i => i.PatientId).IsUnique();
        model.Entity<EntryPart>().ToTable("entry_parts").HasIndex(p => p.EntryId);
        model.Entity<EntryPart>().HasIndex(p => p.MessageHash).IsUnique();
        model.Entity<EntryPart>().HasIndex(p => p.PatientId);
        model.Entity<Recording>().ToTable("recordings").HasIndex(r => r.PatientId);
        model.Entity<Recording>().HasIndex(r => r.EntryId);
    }
}
