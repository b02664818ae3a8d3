using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.Assistants;

/// <summary>How a model's service can misbehave.</summary>
public enum FakeFault
{
    None,
    Unauthorised,
    Forbidden,
    ModelGone,
    RateLimited,
    RateLimitedRetryAtOnce,
    RateLimitedRetryAfterAMinute,
    NoCredit,
    RequestRefusedAndRepeated,
    PromptFiltered,
    ServerError,
    Unavailable,
    Hang,
    HangInTheBody,
    Reset,
    HalfABody,
    HalfAnAnswer,
    EndlessBody,
    Html,
    EmptyBody,
    NoOutput,
    BlankAnswer,
    WrongForm,
    HolesInTheForm,
    FencedJson,
    Prose,
    Refusal,
    Incomplete,
    FilteredHalfWay,
    FailedInTheAnswer,
    StillInProgress,
    Redirect,
}

/// <summary>Does what a <see cref="FakeFault"/> says.</summary>
internal static class FakeFaultDoing
{
    private const string Prompt = """{"question": "What stayed with you?", "why": "Because you asked for it."}""";

    public static Task CommitAsync(this FakeFault fault, HttpContext context, string body) =>
        fault switch
        {
            FakeFault.Unauthorised => ErrorAsync(context, 401, "invalid_api_key", body),
            FakeFault.Forbidden => ErrorAsync(context, 403, "unsupported_country_region_territory", body),
            FakeFault.ModelGone => ErrorAsync(context, 404, "model_not_found", body),
            FakeFault.RateLimited => ErrorAsync(context, 429, "rate_limit_exceeded", body),
            FakeFault.RateLimitedRetryAtOnce => RetryAfterAsync(context, "0", body),
            FakeFault.RateLimitedRetryAfterAMinute => RetryAfterAsync(context, "60", body),
            FakeFault.NoCredit => ErrorAsync(context, 429, "insufficient_quota", body),
            FakeFault.RequestRefusedAndRepeated => ErrorAsync(context, 400, "invalid_value", body),
            FakeFault.PromptFiltered => ErrorAsync(context, 400, "content_policy_violation", body),
            FakeFault.ServerError => ErrorAsync(context, 500, "server_error", body),
            FakeFault.Unavailable => ErrorAsync(context, 503, "overloaded", body),
            FakeFault.Hang => Task.Delay(Timeout.Infinite, context.RequestAborted),
            FakeFault.HangInTheBody => HangInTheBodyAsync(context),
            FakeFault.Reset => ResetAsync(context),
            FakeFault.HalfABody => HalfABodyAsync(context),
            FakeFault.HalfAnAnswer => FakeOpenAi.WriteAsync(context, FakeAnswers.Whole(Prompt)[..150]),
            FakeFault.EndlessBody => EndlessBodyAsync(context),
            FakeFault.Html => HtmlAsync(context),
            FakeFault.EmptyBody => FakeOpenAi.WriteAsync(context, ""),
            FakeFault.NoOutput => FakeOpenAi.WriteAsync(context, FakeAnswers.With("[]")),
            FakeFault.BlankAnswer => FakeOpenAi.WriteAsync(context, FakeAnswers.Whole("  ")),
            FakeFault.WrongForm => FakeOpenAi.WriteAsync(context, FakeAnswers.Whole("""{"diagnosis": [1]}""")),
            FakeFault.HolesInTheForm => FakeOpenAi.WriteAsync(
                context,
                FakeAnswers.Whole("""{"question": null, "why": " ", "text": "", "sentences": [null]}""")
            ),
            FakeFault.FencedJson => FakeOpenAi.WriteAsync(context, FakeAnswers.Whole($"```json\n{Prompt}\n```")),
            FakeFault.Prose => FakeOpenAi.WriteAsync(context, FakeAnswers.Whole("Here is what I think: " + body)),
            FakeFault.Refusal => FakeOpenAi.WriteAsync(context, FakeAnswers.Refused(body)),
            FakeFault.Incomplete => FakeOpenAi.WriteAsync(context, Stopped("max_output_tokens")),
            FakeFault.FilteredHalfWay => FakeOpenAi.WriteAsync(context, Stopped("content_filter")),
            FakeFault.FailedInTheAnswer => FakeOpenAi.WriteAsync(
                context,
                FakeAnswers.With(
                    "[]",
                    "failed",
                    $$""", "error": {"code": "server_error", "message": {{JsonSerializer.Serialize(body)}}}"""
                )
            ),
            FakeFault.StillInProgress => FakeOpenAi.WriteAsync(context, FakeAnswers.With("[]", "in_progress")),
            FakeFault.Redirect => RedirectAsync(context),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };

    // Like some services, it repeats what was sent in its message.
    private static Task ErrorAsync(HttpContext context, int status, string code, string body) =>
        FakeOpenAi.WriteAsync(
            context,
            $$"""{"error": {"message": {{JsonSerializer.Serialize("Bad: " + body)}}, "type": "error", "param": null, "code": "{{code}}"} }""",
            status
        );

    private static Task RetryAfterAsync(HttpContext context, string seconds, string body)
    {
        context.Response.Headers.RetryAfter = seconds;
        return ErrorAsync(context, 429, "rate_limit_exceeded", body);
    }

    private static string Stopped(string reason) =>
        FakeAnswers.With(
            FakeAnswers.Message("""{"question": "What sta"""),
            "incomplete",
            $$""", "incomplete_details": {"reason": "{{reason}}"}"""
        );

    private static async Task HangInTheBodyAsync(HttpContext context)
    {
        await context.Response.WriteAsync(FakeAnswers.Whole(Prompt)[..150], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static Task ResetAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task HalfABodyAsync(HttpContext context)
    {
        var whole = FakeAnswers.Whole(Prompt);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = whole.Length;
        await context.Response.WriteAsync(whole[..150], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task EndlessBodyAsync(HttpContext context)
    {
        var chunk = new string(' ', 64 * 1024);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(chunk, context.RequestAborted);
        }
    }

    private static Task HtmlAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<!doctype html><title>Sign in</title>", context.RequestAborted);
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("/elsewhere/v1/responses", permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }
}
