using System.Text;

namespace TherapyJournal.Tests.Canary;

/// <summary>A word that is nowhere else, and every form in which it could lie in the open.</summary>
internal sealed class CanaryWord
{
    private readonly List<(string Encoding, byte[] Bytes)> forms = [];

    public CanaryWord(string text)
    {
        Text = text;
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var bytes = encoding.GetBytes(text);
            forms.Add((encoding.WebName, bytes));
            forms.Add(($"hex of {encoding.WebName}", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))));
            forms.Add(($"HEX of {encoding.WebName}", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))));
            for (var offset = 0; offset < 3; offset++)
            {
                forms.Add(($"base64 of {encoding.WebName}, offset {offset}", Base64(bytes, offset)));
            }
        }
    }

    public string Text { get; }

    /// <summary>Every form, for planting.</summary>
    public IReadOnlyList<(string Encoding, byte[] Bytes)> Forms => forms;

    /// <summary>The encodings in which the word lies there; none: it does not.</summary>
    public IReadOnlyList<string> FormsIn(byte[] haystack) =>
        [.. forms.Where(f => haystack.AsSpan().IndexOf(f.Bytes) >= 0).Select(f => f.Encoding)];

    /// <summary>The characters that stand for the word alone, when it begins at this offset within a group of three bytes.</summary>
    private static byte[] Base64(byte[] bytes, int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        // The first character after the padding bytes, and the last ones, hold bits of the neighbours as well.
        var first = offset == 0 ? 0 : offset + 1;
        var whole = (offset + bytes.Length) * 8 / 6;
        return Encoding.ASCII.GetBytes(text[first..whole]);
    }
}
