using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Safety.Calling;

/// <summary>The mail server through which people are called. Bound from <c>Journal:Email</c>; without a host there is no e-mail.</summary>
public sealed class EmailOptions : IValidatableObject
{
    /// <summary>The server's name; null: no e-mail is sent.</summary>
    public string? Host { get; init; }

    /// <summary>Its port for submission (RFC 6409).</summary>
    [Range(1, 65535, ErrorMessage = "Journal:Email:Port must be from 1 to 65535.")]
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>The account that signs in there; null: nobody needs to.</summary>
    public string? Account { get; init; }

    /// <summary>Their password.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection is encrypted (STARTTLS). Off is for a server on this machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>How long the server may take, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "Journal:Email:Seconds must be from 1 to 60.")]
    public int Seconds { get; init; } = 15;

    /// <summary>Whether e-mail can be sent.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Host);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSet && !EmailAddress.IsOne(From))
        {
            yield return new("Journal:Email:From must be an address, such as journal@practice.example.");
        }
        if (IsSet && !Tls && !IsThisMachine)
        {
            yield return new(
                "Journal:Email:Tls may be off only for a server on this machine (localhost, 127.0.0.1 or ::1)."
            );
        }
    }

    private bool IsThisMachine => Host is "localhost" or "127.0.0.1" or "::1" or "[::1]";
}
