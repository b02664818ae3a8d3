using System.CommandLine;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal themes P`: what comes back in a patient's entries, counted, with their own sentences; named by a model where the patient agreed to that.</summary>
internal static class ThemesCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var from = new Option<string?>("--from")
        {
            HelpName = "date",
            Description = "The first day that is looked at.",
        };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var rules = new Option<bool>("--without-model")
        {
            Description = "What the rules have found, at once; no model is asked for names.",
        };
        var command = new Command("themes", "What recurs in a patient's entries, in their own words.")
        {
            patient,
            from,
            to,
            rules,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    parsed.GetValue(from),
                    parsed.GetValue(to),
                    parsed.GetValue(rules)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        string? from,
        string? to,
        bool withoutModel
    )
    {
        if (TypedDay.FaultOfBounds(from, to) is { } fault)
        {
            return context.WrongUsage(fault);
        }
        var (first, last) = (TypedDay.Of(from), TypedDay.Of(to));
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var zone = await Acting.ZoneAsync(context, patient);
        var read = withoutModel
            ? await (await context.GetAsync<ReadThemes>()).RunAsync(
                therapist,
                patient,
                first,
                last,
                context.Cancellation
            )
            : await (await context.GetAsync<NameThemes>()).RunAsync(
                therapist,
                patient,
                first,
                last,
                context.Cancellation
            );
        return read switch
        {
            ReadOutcome<RecurringThemes>.Open { Value: var themes } => context.Done(
                ThemesDocument.Of(themes),
                DocumentsJson.Default.ThemesDocument,
                page => Show(page, themes, zone)
            ),
            ReadOutcome<RecurringThemes>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static void Show(TerminalScreen page, RecurringThemes themes, string zone)
    {
        if (themes.Themes.Count == 0)
        {
            page.Sentence(ThemeSentences.None);
            page.Hint(ThemeSentences.Looked(themes));
            return;
        }
        var ids = IdPrefix.Shortest(
            themes
                .Themes.SelectMany(t => (IEnumerable<ThemeQuotation>)[.. t.Quotations, .. t.Against, .. t.Elsewhere])
                .Select(q => q.Entry)
                .Distinct()
        );
        if (ThemeSentences.Model(themes) is { } model)
        {
            page.Hint(model);
        }
        foreach (var theme in themes.Themes)
        {
            page.Heading(theme.Name, ThemeSentences.Field(theme));
            page.Sentence(ThemeSentences.Counted(theme));
            if (ThemeSentences.ByModel(theme) is { } named)
            {
                page.AssistantSentence(named, [], isFirst: true);
            }
            foreach (var goal in theme.Goals)
            {
                page.Sentence($"Touches the goal: {goal}");
            }
            Quote(theme.Quotations);
            if (theme.Against.Count > 0)
            {
                page.Sentence($"{ThemeSentences.Against}:");
                Quote(theme.Against);
            }
            if (theme.Elsewhere.Count > 0)
            {
                page.AssistantSentence(ThemeSentences.Elsewhere, [], isFirst: true);
                Quote(theme.Elsewhere);
            }
            if (theme.IsTouchedByModel)
            {
                page.AssistantLabel(themes.NamedBy ?? "model");
            }
        }
        page.Blank();
        page.Hint(ThemeSentences.Looked(themes));

        void Quote(IReadOnlyList<ThemeQuotation> quotations)
        {
            foreach (var quotation in quotations)
            {
                page.PatientWords(quotation.Text);
                page.Hint($"  {ShownTimes.Local(quotation.At, zone)}   {ids[quotation.Entry]}");
            }
        }
    }
}
