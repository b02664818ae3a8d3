using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A safety plan on a page: the six steps in their order, then whom to call. It is read in bad moments, so it has nothing else.</summary>
internal static class SafetyPlanPage
{
    public static async Task<int> ShowAsync(
        CommandContext context,
        PatientId patient,
        SafetyPlanView view,
        bool history
    )
    {
        var names = await TherapistNames.OfAsync(context);
        var times = await ShownTimes.OfAsync(context);
        return context.Done(
            SafetyPlanDocument.Of(view, history),
            DocumentsJson.Default.SafetyPlanDocument,
            page =>
            {
                Show(page, patient, view);
                foreach (var earlier in history ? view.Plan.Versions.SkipLast(1).Reverse() : [])
                {
                    page.Blank();
                    page.Heading(
                        "earlier",
                        $"{times.Here(NodaTime.Instant.FromUnixTimeMilliseconds(earlier.At))}, {names.Of(earlier.By)}"
                    );
                    Steps(page, view.Words, earlier);
                }
            }
        );
    }

    /// <summary>Some steps alone, as they were typed.</summary>
    public static void ShowSteps(
        TerminalScreen page,
        IReadOnlyList<SafetyPlanWords> words,
        IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> steps
    )
    {
        foreach (var (step, number) in words.Select((w, i) => (w, i + 1)).Where(s => steps.ContainsKey(s.w.Step)))
        {
            Step(page, number, step.Title, steps[step.Step]);
        }
    }

    private static void Show(TerminalScreen page, PatientId patient, SafetyPlanView view)
    {
        if (view.Plan.Current is { IsEmpty: false } plan)
        {
            Steps(page, view.Words, plan);
        }
        else
        {
            var id = IdPrefix.Shortest([patient.Value])[patient.Value];
            page.Sentence(
                $"There is no safety plan yet. 'journal plan {id} --edit' writes one, patient and therapist together."
            );
        }
        page.Blank();
        foreach (var line in view.WhomToCall.Split('\n'))
        {
            page.Sentence(line);
        }
    }

    private static void Steps(TerminalScreen page, IReadOnlyList<SafetyPlanWords> words, SafetyPlanVersion plan)
    {
        foreach (var (step, number) in words.Select((w, i) => (w, i + 1)))
        {
            Step(page, number, step.Title, plan.Of(step.Step));
        }
    }

    private static void Step(TerminalScreen page, int number, string title, IReadOnlyList<string> lines)
    {
        page.Heading($"{number}  {title}", null);
        foreach (var line in lines)
        {
            page.PatientWords(line);
        }
        if (lines.Count == 0)
        {
            page.Hint("nothing yet");
        }
    }
}

/// <summary>A safety plan.</summary>
internal sealed record SafetyPlanDocument(
    string? At,
    string? By,
    IReadOnlyList<SafetyPlanStepDocument> Steps,
    string WhomToCall
)
{
    /// <summary>The versions before it, oldest first; null where they were not asked for.</summary>
    public IReadOnlyList<SafetyPlanDocument>? Earlier { get; init; }

    public static SafetyPlanDocument Of(SafetyPlanView view, bool history) =>
        Of(view, view.Plan.Current) with
        {
            Earlier = history ? [.. view.Plan.Versions.SkipLast(1).Select(version => Of(view, version))] : null,
        };

    private static SafetyPlanDocument Of(SafetyPlanView view, SafetyPlanVersion? version) =>
        new(
            version is null ? null : Documents.Time(version.At),
            version?.By,
            [
                .. view.Words.Select(
                    (w, i) =>
                        new SafetyPlanStepDocument(i + 1, Documents.Word(w.Step), w.Title, version?.Of(w.Step) ?? [])
                ),
            ],
            view.WhomToCall
        );
}

/// <summary>One step of it.</summary>
internal sealed record SafetyPlanStepDocument(int Number, string Step, string Title, IReadOnlyList<string> Lines);
