using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Accounts;
using TherapyJournal.Assistants;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Legacy;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal;

/// <summary>Registers the whole product, room by room, from the ground up.</summary>
public static class ProductRegistration
{
    /// <summary>Adds every room. The caller brings clock and logging.</summary>
    /// <exception cref="SettingException">A setting cannot be used; the sentence says what to do.</exception>
    public static IServiceCollection AddTherapyJournal(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddStorage(configuration)
            .AddRecords(configuration)
            .AddSingleton(Workflow.Plan)
            .AddWork(configuration)
            .AddAssistants(configuration)
            .AddPractices()
            .AddAccounts()
            .AddSafety(configuration)
            .AddGoals()
            .AddJournaling()
            .AddReview()
            .AddInsight()
            .AddChats(configuration)
            .AddLegacy();
}
