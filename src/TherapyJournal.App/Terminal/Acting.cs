using Microsoft.Extensions.Configuration;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal;

/// <summary>Who acts at the terminal, and for which patient.</summary>
internal static class Acting
{
    /// <summary>The acting therapist as a reader.</summary>
    /// <exception cref="TerminalStop">Several therapists and none named, or an unknown one.</exception>
    public static async Task<Reader.Therapist> TherapistAsync(CommandContext context)
    {
        var therapists = await context.GetAsync<Therapists>();
        // The environment comes with the command; here .env has its say as well.
        var named = context.ActingAs ?? (await context.GetAsync<IConfiguration>())["JOURNAL_AS"];
        return await therapists.FindActingAsync(named, context.Cancellation) switch
        {
            ActingTherapistOutcome.Found found => new Reader.Therapist(found.Therapist.Id, AtTerminal: true),
            ActingTherapistOutcome.MustBeNamed several => throw new TerminalStop(
                ExitCode.Usage,
                "Several therapists work here, so say who acts.",
                $"Use --as with one of: {string.Join(", ", several.Therapists.Select(t => t.Name))}; or set JOURNAL_AS."
            ),
            _ => throw new TerminalStop(
                ExitCode.Refused,
                $"There is no therapist '{named}' here.",
                "'journal therapists list' shows who there is."
            ),
        };
    }

    /// <summary>The acting therapist, and the patient that the command names.</summary>
    /// <exception cref="TerminalStop">No such patient in their caseload, or several.</exception>
    public static async Task<(Reader.Therapist Therapist, PatientId Patient)> PatientAsync(
        CommandContext context,
        string named
    )
    {
        var therapist = await TherapistAsync(context);
        var find = await context.GetAsync<FindPatient>();
        return (therapist, Found(await find.RunAsync(therapist.Id, named, context.Cancellation), named));
    }

    /// <summary>The same, and besides a patient in whose therapist's place they answer: for a command that an urgent alert needs, and that reads as the therapist alone.</summary>
    /// <inheritdoc cref="PatientAsync"/>
    public static async Task<(Reader.Therapist Therapist, PatientId Patient)> PatientOrCoveredAsync(
        CommandContext context,
        string named
    )
    {
        var therapist = await TherapistAsync(context);
        var find = await context.GetAsync<FindPatient>();
        return (therapist, Found(await find.WithCoveredAsync(therapist.Id, named, context.Cancellation), named));
    }

    /// <summary>The patient whose words these are: also one whom a request for erasure hides, since danger is heard to the end.</summary>
    /// <inheritdoc cref="PatientAsync"/>
    public static async Task<PatientId> WriterAsync(CommandContext context, string named)
    {
        var therapist = await TherapistAsync(context);
        var find = await context.GetAsync<FindPatient>();
        var found = await find.RunAsync(therapist.Id, named, context.Cancellation);
        return
            found is FindPatientOutcome.Missing
            && await (await context.GetAsync<WaitingErasures>()).FindAsync(therapist, named, context.Cancellation)
                is [var hidden]
            ? hidden.Patient
            : Found(found, named);
    }

    private static PatientId Found(FindPatientOutcome outcome, string named) =>
        outcome switch
        {
            FindPatientOutcome.Found found => found.Id,
            FindPatientOutcome.Damaged damaged => throw Stop(new DoorRefusal.Damaged(damaged.Row)),
            FindPatientOutcome.Several several => throw new TerminalStop(
                ExitCode.Refused,
                $"Several patients answer to that name or id.",
                "Name one by id: " + string.Join(", ", several.Ids)
            ),
            // A name may be short; what has a digit in it is none.
            _ when IdPrefix.IsTooShort(named) && named.Any(char.IsAsciiDigit) => throw TooShort(),
            _ => throw NoSuchPatient(),
        };

    /// <summary>What is too short names nobody in particular, whatever there is.</summary>
    public static TerminalStop TooShort() => new(ExitCode.Refused, "Give at least six characters of the id.");

    /// <summary>The patient's own time zone; UTC where none is known.</summary>
    public static async Task<string> ZoneAsync(CommandContext context, PatientId patient)
    {
        var records = await context.GetAsync<PatientRecords>();
        return await records.StandingAsync(patient, context.Cancellation) is StandingOutcome.Known known
            ? known.Standing.TimeZone
            : "UTC";
    }

    /// <summary>The one id among these that the text is a prefix of.</summary>
    /// <exception cref="TerminalStop">None, or several.</exception>
    public static Guid Id(string typed, IEnumerable<Guid> ids, string what) =>
        IdPrefix.Find(typed, ids) switch
        {
            _ when IdPrefix.IsTooShort(typed) => throw TooShort(),
            IdMatch.One one => one.Id,
            IdMatch.Several several => throw new TerminalStop(
                ExitCode.Refused,
                $"Several {what}s begin like that.",
                "Give more of the id: " + string.Join(", ", several.Ids)
            ),
            _ => throw new TerminalStop(ExitCode.Refused, $"There is no such {what}."),
        };

    /// <summary>Stops where the practice has closed this terminal: lists that were only found empty would say that there is nothing.</summary>
    /// <exception cref="TerminalStop">Reading is switched off.</exception>
    public static async Task MustBeOpenAsync(CommandContext context)
    {
        if ((await context.GetAsync<RecordsOptions>()).TerminalReads == TerminalReads.Off)
        {
            throw Stop(new DoorRefusal.Closed());
        }
    }

    /// <summary>What a closed door says at the terminal.</summary>
    public static TerminalStop Stop(DoorRefusal why) =>
        why switch
        {
            DoorRefusal.Closed => new TerminalStop(
                ExitCode.Refused,
                "Reading at this terminal is switched off.",
                "Whoever runs this machine sets Journal:TerminalReads."
            ),
            DoorRefusal.Damaged damaged => new TerminalStop(
                ExitCode.Refused,
                $"A record does not open, since it was changed outside the program ({damaged.Row.Label} {damaged.Row.Id}).",
                "Everything else works. 'journal audit P --verify' names everything of this patient that does not open, "
                    + "'journal doctor' what it finds of everybody's; a backup has it as it was."
            ),
            _ => NoSuchPatient(),
        };

    private static TerminalStop NoSuchPatient() =>
        new(ExitCode.Refused, "There is no such patient.", "'journal patients list' shows yours.");
}

/// <summary>Ends a command with an exit code and a sentence.</summary>
internal sealed class TerminalStop(int exitCode, string whatHappened, string? whatToDo = null) : Exception(whatHappened)
{
    public int ExitCode { get; } = exitCode;

    public string? WhatToDo { get; } = whatToDo;
}
