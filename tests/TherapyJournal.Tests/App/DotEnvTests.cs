using Shouldly;
using TherapyJournal.App;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App;

public sealed class DotEnvTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journal-test-").FullName;
    private readonly List<string> said = [];

    private string File => Path.Combine(folder, ".env");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("OPENAI_API_KEY=a", "a")]
    [InlineData("export OPENAI_API_KEY = a b ", "a b")]
    [InlineData("OPENAI_API_KEY=\"a b\" # the key", "a b")]
    [InlineData("OPENAI_API_KEY='a # b'# the key", "a # b")]
    [InlineData("OPENAI_API_KEY=a # the key", "a")]
    [InlineData("OPENAI_API_KEY=a\t# the key", "a")]
    [InlineData("OPENAI_API_KEY=a#b", "a#b")]
    [InlineData("OPENAI_API_KEY= # none yet", "")]
    [InlineData("OPENAI_API_KEY=\"\"", "")]
    public void A_value_is_what_people_mean_by_the_line(string line, string value) =>
        Read(line)["OPENAI_API_KEY"].ShouldBe(value);

    [Fact]
    public void Two_underscores_part_the_names_of_a_section() =>
        Read("Journal__TerminalReads=off")["Journal:TerminalReads"].ShouldBe("off");

    [Theory]
    [InlineData("JOURNAL_DATA_DIR=\"/x\" # mine", "/x")]
    [InlineData("JOURNAL_LEDGER_DIR=~", "{home}")]
    [InlineData("JOURNAL_DATA_DIR=~/journal", "{home}/journal")]
    [InlineData("JOURNAL_MASTER_KEY_FILE='~/keys/master.key'", "{home}/keys/master.key")]
    [InlineData("JOURNAL_DATA_DIR=data", "{folder}/data")]
    [InlineData("JOURNAL_DATA_DIR=./data # here", "{folder}/data")]
    [InlineData("JOURNAL_DATA_DIR=~ada/x", "{folder}/~ada/x")]
    public void A_path_begins_at_home_or_in_the_folder_of_the_file(string line, string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Read(line)
            .Values.ShouldHaveSingleItem()
            .ShouldBe(path.Replace("{home}", home.TrimEnd('/')).Replace("{folder}", folder));
        said.ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_reads_is_told_once_by_name_and_never_by_value()
    {
        Read("# a comment", "JOURNAL_DATADIR=/secret", "", "hush hush", "JOURNAL_DATADIR=/secret", "=hush", "PORT=1");

        said.ShouldHaveSingleItem();
        said[0].ShouldStartWith(".env: JOURNAL_DATADIR, line 4, line 6: ");
        said[0].ShouldNotContain("secret");
        said[0].ShouldNotContain("hush");
    }

    [Theory]
    [InlineData("JOURNAL_DATA_DIR=\"/secret")]
    [InlineData("JOURNAL_DATA_DIR='/secret\"")]
    [InlineData("JOURNAL_DATA_DIR=\"/secret\" more")]
    public void A_quotation_mark_that_does_not_end_stops_the_program_without_the_value(string line)
    {
        var sentence = Should.Throw<SettingException>(() => Read("", line)).Message;

        sentence.ShouldStartWith(".env, line 2: the value of JOURNAL_DATA_DIR begins with a quotation mark");
        sentence.ShouldNotContain("secret");
    }

    [Fact]
    public void Without_the_file_there_is_nothing() => DotEnv.Read(File, said.Add).ShouldBeEmpty();

    [Fact]
    public void A_link_to_nowhere_is_a_sentence()
    {
        System.IO.File.CreateSymbolicLink(File, Path.Combine(folder, "nowhere"));

        Should
            .Throw<SettingException>(() => DotEnv.Read(File, said.Add))
            .Message.ShouldStartWith("The file .env of this folder is there and cannot be read.");
    }

    private Dictionary<string, string?> Read(params string[] lines)
    {
        System.IO.File.WriteAllLines(File, lines);
        return DotEnv.Read(File, said.Add);
    }
}
