using NodaTime;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Something that comes back in a journal, with the entries that hold it. It is counted once an entry, however often it is said there.</summary>
/// <param name="Key">The same from week to week: it is made of the stems of its words, or of the field that they belong to.</param>
/// <param name="Words">What the patient says for it, the most usual first.</param>
/// <param name="Field">What therapists call it; null: it has the patient's words alone.</param>
/// <param name="Days">Of each entry that holds it the day, in their order; several entries of a day each have theirs.</param>
/// <param name="Movement">Whether it becomes more or less.</param>
/// <param name="Quotations">Whole sentences that hold it, each of another entry, the earliest first.</param>
/// <param name="Against">Whole sentences that hold it and deny it, or say its opposite.</param>
/// <param name="Goals">The open goals that it touches, in their own words.</param>
public sealed record RecurringTheme(
    string Key,
    IReadOnlyList<ThemeWord> Words,
    string? Field,
    IReadOnlyList<LocalDate> Days,
    ThemeMovement Movement,
    IReadOnlyList<ThemeQuotation> Quotations,
    IReadOnlyList<ThemeQuotation> Against,
    IReadOnlyList<string> Goals
)
{
    private const int MostNamed = 3;

    /// <summary>The patient's own words for it, such as "lay awake, tired".</summary>
    public string Name => GivenName ?? NameByWords;

    /// <summary>What the rules name it by: the words that are said for it most.</summary>
    public string NameByWords => string.Join(", ", Words.Take(MostNamed).Select(w => w.Text));

    /// <summary>What a model has named it by: words of the patient that stand in a row in a sentence of it, or the field; null: the rules' name stands.</summary>
    public string? GivenName { get; init; }

    /// <summary>What a model has put together, each with its own key; none: it is one of the rules' themes.</summary>
    public IReadOnlyList<ThemePart> Parts { get; init; } = [];

    /// <summary>Whole sentences of other entries in which a model sees it in other words. They are counted nowhere.</summary>
    public IReadOnlyList<ThemeQuotation> Elsewhere { get; init; } = [];

    /// <summary>Whether a model has named it, put it together or seen it elsewhere.</summary>
    public bool IsTouchedByModel => GivenName is not null || Parts.Count > 0 || Elsewhere.Count > 0;

    /// <summary>How many entries hold it.</summary>
    public int Entries => Days.Count;
}

/// <summary>A word or a phrase of a theme.</summary>
/// <param name="Text">As the patient writes it most.</param>
/// <param name="Entries">How many entries hold it.</param>
public sealed record ThemeWord(string Text, int Entries);

/// <summary>A theme of the rules that a model has put together with others.</summary>
/// <param name="Key">By which it is found again where it stands for itself.</param>
/// <param name="Name">The rules' name, in the patient's words.</param>
/// <param name="Entries">How many entries hold it.</param>
public sealed record ThemePart(string Key, string Name, int Entries);

/// <summary>A whole sentence of an entry, exactly as it stands there.</summary>
public sealed record ThemeQuotation(Guid Entry, Instant At, string Text);

/// <summary>Whether a theme becomes more or less, from the older half of the entries that were looked at to the newer one.</summary>
public enum ThemeMovement
{
    /// <summary>Too few entries, or days, to tell it from chance.</summary>
    TooFewToSay,

    /// <summary>The halves differ no more than chance makes them.</summary>
    Steady,

    /// <summary>The newer half holds it more often.</summary>
    Growing,

    /// <summary>The newer half holds it less often.</summary>
    Fading,
}

/// <summary>What comes back in the entries of some days.</summary>
/// <param name="Themes">Those in most entries first.</param>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="First">The day of the first of them; null: there is none.</param>
/// <param name="Last">The day of the last.</param>
public sealed record RecurringThemes(
    IReadOnlyList<RecurringTheme> Themes,
    int Entries,
    LocalDate? First,
    LocalDate? Last
)
{
    /// <summary>A theme is in as many entries at least.</summary>
    public const int FewestEntries = 3;

    /// <summary>And on as many days.</summary>
    public const int FewestDays = 2;

    /// <summary>As many are shown at most.</summary>
    public const int MostThemes = 12;

    /// <summary>The model that was asked for names and answered; null: the rules alone have found these.</summary>
    public string? NamedBy { get; init; }

    /// <summary>Why a model that is set up named nothing, in a sentence; null: it did, or none was asked.</summary>
    public string? ModelFailed { get; init; }

    /// <summary>How much of what a model said was left out since it could not be verified.</summary>
    public int Dropped { get; init; }
}
