using Microsoft.Extensions.Configuration;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Evals;

/// <summary>Has the configured model read texts for danger as the program does, after the rules; without its moderation.</summary>
internal sealed class ScreenWithModel(IConfiguration settings, TimeProvider clock)
{
    private const int AtOnce = 4;
    private static readonly Instant Day = Instant.FromUtc(2026, 9, 7, 19, 30);

    private int silent;

    /// <summary>How often the model gave no usable answer, so that the rules stand alone.</summary>
    public int Silent => silent;

    /// <summary>What rules and model together find in each text; where the rules find something urgent the model is not asked.</summary>
    /// <exception cref="SettingException">No model is configured for it, or a setting cannot be used.</exception>
    public async Task<IReadOnlyList<RiskFinding>> FindAsync(IEnumerable<string> texts, CancellationToken cancel)
    {
        await using var journal = await CaseJournal.OpenAsync(settings, clock, Day, cancel);
        if (!journal.Get<Assistant>().IsConfiguredFor(AssistantStep.ScreenEntry))
        {
            throw new SettingException(
                "No model is configured for screen-entry; set OPENAI_API_KEY, or leave --model out."
            );
        }
        var found = new List<RiskFinding>();
        foreach (var some in texts.Chunk(AtOnce))
        {
            found.AddRange(await Task.WhenAll(some.Select(text => JoinedAsync(journal, text, cancel))));
        }
        return found;
    }

    private async Task<RiskFinding> JoinedAsync(CaseJournal journal, string text, CancellationToken cancel)
    {
        var byRules = RiskScreen.Screen(text);
        if (byRules.Level == RiskLevel.Urgent || string.IsNullOrWhiteSpace(text))
        {
            return byRules;
        }
        var reply = await journal
            .Get<Assistant>()
            .AskAsync(
                AssistantStep.ScreenEntry,
                journal.Get<InstructionsShelf>().Of(AssistantStep.ScreenEntry.Name, new Manner(null, null, true)),
                SafetyIdentifier.From(new byte[32]),
                [.. BothEnds.Of(text).Select(piece => UntrustedBlock.Entry(piece, Day.InUtc().Date))],
                "The patient's language is en.",
                cancel
            );
        if (reply is not AssistantReply<ScreenReply>.Answered answered)
        {
            Interlocked.Increment(ref silent);
            return byRules;
        }
        return
            ModelFinding.Of(answered.Value, text, answered.Usage.Model) is { } byModel
            && byModel.Finding.Level > byRules.Level
            ? byModel.Finding
            : byRules;
    }
}
