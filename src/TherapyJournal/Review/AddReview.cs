using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Registers the room Review.</summary>
public static class ReviewRegistration
{
    /// <summary>Adds summaries, notifications and the inbox.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddSingleton<WriteSummary>()
            .AddSingleton<ReadInbox>()
            .AddSingleton<ReadSummaries>()
            .AddSingleton<FindSuggestion>()
            .AddSingleton<IWorkStep, SummarizeEntry>()
            .AddSingleton<IWorkStep, NotifyTherapist>();
}
