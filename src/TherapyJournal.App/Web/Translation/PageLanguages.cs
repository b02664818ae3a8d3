using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Translation;

/// <summary>In which language a page speaks: a patient's own once they are signed in, and before that the browser's. Whoever works for the practice reads English.</summary>
/// <param name="Codes">Those that there are (ISO 639-1); the first stands for every other.</param>
internal sealed record PageLanguages(IReadOnlyList<string> Codes)
{
    /// <summary>Those that may be given to a patient.</summary>
    public static PageLanguages OfPatients { get; } = new(PatientDetails.LanguagesToChooseFrom);

    /// <summary>The language of the page that is being made.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Name;

    /// <summary>How the framework chooses. What is sorted or written by a culture stays as everywhere in the program.</summary>
    public RequestLocalizationOptions Choosing() =>
        new()
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, Culture(Codes[0])),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [.. Codes.Select(Culture)],
            RequestCultureProviders =
            [
                new CustomRequestCultureProvider(OfPerson),
                new CustomRequestCultureProvider(OfBrowserAsync),
            ],
        };

    /// <summary>Goes on in the language that was chosen for a request, where something failed before its page was made.</summary>
    public static void Resume(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>() is { RequestCulture.UICulture: var chosen })
        {
            CultureInfo.CurrentUICulture = chosen;
        }
    }

    private Task<ProviderCultureResult?> OfPerson(HttpContext context) =>
        Task.FromResult(
            context.Person() is { } person
                ? new ProviderCultureResult(Codes.FirstOrDefault(c => c == person.Language) ?? Codes[0])
                : null
        );

    // Of a culture without data the framework does not know that de-AT is a kind of de.
    private static async Task<ProviderCultureResult?> OfBrowserAsync(HttpContext context) =>
        await new AcceptLanguageHeaderRequestCultureProvider().DetermineProviderCultureResult(context) is { } asked
            ? new ProviderCultureResult([.. asked.UICultures.Select(c => new StringSegment($"{c}".Split('-')[0]))])
            : null;

    private static CultureInfo Culture(string code) => CultureInfo.GetCultureInfo(code);
}
