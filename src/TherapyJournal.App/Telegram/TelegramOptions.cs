using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.App.Telegram;

/// <summary>How the bot sends and is asked. Bound from <c>Journal:Telegram</c>; without a token there is no bot.</summary>
internal sealed class TelegramOptions : IValidatableObject
{
    // Telegram reaches these alone (core.telegram.org/bots/api#setwebhook).
    private static readonly int[] PortsThatTelegramReaches = [443, 80, 88, 8443];

    /// <summary>How many messages go out in a second, over all chats; Telegram takes about 30.</summary>
    [Range(1, 1000, ErrorMessage = "Journal:Telegram:MessagesPerSecond must be from 1 to 1000.")]
    public double MessagesPerSecond { get; init; } = 25;

    /// <summary>Seconds between two messages in one chat; Telegram takes about one a second.</summary>
    [Range(0, 60, ErrorMessage = "Journal:Telegram:SecondsBetweenMessages must be from 0 to 60.")]
    public double SecondsBetweenMessages { get; init; } = 1;

    /// <summary>Whether the two bounds hold; off only against a server of one's own, such as in a measurement.</summary>
    public bool Pacing { get; init; } = true;

    /// <summary>How long Telegram waits for a message before it answers that there is none, in seconds.</summary>
    [Range(0, 50, ErrorMessage = "Journal:Telegram:PollSeconds must be from 0 to 50.")]
    public int PollSeconds { get; init; } = 25;

    /// <summary>The public https address of this server, to which Telegram then sends; null: Telegram is asked. A path stands for what a proxy takes away.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What Telegram says to prove that it is Telegram; it goes with <see cref="WebhookUrl"/>.</summary>
    [RegularExpression(
        "[A-Za-z0-9_-]{1,256}",
        ErrorMessage = "Journal:Telegram:WebhookSecret must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -."
    )]
    public string? WebhookSecret { get; init; }

    /// <summary>Where Telegram sends updates to, and with what secret; null: nowhere, it is asked.</summary>
    public (Uri Address, string Secret)? Webhook() =>
        string.IsNullOrWhiteSpace(WebhookUrl) || string.IsNullOrEmpty(WebhookSecret)
            ? null
            : (new Uri(WebhookUrl.Trim().TrimEnd('/') + UpdateWebhook.Path), WebhookSecret);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(WebhookUrl) != string.IsNullOrEmpty(WebhookSecret))
        {
            yield return new ValidationResult(
                "Journal:Telegram:WebhookUrl and Journal:Telegram:WebhookSecret go together: set both, or neither."
            );
        }
        if (!string.IsNullOrWhiteSpace(WebhookUrl) && !IsReachable(WebhookUrl.Trim()))
        {
            yield return new ValidationResult(
                "Journal:Telegram:WebhookUrl must be the public https address of this server, such as https://journal.example; "
                    + "Telegram reaches the ports 443, 80, 88 and 8443 alone."
            );
        }
    }

    private static bool IsReachable(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && !url.IsLoopback
        && PortsThatTelegramReaches.Contains(url.Port)
        && url is { UserInfo: "", Query: "", Fragment: "" };
}
