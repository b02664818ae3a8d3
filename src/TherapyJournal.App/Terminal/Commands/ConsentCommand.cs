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
                ChangeStandingOutcome.Changed changed => await TellAsync(context, therapist, patient, changed.Standing),
                ChangeStandingOutcome.Refused refused => throw Acting.Stop(refused.Why),
                _ => throw new InvalidOperationException("An outcome without a case."),
            };
        }
        return await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => await TellAsync(
                context,
                therapist,
                patient,
                view.Standing
            ),
            ReadOutcome<PatientView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<int> TellAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        PatientStandingContent standing
    )
    {
        var names = await TherapistNames.OfAsync(context);
        var keeping = await (await context.GetAsync<PracticeSettings>()).KeepingAsync(context.Cancellation);
        var times = await ShownTimes.OfAsync(context);
        var resume =
            standing.Status == PatientStatus.Active
                ? null
                : $"journal patients resume {await TypedPatientAsync(context, therapist, patient)}";
        return context.Done<IReadOnlyList<ConsentDocument>>(
            [.. Enum.GetValues<ConsentKind>().Select(kind => Document(standing, kind, names, keeping))],
            DocumentsJson.Default.IReadOnlyListConsentDocument,
            page =>
            {
                page.Facts([
                    .. Enum.GetValues<ConsentKind>()
                        .Select(kind =>
                            (Documents.Word(kind), (Cell)$"{PatientPage.Consent(standing, kind)}{Text(standing, kind)}")
                        ),
                ]);
                times.Note(page, standing.TimeZone);
                if (keeping is not null)
                {
                    page.Blank();
                    page.Document(KeepingWords.ForConsent(keeping));
                }
                if (resume is not null)
                {
                    page.Blank();
                    page.Sentence(PatientPage.Means(standing));
                }
                if (resume is not null && standing.Allows(ConsentKind.Keeping))
                {
                    page.Hint($"To take the journaling up again: {resume}");
                }
            }
        );
    }

    private static ConsentDocument Document(
        PatientStandingContent standing,
        ConsentKind kind,
        TherapistNames names,
        KeepingPolicy? keeping
    )
    {
        var last = standing.Consents.LastOrDefault(c => c.Kind == kind);
        return new ConsentDocument(
            Documents.Word(kind),
            last?.Given ?? false,
            last?.TextVersion,
            last is null ? null : Documents.Time(last.At),
            last?.By,
            ConsentTexts.Current(kind, standing.Language).Text
                + (kind == ConsentKind.Keeping ? KeepingWords.ForConsent(keeping) : ""),
            last is null ? "notGiven"
                : last.Given ? "given"
                : "withdrawn",
            last is null ? null : names.Of(last.By),
            Used: true
        );
    }

    private static string Text(PatientStandingContent standing, ConsentKind kind) =>
        standing.Consents.LastOrDefault(c => c.Kind == kind) is { Given: true } given
            ? $", text {given.TextVersion}"
            : "";

    private static async Task<string> TypedPatientAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<PatientView>.Open open
            ? await Typed.PatientAsync(context, therapist, patient, open.Value.Profile.Name)
            : Storage.IdPrefix.Shortest([patient.Value])[patient.Value];
}
