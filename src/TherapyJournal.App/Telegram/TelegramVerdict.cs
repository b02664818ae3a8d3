using System.Net;
using System.Text.Json;

namespace TherapyJournal.App.Telegram;

/// <summary>What an answer of the Bot API means.</summary>
internal static class TelegramVerdict
{
    // Where Telegram says "too many" and not how long.
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(5);

    /// <summary>Of a whole answer: what stands in its result, or why there is none.</summary>
    public static TelegramAnswer<JsonElement> Of(HttpStatusCode status, byte[] bytes)
    {
        if (Envelope(bytes) is not { } envelope)
        {
            // A proxy's page, half a JSON. Where somebody said no nothing was done, and who it was nobody knows: only Telegram itself can
            // say that a person has blocked us.
            var failed = (int)status is >= 400 and < 500;
            return new TelegramAnswer<JsonElement>.Failed(
                new TelegramFailure(TelegramFault.Malformed, IsAmbiguous: !failed)
            );
        }
        if (envelope.Ok)
        {
            return new TelegramAnswer<JsonElement>.Done(envelope.Result);
        }
        var reason = envelope.IsUnchanged
            ? TelegramFault.Unchanged
            : Reason((HttpStatusCode)(envelope.ErrorCode ?? (int)status));
        return new TelegramAnswer<JsonElement>.Failed(
            new TelegramFailure(
                reason,
                reason == TelegramFault.TooMany
                    ? TimeSpan.FromSeconds(Math.Max(0, envelope.Parameters?.RetryAfter ?? (int)UsualPause.TotalSeconds))
                    : TimeSpan.Zero,
                IsAmbiguous: reason == TelegramFault.Trouble
            )
        );
    }

    private static TelegramEnvelope? Envelope(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, TelegramJson.Default.TelegramEnvelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a status means.</summary>
    public static TelegramFault Reason(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.NotFound => TelegramFault.WrongToken,
            HttpStatusCode.Forbidden => TelegramFault.Blocked,
            HttpStatusCode.Conflict => TelegramFault.AnotherPolls,
            HttpStatusCode.TooManyRequests => TelegramFault.TooMany,
            >= HttpStatusCode.InternalServerError => TelegramFault.Trouble,
            >= HttpStatusCode.BadRequest => TelegramFault.Refused,
            _ => TelegramFault.Malformed,
        };
}
