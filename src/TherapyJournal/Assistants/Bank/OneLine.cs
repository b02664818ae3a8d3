using System.Text;

namespace TherapyJournal.Assistants.Bank;

/// <summary>A patient's words on one line, without signs that steer a screen or turn the direction of what follows.</summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else if (!char.IsControl(c) && !TurnsDirection(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
