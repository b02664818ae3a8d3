using TherapyJournal.Assistants;

namespace TherapyJournal.Insight.Recurring;

/// <summary>What of a model's names stands. Only what it was shown is put together; its names are the patient's words; what it has seen elsewhere is really there.</summary>
/// <param name="Themes">All that were found, those that it put together as one.</param>
/// <param name="Stands">Whether anything of it stands.</param>
/// <param name="Dropped">How much does not.</param>
internal sealed record SiftedThemes(IReadOnlyList<JoinedTheme> Themes, bool Stands, int Dropped)
{
    private const int MostParts = 4;
    private const int MostElsewhere = 3;

    // Whoever is asked for a few and sends thousands is not read to the end.
    private const int MostRead = 30;

    public static SiftedThemes Of(ThemesReply reply, ThemesOnShow shown, FoundThemes found)
    {
        var (stand, used, dropped) = (new List<JoinedTheme>(), new HashSet<FoundTheme>(), 0);
        foreach (var offered in reply.Themes.Take(MostRead))
        {
            if (PartsOf(offered, shown) is not { } parts || parts.Exists(used.Contains))
            {
                dropped++;
                continue;
            }
            var joined = Checked(offered, parts, shown, found, out var untrue);
            dropped += untrue;
            if (parts.Count > 1 || joined.Name is not null || joined.Elsewhere.Count > 0)
            {
                used.UnionWith(parts);
                stand.Add(joined);
            }
        }
        dropped += Math.Max(0, reply.Themes.Count - MostRead);
        return new SiftedThemes(
            [.. stand, .. found.All.Where(t => !used.Contains(t)).Select(t => new JoinedTheme([t]))],
            stand.Count > 0,
            dropped
        );
    }

    // Two fields that therapists tell apart are never one.
    private static List<FoundTheme>? PartsOf(NamedThemeReply offered, ThemesOnShow shown)
    {
        var labels = offered.Parts.Take(MostParts + 1).Select(p => p.Trim()).Distinct(StringComparer.Ordinal).ToList();
        var parts = labels.ConvertAll(label => shown.Themes.GetValueOrDefault(label)).OfType<FoundTheme>().ToList();
        return
            parts.Count == labels.Count
            && offered.Parts.Count <= MostParts
            && parts.Count(p => p.Field is not null) <= 1
            ? parts
            : null;
    }

    private static JoinedTheme Checked(
        NamedThemeReply offered,
        List<FoundTheme> parts,
        ThemesOnShow shown,
        FoundThemes found,
        out int untrue
    )
    {
        var holding = parts.SelectMany(p => p.Places).Select(p => found.Entries[p.Entry].Id).ToHashSet();
        var wanted = (offered.Elsewhere ?? []).Take(MostElsewhere).ToList();
        var elsewhere = wanted
            .Select(c => PlaceOf(c, shown))
            .OfType<ThemeQuotation>()
            .Where(q => !holding.Contains(q.Entry))
            .DistinctBy(q => q.Entry)
            .OrderBy(q => q.At)
            .ToList();
        var name = NameOf(offered.Name, parts, found);
        untrue =
            (offered.Elsewhere?.Count ?? 0)
            - elsewhere.Count
            + (offered.Name.Trim().Length > 0 && name is null ? 1 : 0);
        var joined = new JoinedTheme(parts) { Elsewhere = elsewhere };
        // What is called the same already has no name of a model's.
        return name == found.Of([joined]).Themes[0].Name ? joined : joined with { Name = name };
    }

    private static string? NameOf(string offered, List<FoundTheme> parts, FoundThemes found) =>
        ThemeName.Of(
            offered,
            [.. parts.SelectMany(found.SentencesOf).Select(s => s.Sentence).Distinct()],
            parts.Find(p => p.Field is not null)?.FieldName
        );

    private static ThemeQuotation? PlaceOf(CitationReply cited, ThemesOnShow shown) =>
        shown.Sources.GetValueOrDefault(cited.Source.Trim()) is { } entry
        && Quotation.IsWholeSentenceOf(entry.Text, cited.Quotation.Trim())
        && Quotation.PlaceIn(entry.Text, cited.Quotation.Trim()) is var (start, length)
            ? new ThemeQuotation(entry.Id, entry.At, entry.Text.Substring(start, length))
            : null;
}
