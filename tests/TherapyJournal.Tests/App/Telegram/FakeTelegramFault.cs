using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A way in which a call goes wrong: before it is done, or after, when only its answer is lost.</summary>
internal sealed class FakeTelegramFault
{
    private readonly Func<HttpContext, FakeTelegramAnswer?, Task> spoil;

    private FakeTelegramFault(bool isBefore, Func<HttpContext, FakeTelegramAnswer?, Task> spoil)
    {
        IsBefore = isBefore;
        this.spoil = spoil;
    }

    public static FakeTelegramFault None { get; } =
        new(isBefore: false, (context, answer) => answer!.WriteAsync(context));

    /// <summary>Too many calls; wait so many seconds.</summary>
    public static FakeTelegramFault TooMany(int seconds) =>
        new(isBefore: true, (context, _) => FakeTelegramAnswer.TooMany(seconds).WriteAsync(context));

    public static FakeTelegramFault Trouble { get; } =
        new(
            isBefore: true,
            (context, _) => FakeTelegramAnswer.Refused(500, "Internal Server Error").WriteAsync(context)
        );

    /// <summary>A page of something in between.</summary>
    public static FakeTelegramFault BadGateway { get; } =
        new(isBefore: true, (context, _) => WriteAsync(context, 502, "<html>502 Bad Gateway</html>"));

    /// <summary>Done, and half of the answer comes.</summary>
    public static FakeTelegramFault HalfAnAnswer { get; } =
        new(isBefore: false, (context, answer) => WriteAsync(context, 200, answer!.Json[..(answer.Json.Length / 2)]));

    /// <summary>Done, and the connection is cut before the answer.</summary>
    public static FakeTelegramFault LostAnswer { get; } =
        new(
            isBefore: false,
            (context, _) =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );

    /// <summary>Nothing is said until the caller gives up.</summary>
    public static FakeTelegramFault Silence { get; } =
        new(
            isBefore: true,
            async (context, _) =>
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                }
                catch (OperationCanceledException)
                {
                    context.Abort();
                }
            }
        );

    /// <summary>True: nothing of what was asked is done.</summary>
    public bool IsBefore { get; }

    public Task SpoilAsync(HttpContext context, FakeTelegramAnswer? answer) => spoil(context, answer);

    private static async Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }
}

/// <summary>An answer of the Bot API.</summary>
internal sealed record FakeTelegramAnswer(int Status, string Json)
{
    public static FakeTelegramAnswer Done(JsonNode? result) =>
        new(200, new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString());

    public static FakeTelegramAnswer Refused(int code, string description) =>
        new(
            code,
            new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = code,
                ["description"] = description,
            }.ToJsonString()
        );

    public static FakeTelegramAnswer TooMany(int seconds) =>
        new(
            429,
            new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = 429,
                ["description"] = $"Too Many Requests: retry after {seconds}",
                ["parameters"] = new JsonObject { ["retry_after"] = seconds },
            }.ToJsonString()
        );

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Json, context.RequestAborted);
    }
}
