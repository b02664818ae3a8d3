using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

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
                    return await NewPatientForm.FillAsync(context) is { } filled
                        ? await AddAsync(context, filled.Patient, filled.Goals, therapist: null)
                        : context.Refused("Nothing was recorded.");
                }
                if (parsed.GetValue(name) is not { } given)
                {
                    return context.WrongUsage("A patient needs a name: --name \"…\".");
                }
                if (ConsentWords.Read(parsed.GetValue(consent)) is not { } consents)
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
                var next = await Typed.PatientAsync(context, owner, added.Id, added.Name);
                var namesakes = await NamesakesAsync(context, owner, added);
                var isUnnamed = (await TherapistNames.OfAsync(context)).Find($"{owner.Id}") == Therapists.FirstName;
                return context.Done(
                    new DoneDocument("added", added.Id.Value),
                    DocumentsJson.Default.DoneDocument,
                    page =>
                    {
                        page.Sentence($"{added.Name} is in the caseload.");
                        page.Hint($"id {added.Id}");
                        page.Hint(
                            details.Consents.Contains(ConsentKind.Keeping)
                                ? $"next: journal session {next}"
                                : $"Nothing is taken in before the patient agrees to it: journal consent {next} --give keeping"
                        );
                        foreach (var missing in StillMissing(details))
                        {
                            page.Hint($"{missing.Why}: journal patients set {next} {missing.Key} {missing.Example}");
                        }
                        if (namesakes.Count > 0)
                        {
                            page.Sentence(
                                $"There is another patient with this name, whatever its case ({string.Join(", ", namesakes)}): "
                                    + "from now on name each of them by id."
                            );
                        }
                        if (isUnnamed)
                        {
                            page.Hint(
                                $"You are recorded as \"{Therapists.FirstName}\"; your own name: "
                                    + $"journal therapists set {Therapists.FirstName} name \"…\""
                            );
                        }
                    }
                );
            case AddPatientOutcome.Unusable unusable:
                return context.WrongUsage($"{unusable.Sentence} Nothing was recorded.");
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    // Needed in the night on which somebody is in danger, and easily left for later.
    private static IEnumerable<(string Key, string Example, string Why)> StillMissing(NewPatient details)
    {
        if (details.Country is null)
        {
            yield return ("country", "DE", "no helpline number is shown without a country");
        }
        if (details.Contact is null)
        {
            yield return ("contact", "\"+49 …\"", "an alert will name no way to reach them");
        }
    }

    private static async Task<IReadOnlyList<string>> NamesakesAsync(
        CommandContext context,
        Reader.Therapist owner,
        AddPatientOutcome.Added added
    )
    {
        var find = await context.GetAsync<FindPatient>();
        var named = await find.NamedAsync(owner.Id, added.Name, context.Cancellation);
        var ids = IdPrefix.Shortest(named.Select(p => p.Value));
        return [.. named.Where(p => p != added.Id).Select(p => ids[p.Value])];
    }
}
