using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Says why a question is asked, and only what is so: of an entry it names the theme and the day, never a word.</summary>
internal static class QuestionWhy
{
    private static readonly LocalDatePattern Weekday = LocalDatePattern.CreateWithInvariantCulture("dddd");
    private static readonly LocalDatePattern DayAndMonth = LocalDatePattern.CreateWithInvariantCulture("d MMMM");
    private static readonly LocalDatePattern FullDay = LocalDatePattern.CreateWithInvariantCulture("d MMMM yyyy");

    public static string Of(BankQuestion question, WishGoal? goal, string? sought, WishView view)
    {
        List<string> reasons = [];
        AddMode(reasons, view);
        AddGoal(reasons, question, goal);
        AddWish(reasons, sought);
        AddEntry(reasons, question, view);
        if (reasons.Count == 0)
        {
            reasons.Add(PlainReason(question, view));
        }

        return "because " + string.Join(" and ", reasons);
    }

    private static void AddMode(List<string> reasons, WishView view)
    {
        if (view.Wish.Mode == BankMode.Easier)
        {
            reasons.Add("you asked for an easier one");
        }
        else if (view.Wish.Mode == BankMode.Another)
        {
            reasons.Add("you asked for another one");
        }
    }

    private static void AddGoal(List<string> reasons, BankQuestion question, WishGoal? goal)
    {
        if (goal is not null)
        {
            reasons.Add(question.NamesGoal ? $"“{goal.Name}” is a goal of yours" : $"your goal is “{goal.Name}”");
        }
    }

    private static void AddWish(List<string> reasons, string? sought)
    {
        if (sought is not null)
        {
            reasons.Add($"“{sought}” is on your list of themes");
        }
    }

    private static void AddEntry(List<string> reasons, BankQuestion question, WishView view)
    {
        var hits = view.EntryThemes.GetValueOrDefault(question.Theme);
        if (hits > 0)
        {
            var verb = hits > 1 ? "wrote about" : "mentioned";
            reasons.Add($"{Day(view.Wish)} you {verb} {Themes.English.Named(question.Theme).Label}");
        }
    }

    private static string Day(QuestionWish wish)
    {
        if (wish.LastEntryOn is not { } day || day > wish.Today)
        {
            return "in your last entry";
        }

        return Period.DaysBetween(day, wish.Today) switch
        {
            0 => "today",
            1 => "yesterday",
            < 7 => "on " + Weekday.Format(day),
            _ => "on " + (day.Year == wish.Today.Year ? DayAndMonth : FullDay).Format(day),
        };
    }

    private static string PlainReason(BankQuestion question, WishView view)
    {
        if (view.Last is null)
        {
            return question.Depth == 1
                ? "a light question is a good start"
                : "it is a question for anybody to start with";
        }

        if (view.MustAskWhatHelped)
        {
            return "the last two questions did not ask what helped";
        }

        return view.ThemeOf(view.Last) is { } last && last != question.Theme
            ? "it is about something other than the last question"
            : "you have not had this question in the last 30 days";
    }
}
