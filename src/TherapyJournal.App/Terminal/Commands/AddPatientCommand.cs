using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal patients add`: with any option, or without a terminal, it never asks; else field by field.</summary>
internal static class AddPatientCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var name = new Option<string?>("--name") { Description = "The patient's name." };
        var goals = new Option<string[]>("--goal")
        {
            Description = "A goal; may be given several times.",
            DefaultValueFactory = _ => [],
        };
        var country = new Option<string?>("--country") { Description = "Two letters, for the right helpline." };
        var zone = new Option<string?>("--timezone") { Description = "IANA time zone; UTC when not given." };
        var language = new Option<string?>("--language") { Description = "en, so far." };
        var born = new Option<string?>("--born") { Description = "Date of birth, such as 1990-04-23." };
        var contact = new Option<string?>("--contact") { Description = "How the practice reaches them." };
        var therapist = new Option<string?>("--therapist")
        {
            Description = "Into whose caseload; yours when not given.",
        };
        var consent = new Option<string?>("--consent")
        {
            Description = "keeping, model, telegram, voice, with commas, or all; keeping when not given.",
        };
        var command = new Command("add", "Take a patient in.")
        {
            name,
            goals,
            country,
            zone,
            language,
            born,
            contact,
            therapist,
            consent,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var anyOption = parsed.Tokens.Any(t =>
                    t.Type == System.CommandLine.Parsing.TokenType.Option && t.Value is not "--as" and not "--json"
                );
                if (!anyOption && context.Screen.SomebodyIsThere && !context.Json)
                {
                    return await AskAsync(context);
                }
                if (parsed.GetValue(name) is not { } given)
                {
                    return context.WrongUsage("A patient needs a name: --name \"…\".");
                }
                if (ReadConsents(parsed.GetValue(consent)) is not { } consents)
                {
                    return context.WrongUsage("--consent takes keeping, model, telegram, voice, with commas, or all.");
                }
                return await AddAsync(
                    context,
                    new NewPatient(given)
                    {
                        Born = parsed.GetValue(born),
                        Contact = parsed.GetValue(contact),
                        Country = parsed.GetValue(country),
                        TimeZone = parsed.GetValue(zone),
                        Language = parsed.GetValue(language),
                        Consents = consents,
                    },
                    parsed.GetValue(goals) ?? [],
                    parsed.GetValue(therapist)
                );
            }
        );
        return command;
    }

    /// <summary>Reads keeping,model,… or all; null when a word is none of these.</summary>
    internal static IReadOnlyList<ConsentKind>? ReadConsents(string? text)
    {
        if (text is null)
        {
            return [ConsentKind.Keeping];
        }
        var kinds = new List<ConsentKind>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (word.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                kinds.AddRange(Enum.GetValues<ConsentKind>());
            }
            else if (char.IsLetter(word[0]) && Enum.TryParse<ConsentKind>(word, ignoreCase: true, out var kind))
            {
                kinds.Add(kind);
            }
            else if (!word.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }
        return [.. kinds.Distinct()];
    }

    private static async Task<int> AskAsync(CommandContext context)
    {
        var screen = context.Screen;
        screen.Heading("A new patient");
        screen.Hint("Only the name is needed. Enter passes a question over.");
        if (await AskUntilAsync(context, "Name", null, t => PatientDetails.Name(t), needed: true) is not { } name)
        {
            return context.Refused("No name was given, so nothing was recorded.");
        }
        var clock = await context.GetAsync<TimeProvider>();
        var born = await AskUntilAsync(context, "Born", "such as 1990-04-23", t => PatientDetails.Born(t, clock));
        var goal = await AskUntilAsync(context, "A goal, in their own words", null, t => new Checked.Kept(t));
        var country = await AskUntilAsync(
            context,
            "Country",
            "two letters, for the right helpline",
            PatientDetails.Country
        );
        var zone = await AskUntilAsync(context, "Time zone", "such as Europe/Berlin", PatientDetails.TimeZone);
        var contact = await AskUntilAsync(context, "Contact", null, PatientDetails.Contact);
        var consents = new List<ConsentKind>();
        foreach (var kind in (ConsentKind[])[ConsentKind.Keeping, ConsentKind.Model])
        {
            screen.Blank();
            screen.Sentence(ConsentTexts.Current(kind, "en").Text);
            var choice = await screen.ChooseAsync(
                $"Has the patient agreed to '{Documents.Word(kind)}'?",
                ["yes", "no"],
                context.Cancellation
            );
            if (choice is Choice.Picked { Word: "yes" })
            {
                consents.Add(kind);
            }
        }
        return await AddAsync(
            context,
            new NewPatient(name)
            {
                Born = born,
                Country = country,
                TimeZone = zone,
                Contact = contact,
                Consents = consents,
            },
            goal is null ? [] : [goal],
            therapist: null
        );
    }

    /// <summary>Asks until the answer can be kept; null when it was passed over or nobody is there.</summary>
    private static async Task<string?> AskUntilAsync(
        CommandContext context,
        string question,
        string? hint,
        Func<string, Checked> check,
        bool needed = false
    )
    {
        while (true)
        {
            switch (await context.Screen.AskAsync(question, hint, context.Cancellation))
            {
                case Answer.Given given when check(given.Text) is Checked.Kept kept:
                    return kept.Value;
                case Answer.Given given:
                    context.Screen.Hint(((Checked.Refused)check(given.Text)).Sentence);
                    break;
                case Answer.Nothing when needed:
                    context.Screen.Hint("A name is needed; Ctrl-C leaves without recording anything.");
                    break;
                default:
                    return null;
            }
        }
    }

    private static async Task<int> AddAsync(
        CommandContext context,
        NewPatient details,
        IReadOnlyList<string> goals,
        string? therapist
    )
    {
        var acting = await Acting.TherapistAsync(context);
        var owner = acting;
        if (therapist is not null)
        {
            var therapists = await context.GetAsync<Therapists>();
            if (
                await therapists.FindActingAsync(therapist, context.Cancellation)
                is not ActingTherapistOutcome.Found found
            )
            {
                return context.Refused($"There is no therapist '{therapist}' here.", "Nothing was recorded.");
            }
            owner = new Reader.Therapist(found.Therapist.Id, AtTerminal: true);
        }
        var add = await context.GetAsync<TakeInPatient>();
        switch (await add.RunAsync(details, goals, owner.Id, context.Cancellation))
        {
            case AddPatientOutcome.Added added:
                return context.Done(
                    new DoneDocument("added", added.Id.Value),
                    DocumentsJson.Default.DoneDocument,
                    page =>
                    {
                        page.Sentence($"{added.Name} is in the caseload.");
                        page.Hint($"id {added.Id} · next: journal session \"{added.Name}\"");
                    }
                );
            case AddPatientOutcome.Unusable unusable:
                return context.Refused(unusable.Sentence, "Nothing was recorded.");
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
