using System.ClientModel.Primitives;
using System.Globalization;

namespace TherapyJournal.Assistants;

/// <summary>Asks once more, soon, where that may help. Longer waits belong to the queue, which lets others pass meanwhile.</summary>
internal sealed class OneRetry() : ClientRetryPolicy(maxRetries: 1)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) =>
        Pause(message) <= Longest && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        Pause(message) <= Longest && await base.ShouldRetryAsync(message, exception);

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount) => Pause(message);

    private static TimeSpan Pause(PipelineMessage message) =>
        message.Response is { } response && response.Headers.TryGetValue("retry-after", out var told)
            // A date instead of seconds is as good as too long.
            ? double.TryParse(told, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < 86_400
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue
            : Usual;
}
