using Microsoft.Extensions.DependencyInjection;
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
            .AddSingleton<ReadSummaries>()
            .AddSingleton<FindSuggestion>()
            .AddSingleton<ExportPatient>()
            .AddSingleton<IWorkStep, SummarizeEntry>()
            .AddSingleton<IWorkStep, NotifyTherapist>();
}
