using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Asks a therapist at the terminal for what is known of a new patient, field by field.</summary>
internal static class NewPatientForm
{
    /// <summary>The patient and their goals; null when nobody is to be added.</summary>
    public static async Task<(NewPatient Patient, IReadOnlyList<string> Goals)?> FillAsync(CommandContext context)
    {
        var clock = await context.GetAsync<TimeProvider>();
        context.Screen.Heading("A new patient");
        context.Screen.Hint("Only the name is needed. Enter passes a question over.");
        if (await AskAsync(context, "Name", null, PatientDetails.Name, needed: true) is not { } name)
        {
            return null;
        }
        if (!await IsMeantAsync(context, name))
        {
            return null;
        }
        var born = await AskAsync(context, "Born", "such as 1990-04-23", t => PatientDetails.Born(t, clock));
        var goal = await AskAsync(context, "A goal, in their own words", null, t => new Checked<string>.Kept(t));
        var patient = new NewPatient(name)
        {
            Born = born,
            Country = await AskAsync(context, "Country", "two letters, for the right helpline", PatientDetails.Country),
            TimeZone = await AskAsync(context, "Time zone", "such as Europe/Berlin", PatientDetails.TimeZone),
            Contact = await AskAsync(context, "Contact", null, PatientDetails.Contact),
            Language = await AskForLanguageAsync(context),
        };
        patient = patient with { Consents = await AskForConsentsAsync(context, patient.Language) };
        return (patient, goal is null ? [] : [goal]);
    }

    // Two with one name can only be told apart by id, so it is asked before anything else is typed.
    private static async Task<bool> IsMeantAsync(CommandContext context, string name)
    {
        var therapist = await Acting.TherapistAsync(context);
        var find = await context.GetAsync<FindPatient>();
        var named = await find.NamedAsync(therapist.Id, name, context.Cancellation);
        return named.Count == 0
            || await context.Screen.ChooseAsync(
                "There is a patient with this name already. Add another one?",
                ["yes", "no"],
                context.Cancellation
            )
                is Choice.Picked { Word: "yes" };
    }

    /// <summary>Asks until the answer can be kept; null when it was passed over or nobody is there.</summary>
    private static async Task<string?> AskAsync(
        CommandContext context,
        string question,
        string? hint,
        Func<string, Checked<string>> check,
        bool needed = false
    )
    {
        while (true)
        {
            switch (await context.Screen.AskAsync(question, hint, context.Cancellation))
            {
                case Answer.Given given when check(given.Text) is Checked<string>.Kept kept:
                    return kept.Value;
                case Answer.Given given:
                    context.Screen.Hint(((Checked<string>.Refused)check(given.Text)).Sentence);
                    break;
                case Answer.Nothing when needed:
                    context.Screen.Hint("A name is needed; Ctrl-C leaves without recording anything.");
                    break;
                default:
                    return null;
            }
        }
    }

    // Where there is one language there is nothing to ask.
    private static async Task<string?> AskForLanguageAsync(CommandContext context) =>
        PatientDetails.LanguagesToChooseFrom is { Count: > 1 } languages
            ? await AskAsync(context, "Language", string.Join(" / ", languages), PatientDetails.Language)
            : null;

    private static async Task<IReadOnlyList<ConsentKind>> AskForConsentsAsync(CommandContext context, string? language)
    {
        var given = new List<ConsentKind>();
        var keeping = await (await context.GetAsync<PracticeSettings>()).KeepingAsync(context.Cancellation);
        foreach (var kind in (ConsentKind[])[ConsentKind.Keeping, ConsentKind.Model])
        {
            context.Screen.Blank();
            context.Screen.Document(
                ConsentTexts.Current(kind, language ?? PatientDetails.LanguagesToChooseFrom[0]).Text
                    + (kind == ConsentKind.Keeping ? KeepingWords.ForConsent(keeping) : "")
            );
            var choice = await context.Screen.ChooseAsync(
                $"Has the patient agreed to '{Documents.Word(kind)}'?",
                ["yes", "no"],
                context.Cancellation,
                onEnter: "no"
            );
            if (choice is Choice.Picked { Word: "yes" })
            {
                given.Add(kind);
            }
        }
        return given;
    }
}
