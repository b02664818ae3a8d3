using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TherapyJournal.Chats;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Telegram;

/// <summary>Takes the updates that Telegram sends by itself. What it answers with 200 is committed; for anything else Telegram sends again.</summary>
internal sealed class UpdateWebhook(
    TelegramAddress address,
    TelegramOptions options,
    ReceiveMessages receive,
    TimeProvider clock,
    ILogger<UpdateWebhook> log
)
{
    /// <summary>Below the public address.</summary>
    public const string Path = "/telegram/updates";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    // An update has one message of at most 4,096 characters, or 1,024 beside a picture.
    private const int LargestUpdate = 1024 * 1024;

    // A database that says nothing must not hold requests until nobody can connect any more.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly byte[] secret = Hash(options.Webhook()?.Secret ?? "");
    private int told;

    /// <summary>Takes one in.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="isOpen">Whether the store can be written to.</param>
    /// <param name="cancel">The connection was lost.</param>
    /// <returns>The status to answer with.</returns>
    public async Task<int> TakeAsync(HttpRequest request, bool isOpen, CancellationToken cancel)
    {
        if (!IsTelegram(request))
        {
            TellOnce();
            return StatusCodes.Status401Unauthorized;
        }
        if (!isOpen)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
        if (await ReadAsync(request.Body, cancel) is not { } body)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }
        try
        {
            using var update = JsonDocument.Parse(body);
            return FromTelegram.Read(update.RootElement, address.Bot, clock.NowStored()) is not { } message
                // Nothing that concerns anybody here: the same again would be no better.
                ? StatusCodes.Status200OK
                : await CommitAsync(message, cancel);
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private async Task<int> CommitAsync(ChatMessage message, CancellationToken cancel)
    {
        using var bound = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancel);
        try
        {
            // In a thread of its own: SQLite waits for a busy file without listening. If it commits after all, the next delivery is known.
            await Task.Run(() => receive.RunAsync([message], either.Token), either.Token).WaitAsync(either.Token);
            return StatusCodes.Status200OK;
        }
        catch (Exception fault)
        {
            // The type alone: a message could hold what somebody wrote.
            log.LogWarning(
                "A message could not be taken in ({Fault}); Telegram keeps it and sends again",
                fault.GetType().Name
            );
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    // Of hashes, which are of one length: how long it takes tells nothing about the secret.
    private bool IsTelegram(HttpRequest request) =>
        request.Headers[SecretHeader] is [{ } said] && CryptographicOperations.FixedTimeEquals(Hash(said), secret);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <returns>Null: it is longer than any update.</returns>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await body.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (bytes.Length + read > LargestUpdate)
            {
                return null;
            }
            bytes.Write(piece, 0, read);
        }
        return bytes.ToArray();
    }

    // Once: whoever tries secrets must not fill the log.
    private void TellOnce()
    {
        if (Interlocked.Exchange(ref told, 1) == 0)
        {
            log.LogWarning("Somebody sent an update without the webhook's secret, or with another one; it was refused");
        }
    }
}
