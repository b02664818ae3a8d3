using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What comes by itself, on which days and at what hour; by whose clock, and in which language. Whoever wants none of it says so once.</summary>
internal sealed class WishPages(
    ReadPatients patients,
    ChangeOwnWishes wishes,
    LinkedChat linked,
    PageTimes times,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
) : IPages
{
    public const string Path = WritePages.Path + "/by-itself";

    private const string NotNow =
        "Nothing can come just now: it comes in your chat on Telegram, and the journaling is paused or has ended, or you have not "
        + "agreed to Telegram. Nothing was changed.";

    private const string NoSuchPlace =
        "That is not among the world's time zones, and nothing was changed. They are named after large cities: give the largest one near you "
        + "with the same time.";

    private const string NoDay = "Choose a day and an hour first. Nothing was changed.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, context => ShowAsync(context, problem: null));
        pages.Act(Door.Patient, $"{Path}/reminders", context => PlanAsync(context, wishes.RemindersAsync));
        pages.Act(Door.Patient, $"{Path}/week", context => PlanAsync(context, wishes.WeeklyAsync));
        pages.Act(Door.Patient, $"{Path}/nothing", NothingAsync);
        pages.Act(Door.Patient, $"{Path}/clock", SetClockAsync);
        pages.Act(Door.Patient, $"{Path}/language", SetLanguageAsync);
    }

    private async Task<IResult> PlanAsync(
        HttpContext context,
        Func<Reader.Patient, string, CancellationToken, Task<ChangeOwnWishOutcome>> set
    )
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var days = form["day"].Where(d => d is { Length: > 0 }).ToList();
        var plan = form["switch"] == "off" ? "off" : $"{string.Join(',', days)} {form["hour"]}";
        return plan != "off" && (days.Count == 0 || form["hour"].ToString().Length == 0)
            ? await ShowAsync(context, words[NoDay])
            : await ToldAsync(context, await set(Me(context), plan, context.RequestAborted));
    }

    private async Task<IResult> NothingAsync(HttpContext context) =>
        await ToldAsync(context, await wishes.NothingByItselfAsync(Me(context), context.RequestAborted));

    private async Task<IResult> SetClockAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var place = form["place"].ToString();
        return await ToldAsync(context, await wishes.TimeZoneAsync(Me(context), place, context.RequestAborted), place);
    }

    private async Task<IResult> SetLanguageAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["language"].ToString();
        return await ToldAsync(context, await wishes.LanguageAsync(Me(context), code, context.RequestAborted));
    }

    private async Task<IResult> ToldAsync(HttpContext context, ChangeOwnWishOutcome outcome, string place = "") =>
        outcome switch
        {
            ChangeOwnWishOutcome.Changed => Answers.SeeOther(Path),
            ChangeOwnWishOutcome.Unusable unusable => await ShowAsync(
                context,
                $"{words[unusable.Sentence]} {words["Nothing was changed."]}"
            ),
            ChangeOwnWishOutcome.UnknownPlace unknown => await ShowAsync(
                context,
                $"{words[NoSuchPlace]}{(unknown.Nearest.Count > 0 ? $" {words["Perhaps you mean {0}.", Or(unknown.Nearest)]}" : "")}",
                place
            ),
            ChangeOwnWishOutcome.NotNow => await ShowAsync(context, words[NotNow]),
            ChangeOwnWishOutcome.Refused { Why: DoorRefusal.Damaged } => await ShowAsync(
                context,
                words[
                    "Something about your record is not as it should be, so nothing was changed. Please tell your therapist."
                ]
            ),
            ChangeOwnWishOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> ShowAsync(HttpContext context, string? problem, string place = "")
    {
        var me = Me(context);
        if (
            await patients.OneAsync(me, me.Id, context.RequestAborted)
            is not ReadOutcome<PatientView>.Open { Value.Standing: var standing }
        )
        {
            return Results.NotFound();
        }
        var now = clock.Now();
        var chat = await linked.OwnAsync(me, context.RequestAborted);
        var model = new WishModel(
            PlanLine.Of(standing.Reminders, PlanLine.UsualReminders, standing, now, times, words),
            PlanLine.Of(standing.Weekly, PlanLine.UsualWeek, standing, now, times, words),
            standing.TimeZone,
            times.WeekdayAndHour(now, standing.TimeZone),
            standing.Language
        )
        {
            Problem = problem,
            Place = place,
            Obstacle = Between(standing, chat),
            WeekWaits = chat is LinkedChatOutcome.Linked { IsConfirmed: false },
        };
        return problem is null ? Answers.Page<WishView>(model) : Answers.Again<WishView>(model);
    }

    private static Obstacle Between(PatientStandingContent standing, LinkedChatOutcome chat) =>
        standing.Status != PatientStatus.Active ? Obstacle.Paused
        : !standing.AllowsChat ? Obstacle.NotAgreed
        : chat is LinkedChatOutcome.Refused ? Obstacle.Damaged
        : chat is not LinkedChatOutcome.Linked linked ? Obstacle.NoChat
        : linked.BlockedAt is null ? Obstacle.None
        : Obstacle.Blocked;

    private static Reader.Patient Me(HttpContext context) => context.SignedIn().Patient!; // behind the patients' door

    private string Or(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : words["{0} or {1}", string.Join(", ", names.SkipLast(1)), names[^1]];
}

/// <summary>What the page shows.</summary>
/// <param name="Reminders">How they stand.</param>
/// <param name="Week">How the week stands that comes by itself.</param>
/// <param name="TimeZone">By whose clock (IANA).</param>
/// <param name="Now">What that clock shows.</param>
/// <param name="Language">ISO 639-1.</param>
public sealed record WishModel(PlanLine Reminders, PlanLine Week, string TimeZone, string Now, string Language)
{
    public string? Problem { get; init; }

    /// <summary>What was typed of a place that is not known.</summary>
    public string Place { get; init; } = "";

    /// <summary>Why nothing can come.</summary>
    public required Obstacle Obstacle { get; init; }

    /// <summary>Whether the week waits until a therapist has said that the chat is the patient's.</summary>
    public required bool WeekWaits { get; init; }

    /// <summary>Languages to choose from.</summary>
    public IReadOnlyList<string> Languages => PatientDetails.LanguagesToChooseFrom;
}

/// <summary>What keeps everything from coming by itself.</summary>
public enum Obstacle
{
    None,

    /// <summary>The journaling is paused or has ended.</summary>
    Paused,

    /// <summary>A consent is missing that it needs.</summary>
    NotAgreed,

    /// <summary>No chat is linked.</summary>
    NoChat,

    /// <summary>The patient has blocked the chat.</summary>
    Blocked,

    /// <summary>What is known of the chat does not open.</summary>
    Damaged,
}
