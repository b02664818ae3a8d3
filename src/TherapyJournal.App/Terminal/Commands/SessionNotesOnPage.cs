using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal sessions P --notes DATE`: shows a therapist's own notes on one appointment, and keeps new ones.</summary>
internal static class SessionNotesOnPage
{
    /// <param name="context">Who asks.</param>
    /// <param name="named">Which patient.</param>
    /// <param name="when">Which appointment, as it was typed.</param>
    /// <param name="words">Where the new notes come from; null: they are only shown.</param>
    public static async Task<int> RunAsync(CommandContext context, string named, string when, WordsFrom? words)
    {
        if (NoteTherapySession.Kept(when) is not { } typed)
        {
            return context.WrongUsage("--notes needs the day of an appointment, such as 2026-11-24.");
        }
        if (words?.Problem is { } problem)
        {
            return context.WrongUsage(problem);
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var read = await context.GetAsync<ReadSessionNotes>();
        if (await FindAsync(context, therapist, patient, typed) is not { } session)
        {
            return ExitCode.Refused;
        }
        return words is not null && await KeepAsync(context, therapist, patient, session, words) is var exit and not 0
            ? exit
            : Show(
                context,
                Opened(await read.OneAsync(therapist, patient, session.Id, context.Cancellation)) ?? session,
                await ShownTimes.OfAsync(context)
            );
    }

    /// <summary>The appointment that is meant by a day, or by a day and a time; null: there is none, or several are, and that was said.</summary>
    public static async Task<SessionWithNotes?> FindAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string typed
    )
    {
        var read = await context.GetAsync<ReadSessionNotes>();
        var sessions = Opened(await read.RunAsync(therapist, patient, context.Cancellation));
        // Exactly that one, before any other of the same day.
        var meant = sessions.Where(s => s.When == typed).ToList() is { Count: > 0 } exactly
            ? exactly
            : sessions.Where(s => s.When.StartsWith($"{typed}T", StringComparison.Ordinal)).ToList();
        if (meant is [var session])
        {
            return session;
        }
        context.Refused(
            meant.Count == 0
                ? "No appointment is noted for that day."
                : "Several appointments are noted for that day; give the time too, such as 2026-11-24T14:00."
        );
        return null;
    }

    private static async Task<int> KeepAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        SessionWithNotes session,
        WordsFrom words
    )
    {
        var (text, trouble) = await words.ReadAsync(context);
        if (text is null)
        {
            return context.Refused(trouble);
        }
        var keep = await context.GetAsync<KeepSessionNotes>();
        var number = session.Notes?.Number ?? 0;
        return await keep.RunAsync(therapist, patient, session.Id, number, text, context.Cancellation) switch
        {
            KeepSessionNotesOutcome.Kept or KeepSessionNotesOutcome.Unchanged => ExitCode.Done,
            KeepSessionNotesOutcome.StaleVersion => context.Refused(
                "You changed these notes somewhere else at the same moment; nothing was overwritten.",
                whatToDo: "Look at them again, then change them."
            ),
            KeepSessionNotesOutcome.NoSuchSession => context.Refused("No appointment is noted for that day."),
            KeepSessionNotesOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            KeepSessionNotesOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static int Show(CommandContext context, SessionWithNotes session, ShownTimes times) =>
        context.Done(
            SessionNotesDocument.Of(session),
            DocumentsJson.Default.SessionNotesDocument,
            page =>
            {
                page.Heading(AppointmentTime.Of(session.When), null);
                if (session.Notes is not { Text.Length: > 0 } notes)
                {
                    page.Hint("You have kept no notes on it.");
                }
                else
                {
                    foreach (var line in notes.Text.Split('\n'))
                    {
                        page.Sentence(line);
                    }
                    page.Hint($"Yours alone, since {times.Here(NodaTime.Instant.FromUnixTimeMilliseconds(notes.At))}.");
                }
                if (session.Earlier.Count > 0)
                {
                    page.Hint(
                        $"{Count.Of(session.Earlier.Count, "earlier version stays", "earlier versions stay")} kept; --json shows them."
                    );
                }
            }
        );

    private static T Opened<T>(ReadOutcome<T> outcome) =>
        outcome switch
        {
            ReadOutcome<T>.Open open => open.Value,
            ReadOutcome<T>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>A therapist's own notes on one appointment.</summary>
/// <param name="Session">The appointment, in the patient's zone.</param>
/// <param name="Text">The words; null: none were ever written.</param>
/// <param name="At">Since when.</param>
internal sealed record SessionNotesDocument(string Session, string? Text, string? At)
{
    /// <summary>How they read before, oldest first; null within one of them.</summary>
    public IReadOnlyList<SessionNotesDocument>? Earlier { get; init; }

    public static SessionNotesDocument Of(SessionWithNotes session) =>
        Of(session.When, session.Notes) with
        {
            Earlier = [.. session.Earlier.Select(e => Of(session.When, e))],
        };

    private static SessionNotesDocument Of(string session, SessionNotes? notes) =>
        new(session, notes?.Text, notes is null ? null : Documents.Time(notes.At));
}
