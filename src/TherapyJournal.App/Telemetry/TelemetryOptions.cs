using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.App.Telemetry;

/// <summary>Where numbers and traces of the running program go. Bound from <c>Journal:Telemetry</c>; without an address nothing is sent.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>The address of a collector that speaks OTLP over HTTP, such as http://collector:4318; null: there is none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What goes with every request, such as Authorization=Bearer …; several are separated by commas.</summary>
    public string? Headers { get; init; }

    /// <summary>How often numbers are sent, in seconds.</summary>
    [Range(1, 3600, ErrorMessage = "Journal:Telemetry:Seconds must be from 1 to 3600.")]
    public int Seconds { get; init; } = 30;

    /// <summary>The collector; null: there is none.</summary>
    public Uri? Collector => string.IsNullOrWhiteSpace(Endpoint) ? null : new Uri(Endpoint.Trim().TrimEnd('/') + "/");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Endpoint) && !IsAddress(Endpoint.Trim()))
        {
            yield return new ValidationResult(
                "Journal:Telemetry:Endpoint must be the address of an OTLP collector over HTTP, such as http://collector:4318, without a query."
            );
        }
    }

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url is { UserInfo: "", Query: "", Fragment: "" };
}
