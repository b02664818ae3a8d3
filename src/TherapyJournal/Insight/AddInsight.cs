using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Insight;

/// <summary>Registers the room Insight.</summary>
internal static class InsightRegistration
{
    /// <summary>Adds what patients say in numbers, and what is found in their entries.</summary>
    public static IServiceCollection AddInsight(this IServiceCollection services) =>
        services
            .AddSingleton<RecordMeasure>()
            .AddSingleton<ListMeasures>()
            .AddSingleton<ReadTrends>()
            .AddSingleton<JournalIndexes>()
            .AddSingleton<AskMeaning>()
            .AddSingleton<IWorkStep, EmbedEntries>()
            .AddSingleton<ICheckUp, CheckMeaning>()
            .AddSingleton(p => new EmbedJournals(
                p.GetRequiredService<JournalStore>(),
                p.GetRequiredService<WorkQueue>(),
                p.GetRequiredService<AskEmbeddings>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<SearchJournal>()
            .AddSingleton<ReadBrief>()
            .AddSingleton<ReadThemes>()
            .AddSingleton(p => new NameThemes(
                p.GetRequiredService<PatientRecords>(),
                p.GetRequiredService<JournalIndexes>(),
                p.GetRequiredService<Keys>(),
                p.GetRequiredService<AskModel>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(p => new AskJournal(
                p.GetRequiredService<PatientRecords>(),
                p.GetRequiredService<JournalIndexes>(),
                p.GetRequiredService<Keys>(),
                p.GetRequiredService<AskModel>(),
                p.GetRequiredService<AskMeaning>(),
                p.GetRequiredService<TimeProvider>()
            ));
}
