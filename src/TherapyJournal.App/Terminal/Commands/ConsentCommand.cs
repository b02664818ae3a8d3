using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal consent P`: what the patient has agreed to, with every decision ever made.</summary>
internal static class ConsentCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var give = new Option<string?>("--give")
        {
            HelpName = "kind",
            Description = "keeping, model, telegram or voice.",
        };
        var withdraw = new Option<string?>("--withdraw")
        {
            HelpName = "kind",
            Description = "Withdrawing keeping pauses the patient.",
        };
        var command = new Command("consent", "Show, give and withdraw a patient's consents.")
        {
            patient,
            give,
            withdraw,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(give), parsed.GetValue(withdraw))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? give, string? withdraw)
    {
        if (give is not null && withdraw is not null)
        {
            return context.WrongUsage("--give and --withdraw go one at a time.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        if ((give ?? withdraw) is { } word)
        {
            if (ConsentWords.Read(word) is not { Count: 1 } kinds)
            {
                return context.WrongUsage("A consent is one of: keeping, model, telegram, voice.");
            }
            var decide = await context.GetAsync<DecideConsent>();
            return await decide.RunAsync(therapist, patient, kinds[0], give is not null, context.Cancellation) switch
            {
                ChangeStandingOutcome.Changed changed => Tell(context, changed.Standing),
                ChangeStandingOutcome.Refused refused => throw Acting.Stop(refused.Why),
                _ => throw new InvalidOperationException("An outcome without a case."),
            };
        }
        return await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => Tell(context, view.Standing),
            ReadOutcome<PatientView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static int Tell(CommandContext context, PatientStandingContent standing)
    {
        var documents = Enum.GetValues<ConsentKind>()
            .Select(kind =>
            {
                var last = standing.Consents.LastOrDefault(c => c.Kind == kind);
                return new ConsentDocument(
                    Documents.Word(kind),
                    last?.Given ?? false,
                    last?.TextVersion,
                    last is null ? null : Documents.Time(last.At),
                    last?.By,
                    ConsentTexts.Current(kind, standing.Language).Text
                );
            })
            .ToList();
        return context.Done<IReadOnlyList<ConsentDocument>>(
            documents,
            DocumentsJson.Default.IReadOnlyListConsentDocument,
            page =>
            {
                page.Table(
                    [new("consent", Keep: true), new("now"), new("text"), new("since")],
                    [
                        .. documents.Select(d =>
                            (IReadOnlyList<Cell>)
                                [d.Kind, d.Given ? "given" : "not given", d.TextVersion ?? "", d.At ?? ""]
                        ),
                    ]
                );
                if (standing.Status != PatientStatus.Active)
                {
                    page.Hint($"Journaling is {Documents.Word(standing.Status)}.");
                }
            }
        );
    }
}
