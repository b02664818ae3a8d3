using System.Collections.Frozen;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>The phrases of one file in <c>rules/en/guard</c>, in the language of the risk screen's rules.</summary>
internal sealed class GuardBook
{
    // How many words of a sentence must be the patient's before it counts as told back.
    private const int FewestToldBack = 3;
    private const int MostCompared = 5;

    private static readonly FrozenSet<string> TellsBack = (
        "wrote write written writes say said says tell told mention mentioned note noted describe described word words "
        + "sentence line put call called goal goals wish theme themes list named"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly PhraseIndex<GuardPhrase> index;

    private GuardBook(IEnumerable<GuardPhrase> phrases) =>
        index = new PhraseIndex<GuardPhrase>(phrases, phrase => phrase.Phrase);

    /// <summary>The phrases of a file; one that cannot be read is a fault of the build.</summary>
    public static GuardBook Read(string file)
    {
        var classes = WordClasses.Read("guard/words");
        return new GuardBook(RuleFile.Lines("guard/" + file).Select(line => GuardPhrase.Parse(line, classes)));
    }

    /// <summary>True where a phrase stands in the words and what the person wrote does not excuse it.</summary>
    public bool IsBrokenBy(Word[] words, OwnWords own)
    {
        var matches = index.In(words).Select(m => new Found(m.Rule.Kind, m.From, m.To)).ToList();
        var harmless = matches.Where(m => m.Kind == GuardPhraseKind.Harmless).ToList();
        return matches.Exists(m =>
            m.Kind != GuardPhraseKind.Harmless
            && !harmless.Exists(h => h.From < m.To && m.From < h.To)
            && !IsExcused(words, own, m)
        );
    }

    private static bool IsExcused(Word[] words, OwnWords own, Found found) =>
        found.Kind switch
        {
            GuardPhraseKind.Names => WasNamed(words.AsSpan(found.From..found.To), own),
            GuardPhraseKind.Close => StoodClose(words, own, found),
            GuardPhraseKind.Whole => own.HasToldBack(words.AsSpan(found.From..found.To)),
            GuardPhraseKind.Begins => !BeginsClause(words, found.From) || IsToldBack(words, own, found),
            GuardPhraseKind.Says or GuardPhraseKind.Retold => IsToldBack(words, own, found),
            _ => false,
        };

    private static bool WasNamed(ReadOnlySpan<Word> span, OwnWords own)
    {
        var content = ContentWords.In(span);
        return content.Count > 0 ? content.IsSubsetOf(own.Content) : own.HasToldBack(span);
    }

    /// <summary>True where it and its neighbours, three words of the clause, were written in this order.</summary>
    private static bool StoodClose(Word[] words, OwnWords own, Found found)
    {
        var (start, end) = (found.From, found.To);
        while (start > 0 && words[start - 1].Clause == words[found.From].Clause)
        {
            start--;
        }
        while (end < words.Length && words[end].Clause == words[found.From].Clause)
        {
            end++;
        }
        var length = Math.Min(end - start, Math.Max(FewestToldBack, found.To - found.From));
        for (var at = Math.Max(start, found.To - length); at <= found.From && at + length <= end; at++)
        {
            if (own.HasToldBack(words.AsSpan(at, length)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool BeginsClause(Word[] words, int at) =>
        at == 0
        || words[at - 1].Clause != words[at].Clause
        || words[at - 1].Sentence != words[at].Sentence
        || words[at - 1].Text is "please" or "just" or "perhaps" or "maybe" or "so" or "then" or "simply" or "and"
            && (at == 1 || words[at - 2].Clause != words[at].Clause);

    /// <summary>
    /// Between quotation marks: the whole quotation was written. Else the sentence says that it tells back, and what
    /// follows was written; the patient's "I should call" excuses "you wrote that you should call", never "you should call".
    /// </summary>
    private static bool IsToldBack(Word[] words, OwnWords own, Found found)
    {
        var first = words[found.From];
        if (first.Quote != 0)
        {
            var from = Array.FindIndex(words, word => word.Quote == first.Quote);
            var to = Array.FindLastIndex(words, word => word.Quote == first.Quote);
            return own.HasAsWritten(words.AsSpan(from, to - from + 1));
        }
        var end = found.From;
        while (end < words.Length && end < found.From + MostCompared && words[end].Clause == first.Clause)
        {
            end++;
        }
        var run = words.AsSpan(found.From, Math.Max(end, found.To) - found.From);
        return run.Length >= FewestToldBack
            && (
                found.Kind == GuardPhraseKind.Retold || SaysSo(words, found.From)
                    ? own.HasToldBack(run)
                    : run.Length > FewestToldBack && IsFirstPerson(first) && own.HasAsWritten(run)
            );
    }

    // "I could breathe again" is the patient's own sentence; nobody else here says I.
    private static bool IsFirstPerson(Word word) => word.Text is "i" or "my" or "we" or "our";

    private static bool SaysSo(Word[] words, int before)
    {
        for (var at = before - 1; at >= 0 && words[at].Sentence == words[before].Sentence; at--)
        {
            if (TellsBack.Contains(words[at].Text))
            {
                return true;
            }
        }
        return false;
    }

    private sealed record Found(GuardPhraseKind Kind, int From, int To);
}
