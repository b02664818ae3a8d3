using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Registers the room Review.</summary>
internal static class ReviewRegistration
{
    /// <summary>Adds summaries, notifications, the inbox and the export.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddSingleton<WriteSummary>()
            .AddSingleton<ListAlerts>()
            .AddSingleton<ReadInbox>()
            .AddSingleton<ReadToday>()
            .AddSingleton<CountChanges>()
            .AddSingleton<ReadTimeline>()
            .AddSingleton<ListRequests>()
            .AddSingleton<CountWeek>()
            .AddSingleton<SettleRequest>()
            .AddSingleton<TakeUpProposedGoal>()
            .AddSingleton<AskTherapist>()
            .AddSingleton<ReadKept>()
            .AddSingleton<ReadSummaries>()
            .AddSingleton<AcceptSummary>()
            .AddSingleton<ReadSharedSummary>()
            .AddSingleton<ReadPeriod>()
            .AddSingleton<FindSuggestion>()
            .AddSingleton<ExportPatient>()
            .AddSingleton<ListModelCalls>()
            .AddSingleton<SummarizeEntry>()
            .AddSingleton(provider => new TryAssistant(
                provider.GetRequiredService<PatientRecords>(),
                provider.GetRequiredService<Keys>(),
                provider.GetRequiredService<AskModel>(),
                provider.GetRequiredService<SummarizeEntry>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IWorkStep>(provider => provider.GetRequiredService<SummarizeEntry>())
            .AddSingleton<IWorkStep, NotifyTherapist>();
}
