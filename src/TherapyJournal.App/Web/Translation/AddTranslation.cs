using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TherapyJournal.App.Web.Translation;

/// <summary>Registers the languages of the patient's pages.</summary>
internal static class TranslationRegistration
{
    /// <summary>Adds them; a command that shows no page makes none of it.</summary>
    public static IServiceCollection AddTranslation(this IServiceCollection services) =>
        services
            .AddSingleton<PageLanguages>(_ => PageLanguages.OfPatients)
            .AddSingleton<IStringLocalizerFactory>(all => new ResourceManagerStringLocalizerFactory(
                Options.Create(new LocalizationOptions()),
                all.GetRequiredService<ILoggerFactory>()
            ))
            .AddSingleton<IStringLocalizer<PatientWords>>(all => new StringLocalizer<PatientWords>(
                all.GetRequiredService<IStringLocalizerFactory>()
            ))
            .AddSingleton<PageTimes>();
}
