using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A way in which the download of a file goes wrong.</summary>
internal sealed class FakeDownload
{
    private readonly Func<HttpContext, byte[], Task> spoil;

    private FakeDownload(Func<HttpContext, byte[], Task> spoil) => this.spoil = spoil;

    /// <summary>The hour is over for which it could be fetched.</summary>
    public static FakeDownload Expired { get; } =
        new((context, _) => FakeTelegramAnswer.Refused(404, "Not Found").WriteAsync(context));

    public static FakeDownload Trouble { get; } =
        new((context, _) => FakeTelegramAnswer.Refused(502, "Bad Gateway").WriteAsync(context));

    /// <summary>Half of it comes, and the connection breaks.</summary>
    public static FakeDownload Half { get; } =
        new(
            async (context, bytes) =>
            {
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
            }
        );

    /// <summary>Half of it comes as if it were all.</summary>
    public static FakeDownload HalfAsIfWhole { get; } =
        new(
            async (context, bytes) =>
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted)
        );

    /// <summary>It has no end.</summary>
    public static FakeDownload Endless { get; } =
        new(
            async (context, bytes) =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
                }
            }
        );

    public Task SpoilAsync(HttpContext context, byte[] bytes) => spoil(context, bytes);
}
