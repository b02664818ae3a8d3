namespace TherapyJournal.Safety.Screening;

/// <summary>Joins letters written one by one ("s u i c i d e", "k.m.s") where together they are a word of the rules.</summary>
internal static class SpelledOut
{
    private const int Longest = 12;

    public static List<Word> Join(List<Word> words)
    {
        if (!HasRun(words))
            return words;
        var joined = new List<Word>(words.Count);
        var at = 0;
        while (at < words.Count)
        {
            var run = RunAt(words, at);
            if (run >= 3)
                at = Take(words, at, run, joined);
            else
                joined.Add(words[at++]);
        }
        return joined;
    }

    private static bool HasRun(List<Word> words)
    {
        for (var at = 2; at < words.Count; at++)
        {
            if (words[at].Text.Length == 1 && words[at - 1].Text.Length == 1 && words[at - 2].Text.Length == 1)
                return true;
        }
        return false;
    }

    private static int RunAt(List<Word> words, int at)
    {
        var run = 0;
        while (run < Longest && at + run < words.Count && IsLetter(words[at + run]))
            run++;
        return run;
    }

    private static bool IsLetter(Word word) => word.Text.Length == 1 && char.IsLetter(word.Text[0]);

    private static int Take(List<Word> words, int at, int run, List<Word> joined)
    {
        var letters = string.Create(
            run,
            (words, at),
            static (all, from) =>
            {
                for (var each = 0; each < all.Length; each++)
                    all[each] = from.words[from.at + each].Text[0];
            }
        );
        for (var length = run; length >= 3; length--)
        {
            var spelled = Spelling.OfSensitive(letters[..length]);
            if (spelled.Length == 0)
                continue;
            var last = words[at + length - 1];
            foreach (var each in spelled)
                joined.Add(words[at] with { Text = each, Length = last.Start + last.Length - words[at].Start });
            return at + length;
        }
        joined.Add(words[at]);
        return at + 1;
    }
}
