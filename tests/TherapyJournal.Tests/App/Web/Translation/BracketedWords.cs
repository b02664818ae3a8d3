using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>The program's own sentences, each between brackets, so that what was looked up can be told from what was not. Values that are woven in stand outside.</summary>
internal sealed partial class BracketedWords : IStringLocalizerFactory
{
    public const char Opening = '⟦';
    public const char Closing = '⟧';

    private readonly ResourceManagerStringLocalizerFactory real = new(
        Options.Create(new LocalizationOptions()),
        NullLoggerFactory.Instance
    );

    /// <summary>What was asked for and stands in no file.</summary>
    public ConcurrentBag<string> Missing { get; } = [];

    public IStringLocalizer Create(Type resourceSource) => new Bracketed(this, real.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) =>
        new Bracketed(this, real.Create(baseName, location));

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, 1000)]
    private static partial Regex Value();

    private sealed class Bracketed(BracketedWords all, IStringLocalizer words) : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, $"{Opening}{Find(name)}{Closing}");

        public LocalizedString this[string name, params object[] arguments] =>
            new(
                name,
                string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{Opening}{Value().Replace(Find(name), $"{Closing}$0{Opening}")}{Closing}",
                    arguments
                )
            );

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            words.GetAllStrings(includeParentCultures);

        private string Find(string name)
        {
            var found = words[name];
            if (found.ResourceNotFound)
            {
                all.Missing.Add(name);
            }
            return found.Value;
        }
    }
}
