using System.Text;

namespace TherapyJournal.Safety.Screening;

/// <summary>Cuts a text into the words, clauses, sentences and quotations that the rules look at, in one pass.</summary>
internal static class ReadWords
{
    /// <summary>No word of any rule is longer; what is longer is kept as one unknown word.</summary>
    private const int LongestWord = 32;

    public static Word[] From(string text)
    {
        var pass = new Pass(text);
        pass.Run();
        var spelled = SpelledOut.Join(MarkQuotations.In(pass.Words, pass.QuoteMarks));
        return [.. DigitWords.Read(SlipsInPlace.Mend(PictureWords.Read(spelled)))];
    }

    private sealed class Pass(string text)
    {
        private readonly StringBuilder word = new();
        private int wordStart = -1;
        private int wordEnd;
        private int sentence;
        private int clause;
        private int paragraph;
        private int lineBreaks;
        private bool paragraphDue;

        public List<Word> Words { get; } = new(text.Length / 5 + 1);

        /// <summary>For each double quotation mark, the index of the word that follows it.</summary>
        public List<int> QuoteMarks { get; } = [];

        public void Run()
        {
            var at = 0;
            while (at < text.Length)
            {
                if (
                    Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used)
                    != System.Buffers.OperationStatus.Done
                )
                    rune = new Rune(' ');
                if (PictureWords.Of(rune) is { } picture)
                    AddPicture(picture, at, used);
                else if (FoldLetters.Fold(rune) is var letter and not FoldLetters.Nothing)
                    Take(letter, at, used);
                at += used;
            }
            EndWord();
        }

        private void AddPicture(string picture, int at, int used)
        {
            EndWord();
            Words.Add(new Word(picture, at, used, sentence, clause, paragraph));
        }

        private void Take(char letter, int at, int used)
        {
            if (char.IsLetterOrDigit(letter) || (StandsForALetter(letter) && BetweenLetters(at, used)))
            {
                if (wordStart < 0)
                    StartWord(at);
                if (word.Length <= LongestWord)
                    word.Append(letter);
                wordEnd = at + used;
                lineBreaks = 0;
                return;
            }
            EndWord();
            switch (letter)
            {
                case '.'
                    when at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or '\''):
                case '.' when at > 0 && text[at - 1] == '.':
                    clause++;
                    break;
                case '.' or '!' or '?':
                    sentence++;
                    clause++;
                    break;
                case '\n':
                    paragraphDue |= ++lineBreaks == 2;
                    break;
                case '"':
                    QuoteMarks.Add(Words.Count);
                    clause++;
                    break;
                case ',' or ';' or ':' or '(' or ')' or '\u2026':
                    clause++;
                    break;
            }
        }

        /// <summary>An empty line ends a sentence, unless the next word goes on in small letters.</summary>
        private void StartWord(int at)
        {
            wordStart = at;
            if (!paragraphDue)
                return;
            paragraphDue = false;
            paragraph++;
            clause++;
            if (!char.IsAsciiLetterLower(text[at]))
                sentence++;
        }

        private static bool StandsForALetter(char letter) => letter is '\'' or '`' or '@' or '$' or '!' or '*' or '|';

        private bool BetweenLetters(int at, int used) =>
            wordStart >= 0
            && at + used < text.Length
            && (char.IsLetterOrDigit(text[at + used]) || (text[at] == '*' && text[at + used] == '*'));

        private void EndWord()
        {
            if (wordStart < 0)
                return;
            var spelled = word.Length > LongestWord ? [""] : Spelling.Of(word.ToString());
            foreach (var each in spelled)
                Words.Add(new Word(each, wordStart, wordEnd - wordStart, sentence, clause, paragraph));
            word.Clear();
            wordStart = -1;
        }
    }
}
