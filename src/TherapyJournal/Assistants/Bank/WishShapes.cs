using System.Text.RegularExpressions;

namespace TherapyJournal.Assistants.Bank;

/// <summary>
/// The shapes in which people name a direction for the months of a therapy. What has none of them is no goal: among
/// sentences that begin with "I want to", idioms and wishes of the moment are far more frequent than goals.
/// </summary>
internal static partial class WishShapes
{
    // How often or how much: with these an everyday activity becomes something to work towards.
    private const string Practice =
        "(more|more often|less|less often|again|regularly|better|earlier|(every|each) (day|week|morning|evening|night|month|weekend)|(once|twice|three times) a (day|week|month)|at least once a week|alone|on my own|by myself|without \\w+ing( .+)?|without (fear|guilt|panic|shame))";

    private const string People =
        "(my \\w+( \\w+)?|people|others|other people|strangers|friends|someone|somebody|men|women|children|colleagues|neighbours)";

    private const string Habits =
        "(smoking|drinking|gambling|vaping|apologi[sz]ing|explaining|checking|worrying|overthinking|ruminating|brooding|scrolling|avoiding|comparing|blaming|criticising|criticizing|doubting|postponing|procrastinating|pleasing|cancelling|canceling|shouting|yelling|snapping|interrupting|lying|hiding|biting|picking|overworking|isolating|judging|punishing|pretending|putting (things|everything) off|putting others first|being (so )?(hard on|angry with|jealous|afraid))";

    /// <summary>True where the whole wish, in lower case and without signs, is such a direction.</summary>
    public static bool Fit(string wish)
    {
        var able = Able().Match(wish);
        var rest = able.Success ? able.Groups["rest"].Value : wish;
        return !Idiom().IsMatch(wish) && (IsDirection(rest) || (able.Success && Ability().IsMatch(rest)));
    }

    private static bool IsDirection(string wish) =>
        Learning().IsMatch(wish)
        || Change().IsMatch(wish)
        || Being().IsMatch(wish)
        || Feeling().IsMatch(wish)
        || WithPeople().IsMatch(wish)
        || ForOneself().IsMatch(wish)
        || Finding().IsMatch(wish)
        || Sleeping().IsMatch(wish)
        || Activity().IsMatch(wish);

    private const RegexOptions Plain =
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    // What has the words of a direction and means another thing.
    [GeneratedRegex(
        "\\b(learn (how )?to (live|die|fly|walk|crawl|run before|love the|read between|keep my mouth|take|let)|(more|less|better|kinder|calmer|closer) (like|of|than|or|and)|(walk|run|go|take|drive|do|play|ride|see) (out|away|over|off|on|through|mad|crazy|without|stars|red|dead|dumb|air|water)|(go|sleep|eat|drink|work|cry|laugh|worry) (myself|like)|wall|rope|ropes|moon|hell|heaven|devil|ground|earth|clock|world|lesson|log|horse|dog|fish in)\\b",
        Plain
    )]
    private static partial Regex Idiom();

    [GeneratedRegex("^(be able to|find a way to|be brave enough to|manage to|get better at) (?<rest>.+)$", Plain)]
    private static partial Regex Able();

    // What somebody may wish to be able to do at all.
    [GeneratedRegex(
        "^(say no|saying no|sleep|relax|concentrate|focus|drive|swim|fly|breathe freely|work|study|work again|leave the house|leave the flat|go (out|outside|shopping|swimming|to (work|school|the (shop|shops|supermarket|gym|dentist|doctor|cinema)))|take the (bus|train|lift|tube|underground|tram)|ride the (bus|train|tube)|use the (lift|phone|bus|train)|answer the phone|make (decisions|phone calls|mistakes)|ask(ing)? for help|accept help|be alone|eat (with|in front of) .+|speak in (public|front of .+)|talk(ing)? (to|with|about) (my|people|others|strangers|other people).*|trust .+|forgive .+|enjoy .+|live (alone|on my own)|show my feelings|set(ting)? (boundaries|limits)|rest)( .+)?$",
        Plain
    )]
    private static partial Regex Ability();

    [GeneratedRegex(
        "^(learn (how )?to .+|learn (the )?(cello|piano|guitar|violin|drums|flute|german|english|french|spanish|italian|sign language|swimming|a (new )?(language|instrument|trade|craft)))$",
        Plain
    )]
    private static partial Regex Learning();

    [GeneratedRegex(
        $"^((stop|quit|give up) {Habits}( .+)?|quit (smoking|drinking|gambling)|start (exercising|running|swimming|painting|drawing|playing|reading|writing|dating|working|studying|walking|cooking|singing|dancing|meditating|training|volunteering|therapy|going (out|to))( .+)?|(drink|smoke|scroll|gamble|spend) less( .+)?|go back to (work|school|university|college|uni|choir|training|church)( .+)?|return to work( .+)?|(finish|complete) my (degree|studies|thesis|training|apprenticeship|course|dissertation|book|novel)|pass my (exam|exams|driving test)|(get up|get to bed|go to bed|get out of bed) (earlier|on time|at the same time)( .+)?|get out of the house {Practice}|get more (sleep|exercise|rest|fresh air)|get (fitter|stronger|healthier)|move (out|into a (place|flat) of my own))$",
        Plain
    )]
    private static partial Regex Change();

    [GeneratedRegex(
        "^(be|become) ((a )?(more|less|kinder|calmer|closer|braver|gentler|stricter|better) .+|braver|calmer|kinder|independent|sober|honest (with|about) (my|people|others).+|patient with my.+|there for my .+|a (good|better|more \\w+) (mother|father|mum|mom|dad|parent|partner|friend|listener|husband|wife|sister|brother|daughter|son|teacher|colleague))$",
        Plain
    )]
    private static partial Regex Being();

    [GeneratedRegex(
        "^feel (calmer|safer|safe|stronger|freer|closer to my .+|(more|less) .+|at home .+|comfortable (with|in|around|at|about) .+|confident( .+)?|better about my.+|good about my.+|like myself again|joy again)$",
        Plain
    )]
    private static partial Regex Feeling();

    [GeneratedRegex(
        $"^(say no( to {People}.*| more often| without .+)?|(talk|speak) (more )?(openly )?(to|with) my \\w+( {Practice}| about my .+| about how .+| openly)|(talk|speak) (more )?(openly|honestly) (to|with|about) (my|people|others).+|(talk|speak) about my (feelings|grief|fears?|past|childhood|illness)( .+)?|speak up( (for myself|more|more often|at|in|about) ?.*)?|stand up (for myself|to my \\w+)( .+)?|ask for (help|support|what i need)( .+)?|(set|keep|draw) (clear |clearer |better )?(my )?(boundaries|limits)( .+)?|spend (more|less|some) (time|evenings?|weekends?|money) .+|spend less money|make (more |new |some )?(friends|time for my.+|time for myself)( .+)?|make peace with my .+|get along( better)? with {People}.*|trust {People}( .+)?|trust myself( .+)?|accept (help|support|compliments)( .+)?|let people (in|help|closer)( .+)?|forgive (myself|my \\w+)( .+)?|(reconnect|reconcile|stay in touch|keep in touch) with {People}( .+)?|(show|express) my (feelings|anger|needs|affection)( .+)?|meet (more|new) people( .+)?|listen (more|better) to {People}( .+)?|(deal|cope) (better )?with (my|criticism|conflict|conflicts|stress|rejection|change|setbacks|pressure).*|(handle|manage) (my (anger|stress|anxiety|time|money|moods?|panic)|criticism|conflicts?|stress|rejection)( .+)?|control my (temper|anger))$",
        Plain
    )]
    private static partial Regex WithPeople();

    [GeneratedRegex(
        "^((take (better |good )?care of|look after|be kinder to|believe (more )?in|accept|like|love|respect|forgive) (myself|my body)( .+)?|let go of my .+|treat myself (better|with .+|more .+)|have more (time|energy|patience|confidence|self-confidence|courage|structure|joy|fun|rest)( .+)?|live (more .+|on my own|alone|independently)|take (regular|more|proper) (breaks|walks|rests?)( .+)?|keep (the |my )?evenings? free( .+)?|build (up )?(my )?(confidence|self-esteem|a routine).*)$",
        Plain
    )]
    private static partial Regex ForOneself();

    [GeneratedRegex(
        "^join a (choir|club|group|class|team|course|band|gym|book club)|(find|get) (a|an|some|new|more) (\\w+ )?(job|work|flat|apartment|place to live|place of my own|friends|hobby|partner|balance|purpose|confidence|apprenticeship|therapist|group)( .+)?$",
        Plain
    )]
    private static partial Regex Finding();

    [GeneratedRegex(
        $"^(sleep ((through( (the|a|one) (whole )?night)?|better|more|longer|well|in my own bed|without .+)( {Practice})?|{Practice})|fall asleep (faster|earlier|more easily|without .+|on my own))$",
        Plain
    )]
    private static partial Regex Sleeping();

    [GeneratedRegex(
        $"^(walk|run|swim|cycle|read|cook|eat|play|paint|draw|sing|dance|exercise|train|write|call|phone|ring|visit|see|meet|work|study|worry|drive|ride|fly|take|travel|relax|rest|concentrate|focus|enjoy|laugh|do|leave the (house|flat)|go|practise|practice|meditate|pray|garden|fish|knit|apologise|explain|plan|listen|talk to (my|people|strangers)) (.+ )?{Practice}( .+)?$",
        Plain
    )]
    private static partial Regex Activity();
}
