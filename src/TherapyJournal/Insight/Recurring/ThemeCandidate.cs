using System.Numerics;
using System.Runtime.InteropServices;

namespace TherapyJournal.Insight.Recurring;

/// <summary>What may be a theme, with every place where it stands.</summary>
/// <param name="kind">What it is known by.</param>
/// <param name="key">The same whenever it is found.</param>
/// <param name="fieldId">Of a field: its id; null: it is none.</param>
internal sealed class ThemeCandidate(CandidateKind kind, string key, string? fieldId = null)
{
    private readonly List<ThemePlace> places = [];
    private ulong[] held = [];

    public CandidateKind Kind => kind;

    public string Key => key;

    public string? Field => fieldId;

    /// <summary>In the order of the journal.</summary>
    public IReadOnlyList<ThemePlace> Places => places;

    /// <summary>How many entries hold it.</summary>
    public int Entries { get; private set; }

    public void Add(ThemePlace place)
    {
        if (places is not [.., var last] || last.Entry != place.Entry)
        {
            Entries++;
            var block = place.Entry / 64;
            if (block >= held.Length)
            {
                Array.Resize(ref held, Math.Max(block + 1, held.Length * 2));
            }
            held[block] |= 1UL << (place.Entry % 64);
        }
        places.Add(place);
    }

    /// <summary>How many entries hold both.</summary>
    public int EntriesWith(ThemeCandidate other)
    {
        var both = 0;
        for (var block = 0; block < Math.Min(held.Length, other.held.Length); block++)
        {
            both += BitOperations.PopCount(held[block] & other.held[block]);
        }
        return both;
    }
}

/// <summary>What a theme is known by. Of two that are the same the earlier kind gives its key.</summary>
internal enum CandidateKind
{
    /// <summary>Words that therapists know a field by.</summary>
    Field,

    /// <summary>A word that the patient names something by.</summary>
    Word,

    /// <summary>Two or three words in a row.</summary>
    Phrase,
}

/// <summary>Where words stand.</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Sentence">The number of the sentence in it.</param>
/// <param name="At">The number of the first word in that.</param>
/// <param name="Length">How many words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThemePlace(int Entry, int Sentence, int At, int Length);
