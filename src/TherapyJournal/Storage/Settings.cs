using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace TherapyJournal.Storage;

/// <summary>Reads a section of the settings and checks it at once.</summary>
public static class Settings
{
    /// <summary>The section's options, defaults where nothing is set.</summary>
    /// <exception cref="SettingException">A value is out of its bounds; the sentence says which and what is allowed.</exception>
    public static TOptions Read<TOptions>(IConfiguration configuration, string section)
        where TOptions : class, new()
    {
        TOptions options;
        try
        {
            options = configuration.GetSection(section).Get<TOptions>() ?? new TOptions();
        }
        catch (InvalidOperationException fault)
        {
            var setting = Named(configuration, section, fault);
            throw new SettingException(
                $"{setting} has a value of the wrong kind. Look at appsettings.json and the environment."
            );
        }
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(
            options,
            new ValidationContext(options),
            problems,
            validateAllProperties: true
        )
            ? options
            : throw new SettingException(string.Join(" ", problems.Select(p => p.ErrorMessage)));
    }

    // The binder's message tells the value too, which may be a secret: only a name that is really set is taken from it.
    private static string Named(IConfiguration configuration, string section, Exception fault) =>
        configuration
            .GetSection(section)
            .AsEnumerable()
            .Where(setting => setting.Value is not null)
            .Select(setting => setting.Key)
            .FirstOrDefault(name => fault.Message.Contains($" at '{name}' to type ", StringComparison.Ordinal))
        ?? $"A setting under {section}";
}
