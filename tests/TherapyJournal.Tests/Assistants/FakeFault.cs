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
    Overloaded,
    Hang,
    HangInTheBody,
    EndlessUnknownEvents,
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
    TwoAnswers,
    Prose,
    Refusal,
    Incomplete,
    FilteredHalfWay,
    FailedInTheAnswer,
    ErrorEvent,
    StillInProgress,
    Redirect,
}

/// <summary>Does what a <see cref="FakeFault"/> says.</summary>
internal static class FakeFaultDoing
{
    private const string Prompt = """{"question": "What stayed with you?", "why": "Because you asked for it."}""";

    public static Task CommitAsync(this FakeFault fault, HttpContext context, FakeWire wire, FakeRequest request)
    {
        return fault switch
        {
            FakeFault.Unauthorised => ErrorAsync(401, "invalid_api_key"),
            FakeFault.Forbidden => ErrorAsync(403, "unsupported_country_region_territory"),
            FakeFault.ModelGone => ErrorAsync(404, "model_not_found"),
            FakeFault.RateLimited => ErrorAsync(429, "rate_limit_exceeded"),
            FakeFault.RateLimitedRetryAtOnce => RetryAfterAsync("0"),
            FakeFault.RateLimitedRetryAfterAMinute => RetryAfterAsync("60"),
            FakeFault.NoCredit => ErrorAsync(wire is FakeAnthropicWire ? 402 : 429, "insufficient_quota"),
            FakeFault.RequestRefusedAndRepeated => ErrorAsync(400, "invalid_value"),
            FakeFault.PromptFiltered => ErrorAsync(400, "content_policy_violation"),
            FakeFault.ServerError => ErrorAsync(500, "server_error"),
            FakeFault.Unavailable => ErrorAsync(503, "overloaded"),
            FakeFault.Overloaded => ErrorAsync(529, "overloaded"),
            FakeFault.Hang => Task.Delay(Timeout.Infinite, context.RequestAborted),
            FakeFault.HangInTheBody => HalfAsync(context, wire, request, then: Half.Hangs),
            FakeFault.EndlessUnknownEvents => UnknownEventsAsync(context, wire),
            FakeFault.Reset => ResetAsync(context),
            FakeFault.HalfABody => HalfAsync(context, wire, request, then: Half.Breaks),
            FakeFault.HalfAnAnswer => HalfAsync(context, wire, request, then: Half.Ends),
            FakeFault.EndlessBody => EndlessAsync(context, wire, request),
            FakeFault.Html => HtmlAsync(context),
            FakeFault.EmptyBody => EmptyAsync(context, request),
            FakeFault.NoOutput => wire.SpeakAsync(context, request, text: null),
            FakeFault.BlankAnswer => wire.SpeakAsync(context, request, "  "),
            FakeFault.WrongForm => wire.SpeakAsync(context, request, """{"diagnosis": [1]}"""),
            FakeFault.HolesInTheForm => wire.SpeakAsync(
                context,
                request,
                """{"question": null, "why": " ", "text": "", "sentences": [null]}"""
            ),
            FakeFault.TwoAnswers => wire.SpeakAsync(
                context,
                request,
                $"{FakeAnswers.Plausible(request)} or {FakeAnswers.Plausible(request)}"
            ),
            FakeFault.Prose => wire.SpeakAsync(context, request, "Here is what I think: " + request.Body),
            FakeFault.Refusal => wire.SpeakAsync(context, request, "I cannot.", FakeEnd.Refused),
            FakeFault.Incomplete => wire.SpeakAsync(context, request, Prompt[..20], FakeEnd.OutOfTokens),
            FakeFault.FilteredHalfWay => wire.SpeakAsync(context, request, Prompt[..20], FakeEnd.Filtered),
            FakeFault.FailedInTheAnswer => wire.SpeakAsync(context, request, Prompt[..20], FakeEnd.Failed),
            FakeFault.ErrorEvent => wire.SpeakAsync(context, request, Prompt[..20], FakeEnd.ErrorEvent),
            FakeFault.StillInProgress => wire.SpeakAsync(context, request, Prompt, FakeEnd.Never),
            FakeFault.Redirect => RedirectAsync(context),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };

        // Like some services, it repeats what was sent in its message.
        Task ErrorAsync(int status, string code) =>
            FakeModelServer.WriteAsync(context, wire.Error(code, "Bad: " + request.Body), status);

        Task RetryAfterAsync(string seconds)
        {
            context.Response.Headers.RetryAfter = seconds;
            return ErrorAsync(429, "rate_limit_exceeded");
        }
    }

    private enum Half
    {
        Hangs,
        Breaks,
        Ends,
    }

    private static async Task HalfAsync(HttpContext context, FakeWire wire, FakeRequest request, Half then)
    {
        if (request.IsStreamed)
        {
            await FakeWire.StreamAsync(context, wire.Events(request.Model, Prompt).Take(5));
        }
        else
        {
            var whole = wire.Whole(request.Model, Prompt);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = then is Half.Ends ? null : whole.Length;
            await context.Response.WriteAsync(whole[..100], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
        if (then is Half.Hangs)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        else if (then is Half.Breaks)
        {
            context.Abort();
        }
    }

    private static async Task UnknownEventsAsync(HttpContext context, FakeWire wire)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await FakeWire.StreamAsync(context, [wire.UnknownEvent]);
            await Task.Delay(20, context.RequestAborted);
        }
    }

    private static Task ResetAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task EndlessAsync(HttpContext context, FakeWire wire, FakeRequest request) =>
        request.IsStreamed
            ? FakeWire.StreamAsync(
                context,
                wire.Events(request.Model, "a").Take(3).Concat(Endless(wire.Events(request.Model, "and on ").ToList()))
            )
            : WhitespaceAsync(context);

    private static IEnumerable<string> Endless(List<string> events)
    {
        var words = events.Find(sent => sent.Contains("and on ", StringComparison.Ordinal)) ?? "";
        while (true)
        {
            yield return words;
        }
    }

    private static async Task WhitespaceAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
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

    private static Task EmptyAsync(HttpContext context, FakeRequest request) =>
        request.IsStreamed ? FakeWire.StreamAsync(context, []) : FakeModelServer.WriteAsync(context, "");

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("/elsewhere/v1/responses", permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }
}
