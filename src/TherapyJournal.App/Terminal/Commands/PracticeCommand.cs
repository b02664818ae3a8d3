using System.CommandLine;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal practice`: settings and policies of the practice.</summary>
internal static class PracticeCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("practice", "Show and change the practice's settings.");

        var show = new Command("show", "Show the settings.");
        terminal.Does(show, (_, context) => ShowAsync(context));

        var key = new Argument<string>("key") { Description = string.Join(", ", PracticeSettings.Known) };
        var value = new Argument<string>("value")
        {
            Description =
                "What it is to be: any words, but for ai-to-patient: automatic, after-approval or never; infer-mood, model-screen, nudge-text and share-summaries: on or off.",
        };
        var set = new Command("set", "Set one value.") { key, value };
        terminal.Does(
            set,
            (parsed, context) => SetAsync(context, parsed.GetRequiredValue(key), parsed.GetRequiredValue(value))
        );

        command.Add(show);
        command.Add(set);
        command.Add(HelplinesCommand.Create(terminal));
        command.Add(KeepCommand.Create(terminal));
        command.Add(KeptCommand.Create(terminal));
        command.Add(RetentionCommand.Create(terminal));
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context)
    {
        var practice = await (await context.GetAsync<PracticeSettings>()).ReadAsync(context.Cancellation);
        return Tell(context, practice);
    }

    private static async Task<int> SetAsync(CommandContext context, string key, string value)
    {
        var settings = await context.GetAsync<PracticeSettings>();
        return await settings.SetAsync(key, value, context.Cancellation) switch
        {
            SetPracticeOutcome.Changed changed => Tell(context, changed.Practice),
            SetPracticeOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    /// <summary>The settings, after one was changed too.</summary>
    public static int Tell(CommandContext context, PracticeContent practice) =>
        context.Done(
            new PracticeDocument(
                practice.Name,
                practice.PatientLabel,
                practice.ReadingTimes,
                Documents.Word(practice.AiToPatient),
                practice.InferMood,
                [.. practice.Helplines.Keys.Order(StringComparer.Ordinal)]
            )
            {
                ModelScreen = !practice.ScreensByRulesAlone,
                NudgeText = practice.NudgesWithText,
                ShareSummaries = practice.SharesSummaries,
                KeepYears = practice.Keeping?.Years,
                KeepWhy = practice.Keeping?.Why,
                RetentionMonths = practice.Retention?.Months,
            },
            DocumentsJson.Default.PracticeDocument,
            page =>
                page.Facts(
                    ("name", practice.Name.Length > 0 ? practice.Name : "not set"),
                    ("patient-label", practice.PatientLabel),
                    ("reading-times", practice.ReadingTimes.Length > 0 ? practice.ReadingTimes : "not set"),
                    ("ai-to-patient", ToPatient(practice.AiToPatient)),
                    ("infer-mood", practice.InferMood ? "on" : "off: no feeling is named that nobody wrote"),
                    (
                        "model-screen",
                        practice.ScreensByRulesAlone
                            ? "off: the rules alone look for danger"
                            : "on: after the rules a model looks for danger, where a patient agreed"
                    ),
                    (
                        "nudge-text",
                        practice.NudgesWithText
                            ? "on: a therapist's chat is told the short text, and a name after Open"
                            : "off: a therapist's chat is told that there is something, and nothing of it"
                    ),
                    (
                        "share-summaries",
                        practice.SharesSummaries
                            ? "on: a patient reads what you accepted of a summary, beside the entry"
                            : "off: summaries are for therapists alone"
                    ),
                    ("keep", Keep(practice.Keeping)),
                    (
                        "retention",
                        practice.Retention is { } retention
                            ? $"erased {Count.Of(retention.Months, "month")} after the end, told in the inbox 30 days before"
                            : "nobody is erased unasked"
                    ),
                    (
                        "helplines confirmed",
                        practice.Helplines.Count == 0 ? "none" : string.Join(", ", practice.Helplines.Keys)
                    )
                )
        );

    private static string Keep(KeepingPolicy? keeping) =>
        keeping is null
            ? "nothing: an erasure destroys everything"
            : $"{Count.Of(keeping.Years, "year")} after an erasure is asked for: {SafeText.OneLine(keeping.Why)}";

    private static string ToPatient(AiToPatient policy) =>
        policy switch
        {
            AiToPatient.AfterApproval => "after-approval: 'journal review' lists what waits",
            AiToPatient.Never => "never: a model writes for therapists alone",
            _ => "automatic: past the guard, at once",
        };
}
