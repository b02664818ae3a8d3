namespace TherapyJournal.Insight.Times;

/// <summary>What stands before a time and says that it is one.</summary>
internal enum Lead
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>In, during.</summary>
    Within,

    /// <summary>On, at, for: of a day, and never of a month.</summary>
    On,

    /// <summary>Since, before, after, until.</summary>
    Moment,

    /// <summary>From, and nothing that ends it.</summary>
    From,
}

/// <summary>A time after the word that leads to it.</summary>
internal static class LedTime
{
    private static readonly string[] Articles =
        "the our my her his their your der dem den des die das unserer unserem ihrer ihrem ihren seiner seinem seinen meiner meinem meinen".Split(
            ' '
        );

    /// <summary>Reads one at the word that follows; null: none stands there.</summary>
    public static SpokenTime? Read(TimeWords words, int at, KnownDays known, Lead lead)
    {
        var isLed = lead != Lead.None;
        var bare = isLed ? words.Skip(at, Articles) : at;
        if (CalendarTimes.Read(words, bare, known.Today, isLed) is { } date)
        {
            // "In the May" and "for June" are of no month, and "since June died" is hers.
            var isTime =
                date.StandsAlone
                || (
                    isLed
                    && lead != Lead.On
                    && (bare == at || words.Is(bare, "jahr", "jahre", "year"))
                    && !(lead is Lead.Moment or Lead.From && CalendarNames.IsSomebody(words, bare))
                );
            return isTime ? date : null;
        }
        return CountedTimes.Read(words, bare, known.Today, isLed)
            ?? (isLed ? RecordedTimes.Read(words, bare, at, lead == Lead.Moment, known) : null);
    }
}
