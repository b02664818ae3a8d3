using System.Globalization;

namespace TherapyJournal.Assistants;

/// <summary>Cuts between signs as a person sees them, never inside an emoji or an accented letter.</summary>
internal static class Graphemes
{
    /// <summary>The last place at or before the limit where a sign ends, counted from start; the limit itself where one sign fills it all.</summary>
    public static int Before(string text, int start, int limit)
    {
        var at = start;
        while (at < limit)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            if (at + length > limit)
            {
                return at > start ? at : limit;
            }

            at += length;
        }

        return at;
    }

    /// <summary>The text itself where it fits, else as many whole signs as fit before an ellipsis; empty where not one does.</summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        if (limit < 2)
        {
            return "";
        }

        var first = StringInfo.GetNextTextElementLength(text);
        var end = first >= limit ? 0 : Before(text, 0, limit - 1);
        var space = text.LastIndexOf(' ', Math.Max(end - 1, 0));
        end = space > end / 2 ? space : end;
        return end == 0 ? "" : text[..end].TrimEnd() + "…";
    }
}
