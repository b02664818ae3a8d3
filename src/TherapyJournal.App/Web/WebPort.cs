using System.Globalization;
using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web;

/// <summary>The port at which the server answers, from PORT.</summary>
internal static class WebPort
{
    private const int Usual = 8080;

    /// <summary>From the settings; 8080 where nothing is set.</summary>
    /// <exception cref="SettingException">It is no port.</exception>
    public static int From(IConfiguration configuration) =>
        configuration["PORT"]?.Trim() is not { Length: > 0 } text ? Usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
        : throw new SettingException("PORT must be a number from 1 to 65535, such as 8080.");
}
