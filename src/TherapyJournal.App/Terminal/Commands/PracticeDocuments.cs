using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The settings of the practice.</summary>
internal sealed record PracticeDocument(
    string Name,
    string PatientLabel,
    string ReadingTimes,
    string AiToPatient,
    bool InferMood,
    IReadOnlyList<string> HelplinesConfirmed
)
{
    /// <summary>Whether a model reads entries for danger after the rules have.</summary>
    public bool ModelScreen { get; init; }

    /// <summary>Whether the short text of an entry goes into a therapist's chat unasked.</summary>
    public bool NudgeText { get; init; }

    /// <summary>Whether patients may read the summaries that their therapist accepted.</summary>
    public bool ShareSummaries { get; init; }

    /// <summary>How long a part of an erased patient's record is kept; null: nothing is.</summary>
    public int? KeepYears { get; init; }

    /// <summary>By which duty.</summary>
    public string? KeepWhy { get; init; }

    /// <summary>How many months after the end somebody is erased unasked; null: nobody is.</summary>
    public int? RetentionMonths { get; init; }
}

/// <summary>Somebody who works here.</summary>
internal sealed record TherapistDocument(Guid Id, string Name)
{
    /// <summary>Where urgent alerts wake them; null: nowhere.</summary>
    public string? Email { get; init; }

    /// <summary>Who answers urgent alerts in their place; without days whenever there is no answer.</summary>
    public IReadOnlyList<CoverDocument> Covers { get; init; } = [];

    /// <summary>Who answers at night; null: they do.</summary>
    public CoverDocument? Nights { get; init; }

    public string Timezone { get; init; } = "UTC";

    /// <summary>Since when a chat on Telegram is linked; null: none is.</summary>
    public string? TelegramSince { get; init; }

    /// <summary>Since when it has blocked the bot; null: it has not.</summary>
    public string? BlockedSince { get; init; }

    /// <summary>When the chat is told: at-once, hourly, a time, or off.</summary>
    public string Nudges { get; init; } = "at-once";

    /// <summary>When it is told of their week in numbers, such as mon 08:00, or off.</summary>
    public string Digest { get; init; } = "off";

    /// <summary>When it is told that the briefs of the next day are ready, such as 18:00, or off.</summary>
    public string Briefs { get; init; } = "off";

    /// <summary>Such as 20:00-08:00; null: none.</summary>
    public string? QuietHours { get; init; }

    public static TherapistDocument Of(TherapistListing therapist) =>
        new(therapist.Id.Value, therapist.Name)
        {
            Email = therapist.Email,
            Covers = [.. therapist.Covers.Select(c => new CoverDocument(c.By, c.From, c.Until))],
            Nights = therapist.Nights is { } n ? new CoverDocument(n.By, n.From, n.Until) : null,
            Timezone = therapist.TimeZone,
            TelegramSince = Time(therapist.Chat?.At),
            BlockedSince = Time(therapist.Chat?.BlockedAt),
            Nudges = therapist.Nudges.Typed,
            Digest = ReminderWords.Typed(therapist.Digest),
            Briefs = therapist.Briefs.Typed,
            QuietHours = therapist.Nudges.Quiet is { } quiet ? $"{quiet.From}-{quiet.Until}" : null,
        };

    private static string? Time(long? at) =>
        at is { } moment ? Documents.Time(Instant.FromUnixTimeMilliseconds(moment)) : null;
}

/// <summary>A code by which a therapist links a chat.</summary>
internal sealed record TherapistCodeDocument(Guid Therapist, string Start, string Until)
{
    /// <summary>Opens the bot with the code in it; null: no bot is set, or it could not be asked for its name.</summary>
    public string? Link { get; init; }
}

/// <summary>Who answers in a therapist's place: between two days, or two times of a night.</summary>
internal sealed record CoverDocument(Guid By, string? From, string? Until);

/// <summary>A number that patients of a country get.</summary>
internal sealed record HelplineDocument(
    string Country,
    string CountryName,
    string Emergency,
    string Line,
    string Dial,
    IReadOnlyList<string> Languages,
    bool Confirmed,
    string? ConfirmedAt,
    string? ConfirmedBy
)
{
    public static HelplineDocument Of(HelplineListing line, TherapistNames names) =>
        new(
            line.Country,
            line.CountryName,
            line.Emergency,
            line.LineName,
            line.LineDial,
            line.Languages,
            line.ConfirmedAt is not null,
            line.ConfirmedAt is { } at ? Documents.Time(at) : null,
            line.ConfirmedBy is { } by ? names.Of(by) : null
        );
}
