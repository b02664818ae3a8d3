using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Registers the room Journaling.</summary>
internal static class JournalingRegistration
{
    /// <summary>Adds asking, recording and reflecting.</summary>
    public static IServiceCollection AddJournaling(this IServiceCollection services) =>
        services
            .AddSingleton<WritePrompt>()
            .AddSingleton<AskForEntry>()
            .AddSingleton<RecordEntry>()
            .AddSingleton<EditEntry>()
            .AddSingleton<TakeBackEntry>()
            .AddSingleton<ListEntries>()
            .AddSingleton(p => new ReviewWeek(
                p.GetRequiredService<PatientRecords>(),
                p.GetRequiredService<Keys>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<WriteReflection>()
            .AddSingleton<ReadReflection>()
            .AddSingleton<DiscloseAi>()
            .AddSingleton<PlanQuestion>()
            .AddSingleton<ListWordsToReview>()
            .AddSingleton<ReviewWords>()
            .AddSingleton<IWorkStep, ScreenEntryWithModel>()
            .AddSingleton<IWorkStep, ReflectOnEntry>()
            .AddSingleton<IWorkStep, DraftForReview>();
}
