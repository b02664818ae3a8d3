using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>The helplines in force: listing them, confirming those of a country, and putting one's own in their place.</summary>
public sealed class PracticeHelplines(PracticeSettings settings, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int LongestNumber = 30;

    /// <summary>Every country with a number, in the order of the countries' codes.</summary>
    public async Task<IReadOnlyList<HelplineListing>> ListAsync(CancellationToken cancel)
    {
        var practice = await settings.ReadAsync(cancel);
        return
        [
            .. Helplines
                .All.Select(h => h.Country)
                .Concat(practice.Helplines.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .SelectMany(country => Of(country, practice)),
        ];
    }

    /// <summary>Says that somebody of the practice has dialled the numbers of a country as they stand now.</summary>
    public Task<HelplineOutcome> ConfirmAsync(string country, TherapistId by, CancellationToken cancel) =>
        ConfirmAsync(country, $"therapist:{by}", cancel);

    /// <summary>The same, said by an owner of the practice.</summary>
    public Task<HelplineOutcome> ConfirmAsync(string country, Guid owner, CancellationToken cancel) =>
        ConfirmAsync(country, $"owner:{owner}", cancel);

    private async Task<HelplineOutcome> ConfirmAsync(string country, string by, CancellationToken cancel)
    {
        var code = country.Trim().ToUpperInvariant();
        var practice = await settings.ReadAsync(cancel);
        return Helplines.For(code, practice.Helplines) is HelplinesFound.Known known
            ? await SaveAsync(code, Confirmed(known, by), cancel)
            : new HelplineOutcome.NothingToConfirm(code);
    }

    /// <summary>Puts the practice's own numbers in the place of the table's; who enters them confirms them.</summary>
    public Task<HelplineOutcome> SetAsync(
        string country,
        string emergency,
        string lineName,
        string lineDial,
        TherapistId by,
        CancellationToken cancel
    ) => SetAsync(country, emergency, lineName, lineDial, $"therapist:{by}", cancel);

    /// <summary>The same, entered by an owner of the practice.</summary>
    public Task<HelplineOutcome> SetAsync(
        string country,
        string emergency,
        string lineName,
        string lineDial,
        Guid owner,
        CancellationToken cancel
    ) => SetAsync(country, emergency, lineName, lineDial, $"owner:{owner}", cancel);

    private async Task<HelplineOutcome> SetAsync(
        string country,
        string emergency,
        string lineName,
        string lineDial,
        string by,
        CancellationToken cancel
    )
    {
        var code = country.Trim().ToUpperInvariant();
        if (code.Length != 2 || !code.All(char.IsAsciiLetterUpper))
        {
            return new HelplineOutcome.Unusable("A country is two letters, such as DE.");
        }
        if (!IsNumber(emergency) || !IsNumber(lineDial))
        {
            return new HelplineOutcome.Unusable("A number is written as one dials it: digits, spaces, + and -.");
        }
        var name = PersonName.Clean(lineName);
        return name.Length is 0 or > LongestName
            ? new HelplineOutcome.Unusable("A line has a name of at most 100 characters.")
            : await SaveAsync(
                code,
                new PracticeHelpline(emergency.Trim(), name, lineDial.Trim(), clock.NowStored(), by),
                cancel
            );
    }

    private async Task<HelplineOutcome> SaveAsync(string code, PracticeHelpline line, CancellationToken cancel)
    {
        var after = await settings.ChangeAsync(
            p =>
                p with
                {
                    Helplines = new Dictionary<string, PracticeHelpline>(p.Helplines, StringComparer.Ordinal)
                    {
                        [code] = line,
                    },
                },
            cancel
        );
        return new HelplineOutcome.Kept([.. Of(code, after)]);
    }

    private PracticeHelpline Confirmed(HelplinesFound.Known known, string by) =>
        new(known.Emergency, known.Lines[0].LineName, known.Lines[0].LineDial, clock.NowStored(), by)
        {
            More = [.. known.Lines.Skip(1).Select(l => new PracticeLine(l.LineName, l.LineDial))],
        };

    private static IEnumerable<HelplineListing> Of(string country, PracticeContent practice)
    {
        if (Helplines.For(country, practice.Helplines) is not HelplinesFound.Known known)
        {
            return [];
        }
        var own = practice.Helplines.GetValueOrDefault(country);
        return known.Lines.Select(line => new HelplineListing(
            line.Country,
            line.CountryName,
            line.Emergency,
            line.LineName,
            line.LineDial,
            line.Languages,
            own is null ? null : Instant.FromUnixTimeMilliseconds(own.ConfirmedAt),
            own?.ConfirmedBy
        ));
    }

    private static bool IsNumber(string text) =>
        text.Trim() is { Length: > 1 and <= LongestNumber } number
        && number.Any(char.IsAsciiDigit)
        && number.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '/');
}

/// <summary>A number as patients of a country get it.</summary>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="CountryName">In English; the code where the table has no name.</param>
/// <param name="Emergency">As a person dials it.</param>
/// <param name="LineName">The crisis line.</param>
/// <param name="LineDial">As a person dials it.</param>
/// <param name="Languages">Spoken on the line, as far as known.</param>
/// <param name="ConfirmedAt">When somebody of the practice confirmed it; null: nobody has.</param>
/// <param name="ConfirmedBy">Who; null: nobody has.</param>
public sealed record HelplineListing(
    string Country,
    string CountryName,
    string Emergency,
    string LineName,
    string LineDial,
    IReadOnlyList<string> Languages,
    Instant? ConfirmedAt,
    string? ConfirmedBy
);

/// <summary>What confirming or entering a helpline came to.</summary>
public abstract record HelplineOutcome
{
    private HelplineOutcome() { }

    /// <param name="Lines">As they stand for that country now.</param>
    public sealed record Kept(IReadOnlyList<HelplineListing> Lines) : HelplineOutcome;

    /// <summary>There is no number for this country yet.</summary>
    public sealed record NothingToConfirm(string Country) : HelplineOutcome;

    public sealed record Unusable(string Sentence) : HelplineOutcome;
}
