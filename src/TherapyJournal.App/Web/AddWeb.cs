using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Web.Account;
using TherapyJournal.App.Web.Patient;
using TherapyJournal.App.Web.Practice;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web;

/// <summary>Registers the room Web.</summary>
internal static class WebRegistration
{
    private const string Section = "Journal:Web";

    /// <summary>Adds the server and its pages; it answers only once it is started.</summary>
    /// <exception cref="SettingException">A setting cannot be used; the sentence says what to do.</exception>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<WebOptions>(configuration, Section);
        // Said at the start, and not where somebody first asks.
        options.Home();
        options.Networks();
        return services
            .AddSingleton(new KnownSettings(Section, typeof(WebOptions)))
            .AddSingleton(options)
            .AddSingleton(Audience.OfPractice)
            .AddSingleton<Readiness>()
            .AddSingleton(PasswordCost.Owasp)
            .AddTranslation()
            .AddSingleton<WebAccounts>()
            .AddSingleton<InvitationLink>()
            .AddSingleton<OnceMore>()
            .AddSingleton<IPages, OwnFiles>()
            .AddSingleton<IPages, Manifest>()
            .AddSingleton<IPages, SignInPages>()
            .AddSingleton<IPages, PasskeyPages>()
            .AddSingleton<IPages, JoinPages>()
            .AddSingleton<IPages, AccountPages>()
            .AddSingleton<IPages, NewSecretPages>()
            .AddPatientPages()
            .AddDesk()
            .AddPracticePages()
            .AddSingleton<WebServer>();
    }

    private static IServiceCollection AddDesk(this IServiceCollection services) =>
        services
            .AddSingleton<TodayDesk>()
            .AddSingleton<CaseloadDesk>()
            .AddSingleton<PatientDesk>()
            .AddSingleton<AlertActs>()
            .AddSingleton<ProposalActs>()
            .AddSingleton<GoalActs>()
            .AddSingleton<SummaryActs>()
            .AddSingleton<RequestActs>()
            .AddSingleton<IPages, TodayPages>()
            .AddSingleton<IPages, ChangesPages>()
            .AddSingleton<SettingsDesk>()
            .AddSingleton<IPages, PatientPages>()
            .AddSingleton<IPages, SettingsPages>()
            .AddSingleton<IPages, SafetyPlanPages>()
            .AddSingleton<SessionNotesDesk>()
            .AddSingleton<IPages, SessionNotesPages>()
            .AddSingleton<IPages, SessionCorrectPages>()
            .AddSingleton<IPages, TakeInPages>()
            .AddSingleton<IPages, InvitePages>()
            .AddSingleton<IPages, PeriodPages>()
            .AddSingleton<IPages, TrendPages>()
            .AddSingleton<Fragments>()
            .AddSingleton<ComingAnswer>()
            .AddSingleton<NamedThemesComing>()
            .AddSingleton<IPages, QuestionPages>()
            .AddSingleton<IPages, BriefPages>()
            .AddSingleton<IPages, ThemePages>()
            .AddSingleton<IPages, ModelCallPages>();
}
