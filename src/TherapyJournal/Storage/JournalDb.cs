using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
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

/// <summary>Every table of the journal. The two databases differ only in the classes derived from it.</summary>
public abstract partial class JournalDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<DataKey> DataKeys => Set<DataKey>();
    public DbSet<AccessLine> AccessLines => Set<AccessLine>();
    public DbSet<LedgerLine> LedgerLines => Set<LedgerLine>();
    public DbSet<KeptRecord> KeptRecords => Set<KeptRecord>();

    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();
    public DbSet<TokenUse> TokenUses => Set<TokenUse>();
    public DbSet<StepUse> StepUses => Set<StepUse>();

    public DbSet<Practice> Practices => Set<Practice>();
    public DbSet<Therapist> Therapists => Set<Therapist>();
    public DbSet<Patient> Patients => Set<Patient>();
    public DbSet<PatientStanding> Standings => Set<PatientStanding>();
    public DbSet<Caseload> Caseloads => Set<Caseload>();
    public DbSet<TherapySession> TherapySessions => Set<TherapySession>();
    public DbSet<TherapySessionNotes> TherapySessionNotes => Set<TherapySessionNotes>();

    public DbSet<TherapyGoal> Goals => Set<TherapyGoal>();
    public DbSet<SuggestedGoal> SuggestedGoals => Set<SuggestedGoal>();

    public DbSet<JournalPrompt> Prompts => Set<JournalPrompt>();
    public DbSet<WordsAhead> WordsAhead => Set<WordsAhead>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();
    public DbSet<JournalEntry> Entries => Set<JournalEntry>();
    public DbSet<JournalEntryVersion> EntryVersions => Set<JournalEntryVersion>();
    public DbSet<Reflection> Reflections => Set<Reflection>();
    public DbSet<RiskAlert> Alerts => Set<RiskAlert>();
    public DbSet<SafetyPlan> SafetyPlans => Set<SafetyPlan>();

    public DbSet<EntrySummary> Summaries => Set<EntrySummary>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<PatientRequest> Requests => Set<PatientRequest>();
    public DbSet<Nudge> Nudges => Set<Nudge>();
    public DbSet<MeasureResult> MeasureResults => Set<MeasureResult>();
    public DbSet<EntryEmbedding> EntryEmbeddings => Set<EntryEmbedding>();

    public DbSet<Lane> Lanes => Set<Lane>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<OutgoingMessage> Outbox => Set<OutgoingMessage>();

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<WebKey> WebKeys => Set<WebKey>();

    public DbSet<Poller> Pollers => Set<Poller>();
    public DbSet<ReceivedMessage> ReceivedMessages => Set<ReceivedMessage>();
    public DbSet<IncomingMessage> IncomingMessages => Set<IncomingMessage>();
    public DbSet<PatientChat> PatientChats => Set<PatientChat>();
    public DbSet<ChatInvite> ChatInvites => Set<ChatInvite>();
    public DbSet<EntryPart> EntryParts => Set<EntryPart>();
    public DbSet<Recording> Recordings => Set<Recording>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PatientId>().HaveConversion<PatientIdConverter>();
        configurationBuilder.Properties<TherapistId>().HaveConversion<TherapistIdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Lookups(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            RowRules(modelBuilder, entity);
            Names(entity);
        }
    }

    private static void RowRules(ModelBuilder model, IMutableEntityType entity)
    {
        model.Entity(entity.ClrType).HasKey("Id");
        model.Entity(entity.ClrType).Property("Id").ValueGeneratedNever();
        if (typeof(SealedRow).IsAssignableFrom(entity.ClrType))
        {
            model.Entity(entity.ClrType).Property(nameof(SealedRow.Version)).IsConcurrencyToken();
            model.Entity(entity.ClrType).Ignore("Shape");
            model.Entity(entity.ClrType).Ignore(nameof(SealedRow.Label));
            model.Entity(entity.ClrType).Ignore(nameof(SealedRow.Bound));
        }
    }

    private static void Names(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }
            snake.Append(char.ToLowerInvariant(c));
        }
        return snake.ToString();
    }

    public sealed class PatientIdConverter()
        : ValueConverter<PatientId, Guid>(id => id.Value, value => new PatientId(value));

    public sealed class TherapistIdConverter()
        : ValueConverter<TherapistId, Guid>(id => id.Value, value => new TherapistId(value));
}
