using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed partial class ReplyTests
{
    [Theory]
    [InlineData("don't <worry> & \"rest\" + \\u0041 \\ ` /")]
    [InlineData("Grüße, 眠れない, שלום, 👩\u200D👧 😊")]
    [InlineData("\u001b[31m\u0000\u009b\u007f\u202e\u2028\n\t")]
    [InlineData("\U000E0041\u200B")]
    [InlineData("ends in a backslash \\")]
    public void What_is_written_is_read_back_unchanged(string text)
    {
        JsonDocument.Parse(Written(text)).RootElement.GetProperty("someText").GetString().ShouldBe(text);
    }

    [Fact]
    public void People_can_read_along() =>
        Written("don't; Grüße 眠 😊").ShouldBe("{\n  \"someText\": \"don't; Grüße 眠 😊\"\n}\n");

    [Fact]
    public void What_could_deceive_a_terminal_stays_escaped() =>
        Written("\u001b\u009b\u007f\u202e\u200b\u2028\U000E0041")
            .Where(c => c != '\n')
            .ShouldAllBe(c => c >= ' ' && c < '\u007f');

    [Fact]
    public void Half_a_letter_does_not_break_the_document() =>
        JsonDocument.Parse(Written("a\uD83D")).RootElement.GetProperty("someText").GetString().ShouldBe("a\uFFFD");

    private static string Written(string text)
    {
        using var output = new StringWriter();
        Reply.Write(output, new Document(text), DocumentJson.Default.Document);
        return output.ToString();
    }

    internal sealed record Document(string SomeText);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Document))]
    internal sealed partial class DocumentJson : JsonSerializerContext;
}
