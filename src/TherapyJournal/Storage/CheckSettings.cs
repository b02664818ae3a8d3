using Microsoft.Extensions.Configuration;

namespace TherapyJournal.Storage;

/// <summary>Looks for settings that nothing reads: a misspelt one is ignored, and whoever wrote it believes that it holds.</summary>
internal sealed class CheckSettings(IConfiguration configuration, IEnumerable<KnownSettings> known) : ICheckUp
{
    public Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        var unread = configuration
            .GetSection("Journal")
            .AsEnumerable()
            .Where(setting => setting.Value is not null && !known.Any(k => k.Has(setting.Key)))
            .Select(setting => setting.Key)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return Task.FromResult<IReadOnlyList<Check>>([
            unread.Count == 0
                ? new Check("settings", CheckLight.Green, "Every setting under Journal: is read.")
                : new Check(
                    "settings",
                    CheckLight.Amber,
                    $"Nothing reads {string.Join(", ", unread)}. README.md lists the settings; is it misspelt?"
                ),
        ]);
    }
}
