using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.Assistants;

/// <summary>How an answer ends.</summary>
internal enum FakeEnd
{
    Completed,
    OutOfTokens,
    Filtered,
    Refused,
    Failed,
    ErrorEvent,
    Never,
}

/// <summary>A vendor's way to write answers.</summary>
internal abstract class FakeWire
{
    /// <summary>A whole answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="text">What it says; null: there is no output at all.</param>
    /// <param name="end">How it ends.</param>
    /// <param name="words">What the service repeats of the request where it complains.</param>
    public abstract string Whole(string model, string? text, FakeEnd end = FakeEnd.Completed, string words = "");

    /// <summary>The same, event by event.</summary>
    public abstract IEnumerable<string> Events(
        string model,
        string? text,
        FakeEnd end = FakeEnd.Completed,
        string words = ""
    );

    /// <summary>An event that no version of the protocol knows.</summary>
    public abstract string UnknownEvent { get; }

    /// <summary>An error as the body of a refused request.</summary>
    public abstract string Error(string code, string message);

    /// <summary>Answers as the request wishes: in one piece or event by event.</summary>
    public Task SpeakAsync(
        HttpContext context,
        FakeRequest request,
        string? text,
        FakeEnd end = FakeEnd.Completed,
        bool inOnePiece = false
    ) =>
        request.IsStreamed && !inOnePiece
            ? StreamAsync(context, Events(request.Model, text, end, request.Body))
            : FakeModelServer.WriteAsync(context, Whole(request.Model, text, end, request.Body));

    public static async Task StreamAsync(HttpContext context, IEnumerable<string> events)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
        }
        await context.Response.Body.FlushAsync(context.RequestAborted);
        foreach (var sent in events)
        {
            await context.Response.WriteAsync(sent, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>A text in pieces as a model writes them.</summary>
    protected static IEnumerable<string> Pieces(string? text) =>
        (text ?? "").Chunk(9).Select(piece => new string(piece));
}
