using System.Collections;

namespace TherapyJournal.Insight.Recurring;

/// <summary>The words of a sentence in small letters, without a list of its own.</summary>
internal sealed class FormsOf(Lexicon lexicon, ReadSentence sentence) : IReadOnlyList<string>
{
    public int Count => sentence.Words.Length;

    public string this[int index] => lexicon.Forms[sentence.Words[index]];

    public IEnumerator<string> GetEnumerator() => sentence.Words.Select(word => lexicon.Forms[word]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
