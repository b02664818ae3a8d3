using Microsoft.Extensions.Localization;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Journaling;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What the list of entries shows.</summary>
/// <param name="Entries">Those of this page, newest first.</param>
/// <param name="All">How many there are.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many.</param>
public sealed record EntriesModel(IReadOnlyList<EntryLine> Entries, int All, int Page, int Pages)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;

    /// <summary>How many do not open.</summary>
    public int Damaged { get; init; }
}

/// <summary>An entry as its writer reads it.</summary>
public sealed record EntryLine(Guid Id, string When, string Text, bool IsPrivate, string? Note)
{
    /// <summary>By which a change sees that another came first.</summary>
    public int Version { get; init; }

    private const int LongestBeginning = 280;

    /// <summary>As much of it as a list shows.</summary>
    public string Beginning =>
        Text.Length <= LongestBeginning
            ? Text
            : $"{Text[..(char.IsHighSurrogate(Text[LongestBeginning - 1]) ? LongestBeginning - 1 : LongestBeginning)].TrimEnd()} …";

    internal static EntryLine Of(EntryView entry, string when, IStringLocalizer words) =>
        new(
            entry.Id,
            when,
            entry.Content.Text,
            entry.Content.IsPrivate,
            string.Join(", ", Notes(entry.Content, words)) is { Length: > 0 } notes ? notes : null
        )
        {
            Version = entry.Version,
        };

    private static IEnumerable<string> Notes(JournalEntryContent entry, IStringLocalizer words)
    {
        if (entry.IsSpoken)
        {
            yield return words["spoken, and written down by a program"];
        }
        if (entry.Number > 1)
        {
            yield return words["changed since"];
        }
        if (entry.Mended)
        {
            yield return words["some characters could not be read and stand as {0}", "\uFFFD"];
        }
    }
}

/// <summary>What the page of one entry shows.</summary>
public sealed record OneEntryModel(EntryLine Entry)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;

    public WrittenWords? Reflection { get; init; }

    /// <summary>What the therapist accepted of its summary; null: nothing that is shared.</summary>
    public AcceptedWords? Accepted { get; init; }

    /// <summary>It was written just now.</summary>
    public bool IsFresh { get; init; }

    /// <summary>An answer may still come.</summary>
    public bool Waits { get; init; }

    public string? Disclosure { get; init; }
}

/// <summary>What a therapist accepted of the summary of an entry, as its writer reads it.</summary>
/// <param name="Sentences">Each with the words that it rests on.</param>
/// <param name="Label">Whose words they are.</param>
public sealed record AcceptedWords(IReadOnlyList<(string Text, string Quotation)> Sentences, string Label)
{
    internal static AcceptedWords Of(SharedSummary shared, IStringLocalizer words) =>
        new(
            [.. shared.Sentences.Select(s => (SafeText.OneLine(s.Text), SafeText.OneLine(s.Quotation)))],
            WrittenBy.In(words, shared.WrittenBy)
        );
}

/// <summary>What the page shows on which an entry is changed.</summary>
public sealed record EditModel(Guid Id, int Version, string Words)
{
    /// <summary>How it reads by now, where somebody has changed it meanwhile; null: nobody has.</summary>
    public string? Now { get; init; }

    public SaidFirst First { get; init; } = SaidFirst.Nothing;
    public string? Problem { get; init; }

    /// <summary>By which a browser tells this person's unsent words from another's.</summary>
    public string Whose { get; init; } = "";
}

/// <summary>A page that says what was done, and nothing else.</summary>
public sealed record DoneModel(string Title, string Sentence)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;
}
