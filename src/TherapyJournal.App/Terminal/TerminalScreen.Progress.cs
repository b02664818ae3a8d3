using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>Work that takes a while.</summary>
internal sealed partial class TerminalScreen
{
    /// <summary>
    /// Runs the work under a bar that it moves by saying how many of <paramref name="total"/> are done.
    /// Without a terminal there is no bar, only one remark at the end.
    /// </summary>
    public async Task ProgressAsync(string what, long total, Func<Action<long>, Task> work)
    {
        var title = SafeText.OneLine(what);
        if (styled)
            await page.Progress()
                .AutoRefresh(true)
                .HideCompleted(false)
                .Columns(
                    Words(),
                    Bar(),
                    new PercentageColumn { Style = Tone.Quiet.Style(), CompletedStyle = Tone.Quiet.Style() }
                )
                .StartAsync(async progress =>
                {
                    // The description is the one place where Spectre insists on markup, so the title is escaped.
                    var task = progress.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                    await work(done => task.Value = done);
                    task.Value = task.MaxValue;
                });
        else
        {
            await work(_ => { });
            Remark($"{title}: done, {total} of {total}.");
        }
    }

    private static TaskDescriptionColumn Words() => new() { Alignment = Justify.Left };

    private static ProgressBarColumn Bar() =>
        new()
        {
            Width = 32,
            CompletedStyle = Tone.Accent.Style(),
            FinishedStyle = Tone.Accent.Style(),
            RemainingStyle = Tone.Quiet.Style(),
        };
}
