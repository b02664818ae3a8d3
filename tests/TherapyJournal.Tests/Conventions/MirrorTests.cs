using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Tests mirror the source, file for file: whoever changes a file knows where its tests lie.</summary>
public sealed class MirrorTests
{
    private const string Tests = "tests/TherapyJournal.Tests/";

    private static readonly string[] TypeWords = ["class", "record", "struct", "interface", "enum"];

    /// <summary>Folders of tests that belong to no single file.</summary>
    private static readonly Dictionary<string, string> WithoutMirror = new(StringComparer.Ordinal)
    {
        ["Conventions"] = "the rules of the house",
        ["Database"] = "the databases that tests run on",
        ["Storms"] = "what stands after processes were killed",
        ["Week"] = "the story of one week",
        ["Canary"] = "what lies in the open",
    };

    /// <summary>Test files about something else than one source file, and what that is.</summary>
    private static readonly Dictionary<string, string> AboutSomethingElse = new(StringComparer.Ordinal)
    {
        ["Assistants/FakeAnthropicTests.cs"] = "the stand-in for the vendor's service",
        ["Assistants/FakeOpenAiTests.cs"] = "the stand-in for the vendor's service",
        ["Assistants/OpenAiSpecificationTests.cs"] = "the comparison with the vendor's published description",
        ["Assistants/OpenAiRequestTests.cs"] = "what is really sent over HTTP",
        ["Review/SummarizeAgainTests.cs"] = "the summary that a silent model still owes",
        ["Journaling/ScreenAgainTests.cs"] = "the second look for danger that a silent model still owes",
        ["Journaling/UntrustedEntriesTests.cs"] = "entries that give orders, through the whole loop",
        ["App/Telegram/SpokenOverTelegramTests.cs"] = "voice messages, from the phone to the entry, over both services",
        ["App/Telegram/PollingConflictTests.cs"] = "somebody else who asks for the same messages",
        ["App/Web/Translation/EverySentenceTests.cs"] = "every sentence of a patient's pages at once",
        ["App/Web/HostileFieldsTests.cs"] = "every field of every form at once",
        ["App/Terminal/OtherTherapistTests.cs"] = "every command at once",
        ["App/Terminal/DocumentNamesTests.cs"] = "the names in every document at once",
        ["Assistants/Bank/QuestionDataTests.cs"] = "questions.en.json",
        ["Safety/DisguisedWordsTests.cs"] = "words written so that a screen would miss them",
        ["Safety/HostileTextTests.cs"] = "texts that mean to stop the screen",
        ["Safety/OtherLanguagesTests.cs"] = "rules/en/other-languages.md",
        ["Safety/UnsaidWordsTests.cs"] = "danger told without the words for it",
        ["Safety/RiskScreenProperties.cs"] = "what holds of the screen for every text",
        ["Safety/Guard/MeasuredWordsTests.cs"] = "what the guard stops and lets through, in figures",
        ["Safety/Guard/MisbehavingModelTests.cs"] = "the whole loop with a model that breaks every rule of the guard",
        ["Assistants/Bank/QuestionRulesTests.cs"] = "the rules by which the bank chooses, over many days",
    };

    [Fact]
    public void Every_test_file_has_its_counterpart()
    {
        var files = House.Sources("tests/TherapyJournal.Tests").Where(HoldsTests).Select(f => f.Path).ToList();

        files.Count.ShouldBeGreaterThan(5);
        files.Where(f => !IsExempt(f) && !HasCounterpart(f)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_exempt_exists() =>
        WithoutMirror
            .Keys.Concat(AboutSomethingElse.Keys)
            .Where(f => !Path.Exists(Path.Combine(House.Root, Tests, f)))
            .ShouldBeEmpty();

    [Fact]
    public void Test_names_are_sentences()
    {
        var names = typeof(MirrorTests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .Where(m => m.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(m => m.Name)
            .ToList();

        names.Count.ShouldBeGreaterThan(50);
        names.Where(n => !IsSentence(n)).ShouldBeEmpty();
        IsSentence("TestRecordEntry1").ShouldBeFalse();
    }

    [Fact]
    public void A_planted_stray_is_seen()
    {
        HasCounterpart(Tests + "Records/PatientRecordsTests.cs").ShouldBeTrue();
        HasCounterpart(Tests + "Records/ReaderTests.cs").ShouldBeTrue();
        HasCounterpart(Tests + "Work/PatientRecordsTests.cs").ShouldBeFalse();
        HasCounterpart(Tests + "Records/NowhereTests.cs").ShouldBeFalse();
    }

    // Fakes and props lie beside the tests that use them and mirror nothing.
    private static bool HoldsTests(SourceFile file) =>
        file.Text.Contains("[Fact", StringComparison.Ordinal)
        || file.Text.Contains("[Theory", StringComparison.Ordinal);

    private static bool IsSentence(string name) => name.Count(c => c == '_') >= 2;

    private static bool IsExempt(string path) =>
        path[Tests.Length..].Split('/') is var parts
        && (
            parts.Length == 1
            || WithoutMirror.ContainsKey(parts[0])
            || AboutSomethingElse.ContainsKey(path[Tests.Length..])
        );

    // Records/KeysTests.cs tests what Records/Keys.cs or a type in that folder does; App/Terminal/InboxTests.cs the same of the App.
    private static bool HasCounterpart(string path)
    {
        var inner = path[Tests.Length..];
        var folder = inner.StartsWith("App/", StringComparison.Ordinal)
            ? "src/TherapyJournal.App/" + Path.GetDirectoryName(inner["App/".Length..])
            : "src/TherapyJournal/" + Path.GetDirectoryName(inner);
        var subject = Path.GetFileNameWithoutExtension(inner).Replace("Tests", "", StringComparison.Ordinal);
        return Directory.Exists(Path.Combine(House.Root, folder))
            && House.Sources(folder).Any(f => IsAbout(f, subject));
    }

    private static bool IsAbout(SourceFile source, string subject)
    {
        var name = Path.GetFileNameWithoutExtension(source.Path);
        return name == subject
            || name.EndsWith("." + subject, StringComparison.Ordinal)
            || source.Lines.Any(l =>
                TypeWords.Any(w => l.Contains($"{w} {subject}", StringComparison.Ordinal))
                && l.Split(' ', '(', '<', ':', ';').Contains(subject)
            );
    }
}
