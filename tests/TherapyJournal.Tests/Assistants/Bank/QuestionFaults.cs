using System.Text.RegularExpressions;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Tests.Assistants.Bank;

/// <summary>What can be wrong with a question, as far as a rule can tell. The reader is tired, it is late, and this may be their first question.</summary>
internal static partial class QuestionFaults
{
    private const int LongestText = 140;
    private const int LongestGoal = 80;
    private const int MostWordsOfALightOne = 17;

    public static IEnumerable<string> Of(BankQuestion question) =>
        OfForm(question.Text)
            .Concat(question.Presumes || question.NamesGoal || question.NamesTheme ? [] : OfPresuming(question))
            .Concat(question.Depth == 1 ? OfWeight(question.Text) : []);

    private static IEnumerable<string> OfForm(string text)
    {
        var shown = Shown(text);
        if (shown.Length > LongestText + LongestGoal || text.Length is > LongestText or < 15)
        {
            yield return "length";
        }

        if (text.Count(c => c == '?') != 1 || text.Contains('!'))
        {
            yield return "marks";
        }

        if (text.Count(c => c is '.' or '?') > 2)
        {
            yield return "more than two sentences";
        }

        if (TwoAtOnce().IsMatch(text))
        {
            yield return "asks two things at once";
        }

        if (
            Forbidden().IsMatch(text)
            || text.StartsWith("Why", StringComparison.Ordinal)
            || text.Trim() != text
            || !char.IsUpper(text[0])
        )
        {
            yield return "words";
        }
    }

    // What is asked of anybody must be understood without an earlier conversation, and true of anybody.
    private static IEnumerable<string> OfPresuming(BankQuestion question)
    {
        var text = question.Text;
        if (Hardship().IsMatch(text) && !Open().IsMatch(text))
        {
            yield return "takes a hardship for granted";
        }

        if (ThatOne().IsMatch(text) || HasOne().IsMatch(text))
        {
            yield return "speaks of something that was never named";
        }

        if (PronounFirst().IsMatch(text))
        {
            yield return "a pronoun comes before what it stands for";
        }

        if (WhenItHappens().IsMatch(text) || Continues().IsMatch(text))
        {
            yield return "continues something that was never told";
        }

        if (question.AsksWhatHelped && OfTheseDays().IsMatch(text) && !Open().IsMatch(text) && !WayOut().IsMatch(text))
        {
            yield return "takes something good for granted";
        }
    }

    private static IEnumerable<string> OfWeight(string text)
    {
        if (Hardship().IsMatch(text))
        {
            yield return "a light question touches nothing painful";
        }

        if (text.Split(' ').Length > MostWordsOfALightOne || Essay().IsMatch(text))
        {
            yield return "a light question is answered in a few words";
        }
    }

    private static string Shown(string text) =>
        text.Replace(BankQuestion.GoalSlot, new string('x', LongestGoal))
            .Replace(BankQuestion.ThemeSlot, new string('x', LongestGoal));

    private const RegexOptions Plain =
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    // Advice, diagnosis and jargon; death, harm and their means; a voice that says I; numbers of a body or a plate.
    [GeneratedRegex(
        @"\b(should|must|ought|try to|have to|advice|diagnos\w*|disorder\w*|symptom\w*|trigger\w*|cognitive|trauma\w*|depress\w*|patholog\w*|coping|mindful\w*|die|dying|death|dead|kill\w*|suicid\w*|harm\w*|hurt\w*|cut|pill\w*|knife|rope|bridge|blade|weapon|overdose|goodbye|weigh\w*|calorie\w*|slim|thin|I|I'm|me|my|we|our|us|always|don't you|isn't it|surely|at least you)\b",
        Plain
    )]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"(, or|\band) (what|how|who|whom|where|which|when|did|was|is)\b", Plain)]
    private static partial Regex TwoAtOnce();

    [GeneratedRegex(
        @"\b(worr(y|ies|ied|ying)|anger|angry|fear\w*|afraid|frighten\w*|panic\w*|grief|griev\w*|loss|lost|lose|miss|missing|lonel\w+|urges?|craving\w*|brood\w*|circles|loop|inner critic|avoid\w*|put off|pain\w*|feel low|felt low|heav\w+|hard|hardest|harder|difficult\w*|stuck|tense|tension|argument|disagreement|quarrel|slip|setback|bad|worst|tiring|emptiest|uncomfortable|discomfort|problem|mistake)\b",
        Plain
    )]
    private static partial Regex Hardship();

    [GeneratedRegex(@"^(Was|Were|Is|Are|Did|Do|Does|Has|Have|Can|If)\b", Plain)]
    private static partial Regex Open();

    // "The habit", "this feeling": which one? A time may be pointed at, and so may what stands in the same sentence.
    [GeneratedRegex(
        @"\b(the (old )?(habit|feeling|thought|heaviness|past|present|memory|decision|way around|conversation|situation|person)\b|(this|that|these|those) (feeling|loss|thought|worry|mood|habit|fear|pain|decision|problem|situation|change|person|memory)s?\b|both sides|the two of you|you two)\b",
        Plain
    )]
    private static partial Regex ThatOne();

    // Not everybody has a partner, a child, a job, or a family to speak of.
    [GeneratedRegex(
        @"\b(your (own )?(partner|husband|wife|relationship|child|children|childhood|son|daughter|family|mother|father|boss|job|work|working|studies|exam|decision|loss|habit|critic|therapist|moods?|goal)\b|at work|today's work|from work|as a (parent|child)|when you were (younger|a child)|studying|an exam|you study)",
        Plain
    )]
    private static partial Regex HasOne();

    [GeneratedRegex(@"^(\w+ ){0,3}(it|them|they|him|her)\b", Plain)]
    private static partial Regex PronounFirst();

    [GeneratedRegex(
        @"(^|\. )((When|While|Although|Since) (you|the|your|something|someone|life|things|starting|fear|anger)|After (a|an|the|you|your|what|something)|Looking back)\b",
        Plain
    )]
    private static partial Regex WhenItHappens();

    [GeneratedRegex(
        @"\b(again|anyway|although|even though|despite|still|any ?more|used to|keeps|kept|keep \w+ing|stopped|come back|came back|part of you|what had just|just before|the last time)\b",
        Plain
    )]
    private static partial Regex Continues();

    [GeneratedRegex(@"\b(today|this week|tonight)\b", Plain)]
    private static partial Regex OfTheseDays();

    [GeneratedRegex(@"\b(if any\w*|a little|even|however|small\w*|would|fair)\b", Plain)]
    private static partial Regex WayOut();

    [GeneratedRegex(@"\b(describe|tell what|say what|say how|explain)\b", Plain)]
    private static partial Regex Essay();
}
