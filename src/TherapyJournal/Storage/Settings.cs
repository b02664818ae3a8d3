using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace TherapyJournal.Storage;

/// <summary>Reads a section of the settings and checks it at once.</summary>
internal static class Settings
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
        catch (InvalidOperationException)
        {
            throw new SettingException(
                $"A setting under {section} has a value of the wrong kind. Look at appsettings.json and the environment."
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
}
