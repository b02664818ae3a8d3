using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal therapists set | cover`: where a therapist is woken by an urgent alert, and who answers in their place.</summary>
internal static class TherapistSettings
{
    private const string Keys = "name, email, nudges, quiet-hours, digest, briefs, nights, timezone";

    public static Command Set(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "By name or id." };
        var key = new Argument<string>("key") { Description = Keys };
        var value = new Argument<string>("value")
        {
            Description =
                "email: where urgent alerts wake them, once the code that is sent there came back; nights: \"22:00-07:00 Ben\" "
                + "or none; timezone: such as Europe/London; nudges: at-once, hourly, a time such as 17:00, or off; quiet-hours: 20:00-08:00 or none; digest: such as \"mon 08:00\", on or off; briefs: when the chat is told in the evening before sessions, such as 18:00, on or off.",
        };
        var command = new Command("set", "Change one thing about a therapist.") { named, key, value };
        terminal.Does(
            command,
            (parsed, context) =>
                SetAsync(
                    context,
                    parsed.GetRequiredValue(named),
                    parsed.GetRequiredValue(key),
                    parsed.GetRequiredValue(value)
                )
        );
        return command;
    }

    public static Command Cover(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "Who is away." };
        var by = new Option<string?>("--by") { HelpName = "therapist", Description = "Who answers in their place." };
        var from = new Option<string?>("--from") { HelpName = "day", Description = "Such as 2026-12-24." };
        var until = new Option<string?>("--until") { HelpName = "day", Description = "The last day, counted in." };
        var none = new Option<bool>("--none") { Description = "Take every cover of theirs back." };
        var command = new Command(
            "cover",
            "Say who answers urgent alerts in a therapist's place; without days whenever there is no answer."
        )
        {
            named,
            by,
            from,
            until,
            none,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var change = await context.GetAsync<ChangeTherapist>();
                var therapist = parsed.GetRequiredValue(named);
                return (parsed.GetValue(by), parsed.GetValue(none)) switch
                {
                    ({ } other, false) => await TellAsync(
                        context,
                        await change.CoverAsync(
                            therapist,
                            other,
                            parsed.GetValue(from),
                            parsed.GetValue(until),
                            context.Cancellation
                        )
                    ),
                    (null, true) => await TellAsync(
                        context,
                        await change.UncoverAsync(therapist, context.Cancellation)
                    ),
                    _ => context.WrongUsage("Say who answers: --by U; or take it back: --none."),
                };
            }
        );
        return command;
    }

    private static async Task<int> SetAsync(CommandContext context, string named, string key, string value)
    {
        var change = await context.GetAsync<ChangeTherapist>();
        return key.ToLowerInvariant() switch
        {
            "name" => await TherapistsCommand.RenameAsync(context, named, value),
            "email" => ContactAnswer.Tell(
                context,
                await (await context.GetAsync<ProveContact>()).SetAsync(named, value, context.Cancellation),
                $"therapists link {Typed.Word(named)} CODE",
                $"therapists set {Typed.Word(named)} email ADDRESS"
            ),
            "nights" => await TellAsync(context, await change.SetNightsAsync(named, value, context.Cancellation)),
            "nudges" => await TellAsync(context, await change.SetNudgesAsync(named, value, context.Cancellation)),
            "quiet-hours" => await TellAsync(
                context,
                await change.SetQuietHoursAsync(named, value, context.Cancellation)
            ),
            "digest" => await TellAsync(context, await change.SetDigestAsync(named, value, context.Cancellation)),
            "briefs" => await TellAsync(context, await change.SetBriefsAsync(named, value, context.Cancellation)),
            "timezone" => await TellAsync(context, await change.SetTimeZoneAsync(named, value, context.Cancellation)),
            _ => context.WrongUsage($"A therapist has no setting '{key}'.", whatToDo: $"There are: {Keys}."),
        };
    }

    private static async Task<int> TellAsync(CommandContext context, ChangeTherapistOutcome outcome)
    {
        switch (outcome)
        {
            case ChangeTherapistOutcome.Changed changed:
                var names = await TherapistNames.OfAsync(context);
                return context.Done(
                    TherapistDocument.Of(changed.Listing),
                    DocumentsJson.Default.TherapistDocument,
                    page => page.Facts([("name", changed.Therapist.Name), .. Lines(changed.Therapist, names)])
                );
            case ChangeTherapistOutcome.Unknown unknown:
                return context.Refused(
                    $"There is no therapist '{unknown.Named}' here, or there are several.",
                    whatToDo: "'journal therapists list' shows who there is."
                );
            case ChangeTherapistOutcome.Unusable unusable:
                return context.WrongUsage(unusable.Sentence);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    /// <summary>Who answers in a therapist's place, and when.</summary>
    public static IEnumerable<(string Name, string Text)> InTheirPlace(
        IEnumerable<Cover> covers,
        NightCover? nights,
        TherapistNames names
    )
    {
        foreach (var cover in covers)
        {
            var who = names.Of($"therapist:{cover.By}");
            yield return (
                "cover",
                cover.IsDeputy ? $"{who}, when there is no answer" : $"{who}, {cover.From} to {cover.Until}"
            );
        }
        if (nights is not null)
        {
            yield return ("nights", $"{nights.From} to {nights.Until}: {names.Of($"therapist:{nights.By}")}");
        }
    }

    private static IEnumerable<(string, string)> Lines(TherapistContent therapist, TherapistNames names)
    {
        yield return (
            "email",
            (therapist.Contact.Proven, therapist.Contact.Unproven) switch
            {
                ({ } proven, null) => proven.Email,
                ({ } proven, { } waits) => $"{proven.Email}; the code sent to {waits.Email} is waited for",
                (null, { } waits) => $"the code sent to {waits.Email} is waited for",
                _ => "none: nobody is woken by e-mail",
            }
        );
        yield return (
            "telegram",
            therapist.Contact.Chat switch
            {
                null => "no chat is linked",
                { BlockedAt: not null } => "linked, but the bot is blocked there",
                _ => "linked",
            }
        );
        yield return (
            "nudges",
            therapist.Nudges.Typed
                + (therapist.Nudges.Quiet is { } quiet ? $"; quiet from {quiet.From} to {quiet.Until}" : "")
        );
        yield return ("digest", therapist.Digest is { IsOn: true } week ? ReminderWords.Said(week) : "off");
        yield return ("briefs", therapist.Briefs.Typed);
        foreach (var line in InTheirPlace(therapist.Covers, therapist.Nights, names))
        {
            yield return line;
        }
        yield return ("timezone", therapist.TimeZone);
    }
}
