using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class TypedLineTests
{
    private const string Long = "I walked along the canal again and slept.";

    [Fact]
    public async Task It_is_broken_between_its_words_and_kept_as_one_line()
    {
        var (line, glass) = await TypeAsync(Long + "\r", width: 20);
        line.Text.ShouldBe(Long);
        glass.Lines.ShouldBe(["I walked along the", "canal again and", "slept.", ""]);
    }

    [Fact]
    public async Task Behind_a_question_it_begins_where_the_question_ends()
    {
        var (_, glass) = await TypeAsync("Maren Thiessen Okonkwo\r", width: 20, question: "Name › ");
        glass.Lines.ShouldBe(["Name › Maren", "Thiessen Okonkwo", ""]);
    }

    [Fact]
    public async Task A_word_that_is_longer_than_the_line_is_cut_and_wide_letters_count_twice()
    {
        var (_, glass) = await TypeAsync("abcdefghijklmnop 日本語日本語\r", width: 10);
        glass.Lines.ShouldBe(["abcdefghij", "klmnop", "日本語日本", "語", ""]);
    }

    [Fact]
    public async Task Erasing_goes_back_over_the_end_of_a_line()
    {
        var erased = string.Concat(Enumerable.Repeat(TypedKeys.Backspace, "slept.".Length + 4));
        var (line, glass) = await TypeAsync(Long + erased + "I rested\r", width: 20);
        line.Text.ShouldBe("I walked along the canal again I rested");
        glass.Lines.ShouldBe(["I walked along the", "canal again I rested", ""]);
    }

    [Theory]
    [InlineData("one two" + TypedKeys.CtrlW + "2\r", "one 2")]
    [InlineData("one two" + TypedKeys.CtrlU + "2\r", "2")]
    [InlineData(TypedKeys.Backspace + "x\r", "x")]
    [InlineData("e\u0301👩‍🌾" + TypedKeys.Backspace + "\r", "e\u0301")]
    [InlineData("a\u001B\u0000b\r", "ab")]
    public async Task Corrections_are_understood_and_other_control_keys_are_nothing(string keys, string text)
    {
        var (line, glass) = await TypeAsync(keys, width: 40);
        line.Text.ShouldBe(text);
        glass.Lines.ShouldBe([text, ""]);
    }

    [Theory]
    [InlineData("ab\r", LineEnd.Enter)]
    [InlineData("ab" + TypedKeys.CtrlD, LineEnd.EndOfInput)]
    [InlineData("ab", LineEnd.Gone)]
    public async Task However_it_ends_what_was_typed_stands(string keys, object end)
    {
        var line = new TypedLine(TextWriter.Null, 40);
        (await line.ReadAsync(new TypedKeys(keys).Keyboard, TestContext.Current.CancellationToken)).ShouldBe(end);
        line.Text.ShouldBe("ab");
    }

    private static async Task<(TypedLine Line, Glass Glass)> TypeAsync(string keys, int width, string question = "")
    {
        var glass = new Glass();
        glass.Write(question);
        var line = new TypedLine(glass, width, question.Length);
        await line.ReadAsync(new TypedKeys(keys).Keyboard, TestContext.Current.CancellationToken);
        return (line, glass);
    }

    /// <summary>What a terminal shows after what was written to it; it knows the few sequences that are needed.</summary>
    private sealed class Glass : StringWriter
    {
        public IReadOnlyList<string> Lines
        {
            get
            {
                var lines = new List<string> { "" };
                var (row, column) = (0, 0);
                var text = ToString();
                for (var i = 0; i < text.Length; i++)
                {
                    if (text[i] == '\n')
                    {
                        (row, column) = (row + 1, 0);
                        if (row == lines.Count)
                            lines.Add("");
                    }
                    else if (text[i] == '\u001B')
                    {
                        var end = text.IndexOfAny(['A', 'G', 'J'], i);
                        var number = int.TryParse(text[(i + 2)..end], out var n) ? n : 0;
                        if (text[end] == 'A')
                            row -= number;
                        else if (text[end] == 'G')
                            column = number - 1;
                        else
                        {
                            lines.RemoveRange(row + 1, lines.Count - row - 1);
                            lines[row] = lines[row][..column];
                        }
                        i = end;
                    }
                    else
                        lines[row] = lines[row][..Math.Min(column++, lines[row].Length)] + text[i];
                }
                return [.. lines.Select(l => l.TrimEnd())];
            }
        }
    }
}
