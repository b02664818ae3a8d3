using System.Text;
using Shouldly;
using TherapyJournal.Legacy;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Legacy;

/// <summary>Files as editors, mail programs and accidents leave them.</summary>
public sealed class LegacyFileTests : IAsyncLifetime
{
    private const string One = """[{"patient_id": 1, "data": {"name": "Ä"}}]""";
    private Ground? ground;

    private PrototypeFiles Files => new(ground!);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_says_how_to_read(string encoding)
    {
        var file = Files.Write(One, Encoding.GetEncoding(encoding));

        (await File.ReadAllBytesAsync(file, Cancel))[0].ShouldBeGreaterThan((byte)0x7F);
        (await LookAsync(file)).ShouldBe(new LegacyLook.Readable(1));
    }

    [Fact]
    public async Task Utf_16_is_known_without_its_mark_too()
    {
        (await LookAsync(Files.Write(One, new UnicodeEncoding(bigEndian: false, byteOrderMark: false)))).ShouldBe(
            new LegacyLook.Readable(1)
        );
        (await LookAsync(Files.Write(One, new UnicodeEncoding(bigEndian: true, byteOrderMark: false)))).ShouldBe(
            new LegacyLook.Readable(1)
        );
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData(" \n [ ] \n", 0)]
    [InlineData("[1, null, \"x\", [[]], {}]", 5)]
    [InlineData("{\"patients\": [{}, {}]}", 2)]
    [InlineData("{\"version\": {\"a\": [1]}, \"patients\": [{}], \"patients_seen\": [1, 2]}", 1)]
    public async Task A_list_is_counted_wherever_it_stands(string text, int people) =>
        (await LookAsync(Files.Write(text))).ShouldBe(new LegacyLook.Readable(people));

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("name,age\nAda,29", "line 1")]
    [InlineData("[{\"patient_id\": 1},\n{\"patient", "line 2")]
    [InlineData("[{}]\n[]", "line 2")]
    [InlineData("[{},]", "line 1")]
    [InlineData("{\"patients\": [{}]", "line 1")]
    [InlineData("{}", "no list of patients")]
    [InlineData("{\"patients\": {\"1\": {}}}", "no list")]
    [InlineData("{\"people\": []}", "no list of patients")]
    [InlineData("\"patients\"", "no list of patients")]
    [InlineData("null", "no list of patients")]
    public async Task What_is_no_whole_list_is_refused_in_a_sentence_that_quotes_nothing(string text, string says)
    {
        var sentence = (await LookAsync(Files.Write(text))).ShouldBeOfType<LegacyLook.Unusable>().Sentence;

        sentence.ShouldContain(says);
        sentence.ShouldNotContain("Ada");
    }

    [Fact]
    public async Task A_missing_file_a_folder_and_a_file_of_others_are_told_apart()
    {
        var locked = Files.Write(One);
        File.SetUnixFileMode(locked, UnixFileMode.None);

        (await SentenceAsync(Path.Combine(ground!.Folder, "nowhere", "p.json"))).ShouldEndWith("is not there.");
        (await SentenceAsync(ground.Folder)).ShouldContain("is a folder");
        (await SentenceAsync("/dev/null")).ShouldContain("line 1");
        if (Environment.UserName != "root")
        {
            (await SentenceAsync(locked)).ShouldContain("cannot be read");
        }
    }

    [Fact]
    public async Task A_person_larger_than_the_buffer_and_a_large_file_are_read_in_little_memory()
    {
        var file = Path.Combine(ground!.Folder, "large.json");
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteAsync("[");
            for (var i = 0; i < 3_000; i++)
            {
                var length = i == 7 ? 900_000 : 20_000;
                await writer.WriteAsync(
                    $$"""{{(i > 0 ? "," : "")}}{"patient_id": {{i}}, "x": "{{new string('x', length)}}"}"""
                );
            }
            await writer.WriteAsync("]");
        }
        new FileInfo(file).Length.ShouldBeGreaterThan(60_000_000);
        // What other tests take at the same moment is measured too, so the least of a few looks counts.
        var least = long.MaxValue;
        for (var look = 0; look < 5 && least >= 10_000_000; look++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);

            (await LookAsync(file)).ShouldBe(new LegacyLook.Readable(3_000));

            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        least.ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public async Task One_element_of_more_than_64_mb_is_no_person()
    {
        var file = Path.Combine(ground!.Folder, "one.json");
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteAsync("[\"");
            for (var i = 0; i < 70; i++)
            {
                await writer.WriteAsync(new string('x', 1 << 20));
            }
            await writer.WriteAsync("\"]");
        }

        (await SentenceAsync(file)).ShouldContain("larger than 64 MB");
    }

    public async ValueTask InitializeAsync() => ground = await Ground.BareAsync(TestedDatabase.Sqlite);

    public async ValueTask DisposeAsync()
    {
        if (ground is not null)
        {
            await ground.DisposeAsync();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<LegacyLook> LookAsync(string file) => ImportLegacy.LookAsync(file, Cancel);

    private static async Task<string> SentenceAsync(string file) =>
        (await LookAsync(file)).ShouldBeOfType<LegacyLook.Unusable>().Sentence;
}
