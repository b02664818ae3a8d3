namespace TherapyJournal.Assistants.Bank;

/// <summary>How well a question fits a wish. Goals weigh most, then the last entry, then variety.</summary>
internal static class QuestionFit
{
    private const int ItsGoal = 100;
    private const int NamesTheGoal = 70;
    private const int Sought = 80;
    private const int EntryIsAboutIt = 40;
    private const int EntryMentionsIt = 20;
    private const int AskedBefore = -18;
    private const int JustRefused = -300;
    private const int RefusedLately = -60;
    private const int GentleStart = 150;
    private const int TooDeepTooSoon = -60;
    private const int GentlerAfterRefusal = 15;

    // Before that many questions nobody is asked a deep one unless nothing else is left.
    private const int AcquaintedAfter = 5;

    public static int Of(BankQuestion question, WishView view) =>
        Goals(question, view)
        + Wishes(question, view)
        + Entry(question, view)
        + Variety(question, view)
        + Depth(question, view);

    private static int Goals(BankQuestion question, WishView view)
    {
        if (question.NamesGoal)
        {
            return view.Goals.Any(goal => goal.Themes.Count == 0) ? ItsGoal : NamesTheGoal;
        }

        return view.Goals.Any(goal => goal.Themes.Contains(question.Theme)) ? ItsGoal : 0;
    }

    private static int Wishes(BankQuestion question, WishView view) =>
        question.NamesTheme || view.Sought.NamedFor(question.Theme) is not null ? Sought : 0;

    private static int Entry(BankQuestion question, WishView view)
    {
        var hits = view.EntryThemes.GetValueOrDefault(question.Theme);
        return hits == 0 ? 0
            : hits == view.EntryThemes.Values.Max() ? EntryIsAboutIt
            : EntryMentionsIt;
    }

    private static int Variety(BankQuestion question, WishView view)
    {
        var sum = 0;
        for (var at = 0; at < view.Recent.Count; at++)
        {
            var asked = view.Recent[at];
            if (view.WasAbout(asked, question.Theme))
            {
                var refused = asked.Refused || (at == 0 && view.Wish.Mode != BankMode.Ordinary);
                sum += AskedBefore + (refused ? (at == 0 ? JustRefused : RefusedLately) : 0);
            }
        }

        return sum;
    }

    private static int Depth(BankQuestion question, WishView view) =>
        question.Depth switch
        {
            1 when view.Last is null => GentleStart,
            1 when view.Last.Refused => GentlerAfterRefusal,
            3 when view.Recent.Count < AcquaintedAfter || view.Last is { Refused: true } => TooDeepTooSoon,
            _ => 0,
        };
}
