using System.Text;

namespace TherapyJournal.Storage;

/// <summary>Makes text sound before it is kept.</summary>
internal static class Utf16
{
    /// <summary>The text with NUL bytes and halves of characters replaced by U+FFFD, since no store and no channel carries them.</summary>
    /// <param name="text">What arrived.</param>
    /// <param name="mended">Whether anything had to be replaced.</param>
    public static string Mend(string text, out bool mended)
    {
        mended = false;
        StringBuilder? sound = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                sound?.Append(text[i]).Append(text[i + 1]);
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                sound ??= new StringBuilder(text, 0, i, text.Length);
                sound.Append('\uFFFD');
                mended = true;
            }
            else
            {
                sound?.Append(text[i]);
            }
        }
        return sound?.ToString() ?? text;
    }
}
