using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Texts that nobody writes on purpose: marks, quotes, emoji, broken surrogates, right-to-left, no spaces.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "I slept",
        " but ",
        "the walk by the canal helped",
        ".",
        "...",
        "…",
        "!",
        "?",
        "\n",
        "\r\n",
        " ",
        "  ",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "Dr.",
        "e.g.",
        "1.",
        "😀",
        "👨‍👩‍👧‍👦",
        "\uD83D",
        "\uDE00",
        "\0",
        "\u202E",
        "שלום",
        "مرحبا؟",
        "今日。",
        "ไม่มี",
        "e\u0301\u0301",
        "I want to be able to say no to my sister",
        "I feel",
        "dying",
        "work",
        "sister",
        ",",
        ";",
        "(",
        ")",
        "\u00A0",
        "\u2028",
        "3.5",
        "I.",
    ];

    public static Arbitrary<string> Any => ArbMap.Default.ArbFor<int>().Generator.Select(Of).ToArbitrary();

    public static string Of(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = random.Next(0, 120); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
        }

        return text.ToString();
    }
}
