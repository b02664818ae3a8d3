using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Shouldly;
using TherapyJournal.App.Web.Patient;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Conventions;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>The file of the patient's sentences holds exactly those that the pages use.</summary>
public sealed class PatientWordsTests
{
    /// <summary>Look-ups of what is worked out while the program runs, and where those sentences come from.</summary>
    private static readonly Dictionary<string, string> WorkedOut = new(StringComparer.Ordinal)
    {
        ["PageTimes.cs: $\"{day}\""] = "the names of days",
        ["PageTimes.cs: name"] = "the names of days and months",
        ["WrittenBy.cs: Sentence(writer)"] = "whose words they are",
        ["Shell.razor: place.Name"] = "the row of pages",
        ["PageTitle.cs: name"] = "what a tab calls a page; those of the staff are English",
        ["ReadingPages.cs: Key(line)"] = "a line of the access record",
        ["JoinPages.cs: unusable.Sentence"] = "TakeUpInvite",
        ["AskTonight.cs: notToday.Sentence"] = "AskForEntry",
        ["AskTonight.cs: notNow.Sentence"] = "AskForEntry",
        ["ChangePages.cs: notKept.Sentence"] = "EntryText",
        ["WritePages.cs: notKept.Sentence"] = "EntryText",
        ["GoalPages.cs: not.Sentence"] = "GoalText, EntryText and AskTherapist",
        ["RightsPages.cs: not.Sentence"] = "AskTherapist",
        ["MoodPages.cs: unusable.Sentence"] = "RecordMeasure",
        ["PlanPages.cs: unusable.Sentence"] = "ChangeSafetyPlan",
        ["WishPages.cs: unusable.Sentence"] = "ReminderWords and WeeklyWords",
        ["WeekPages.cs: WeekTexts.Often(week)"] = "WeekTexts",
    };

    /// <summary>The sentences of those look-ups, as the program has them.</summary>
    private static readonly string[] Elsewhere =
    [
        "Tonight",
        "Entries",
        "Week",
        "Goals",
        "Yours",
        "Sign in",
        "One more step",
        "Your invitation",
        "Signing in",
        "Your entries",
        "An entry",
        "Change an entry",
        "Take an entry back",
        "Mood",
        "Your goals",
        "Your week",
        "Your safety plan and whom to call",
        "Change your safety plan",
        "What you agreed to",
        "Who has read your words",
        "Erase your journal",
        "What comes by itself",
        "written without AI",
        "written by your therapist",
        "written by the assistant ({0})",
        "Choose a name of at most 200 characters to sign in under.",
        "Choose a password of {0} to 200 characters that is neither your name nor one letter again and again. Four words are easy to keep.",
        "Somebody else signs in under this name. Choose another one.",
        "The code of your app does not fit. Put the key into the app as it stands here, and give the six digits that it shows now.",
        "Something is being changed here just now. Please ask again in a moment.",
        "There is no consent to keep entries, so no question is asked.",
        "Journaling has ended here, so no question is asked.",
        "Journaling is paused here, so no question is asked.",
        "That is fine. Nothing is asked today; you can still write whenever you like.",
        "You wanted no question today, so none is asked. Another can still be had.",
        "This week's questions have been asked. Another can still be had, and you can write whenever you like.",
        "There is no consent to keep entries, so nothing was kept.",
        "Journaling has ended here: nobody will read these words, and they were not kept. What was kept before is still there, and you can ask your practice for all of it.",
        "Journaling is paused here: nobody will read these words, and they were not kept. What was kept before is still there, and you can ask your practice for all of it.",
        "There are no words in this entry, so nothing was kept. Write at least one.",
        "It was not said for whom this is, so nothing was kept. Choose whether it is for you and your therapist or for you alone, and keep it again.",
        "This entry is longer than 1 MB, so nothing was kept. Please send it in several parts.",
        "A goal is a sentence of at most 500 characters.",
        "Many of your proposals wait for your therapist already. Please propose it again once they have decided.",
        "There is no consent to keep what you write.",
        "Journaling is paused here or has ended, so what you write is not kept. Your plan stays as it is, and you can read it at any time.",
        "Reminders are given as days and an hour, such as mon,wed,fri 18:00 or daily 7:30; or off.",
        "It is given as one day and an hour, such as sun 18:00; or on, or off.",
        "You have not written in these seven days, and that is all right. Whenever you like, one sentence is enough.",
        "You wrote once. Thank you for it.",
        "You wrote {0} times, all on one day. Thank you for it.",
        "You wrote {0} times, on {1} days. Thank you for it.",
    ];

    [Fact]
    public void The_file_holds_exactly_the_sentences_that_the_pages_use()
    {
        var used = SourceSentences.LookUps().Select(l => l.Sentence).OfType<string>().ToList();
        used.Count.ShouldBeGreaterThan(250);
        var all = used.Concat(Elsewhere).Concat(WithNumbers()).Concat(Calendar()).Concat(Readings()).ToHashSet();
        var kept = WordsFile.Neutral.Sentences.Select(s => s.Name).ToList();

        kept.ShouldBeUnique();
        all.Except(kept).ShouldBeEmpty("add them to PatientWords.resx");
        kept.Except(all).ShouldBeEmpty("no page uses them any more: take them out of PatientWords.resx");
    }

    [Fact]
    public void What_is_worked_out_while_the_program_runs_is_listed_and_still_said_somewhere()
    {
        SourceSentences
            .LookUps()
            .Where(l => l.Sentence is null)
            .Select(l => $"{l.File}: {l.Expression.Trim()}")
            .Distinct()
            .ShouldBe(WorkedOut.Keys, ignoreOrder: true);
        Elsewhere.Except(Said(House.App).Concat(Said(House.Product))).ShouldBeEmpty();
    }

    [Fact]
    public void No_sentence_of_a_patients_page_is_said_without_being_looked_up() =>
        SourceSentences.Unasked(WordsFile.Neutral.Sentences.Select(s => s.Name).ToHashSet()).ShouldBeEmpty();

    [Theory]
    [InlineData("a.razor", "<p>Bare</p>")]
    [InlineData("a.razor", "<p>@line.Rating of 10</p>")]
    [InlineData("a.razor", "<p>@Words[\"Kept\"] bare</p>")]
    [InlineData("a.razor", "<input placeholder=\"Bare\">")]
    [InlineData("a.cs", "const string Bare = \"Nothing was \" + \"kept.\";")]
    public void A_planted_sentence_is_seen(string path, string text) =>
        SourceSentences.Unasked(new SourceFile(path, text), new HashSet<string>()).ShouldHaveSingleItem();

    [Fact]
    public void In_English_every_sentence_is_its_own_name_and_what_is_woven_into_it_is_explained()
    {
        var sentences = WordsFile.Neutral.Sentences;

        sentences.Where(s => s.Value != s.Name).ShouldBeEmpty();
        sentences.Where(s => s.Value.IndexOfAny(['{', '[']) >= 0 && s.Comment is null).ShouldBeEmpty();
    }

    [Fact]
    public void Another_language_has_the_same_sentences_with_the_same_values_and_links()
    {
        foreach (var (language, file) in WordsFile.Others)
        {
            WordsFile.Neutral.FaultsOf(file).ShouldBeEmpty(language);
        }
        new WordsFile([("a {0}", "a {0}", null), ("[b]", "[b]", null), ("c", "c", null)])
            .FaultsOf(new WordsFile([("a {0}", "{1}", null), ("[b]", "b", null), ("d", "d", null)]))
            .ShouldBe(["missing: c", "unknown: d", "other marks: a {0}", "other marks: [b]"]);
    }

    [Theory]
    [InlineData("writing.js")]
    [InlineData("drafts.js")]
    [InlineData("arriving.js")]
    [InlineData("sentences.js")]
    [InlineData("passkeys.js")]
    [InlineData("journal.js")]
    public void No_sentence_stands_in_a_script_that_a_patient_runs(string script)
    {
        var text = House.Read($"src/TherapyJournal.App/Web/Assets/{script}");

        text.Split('"', '`').Where(t => t.Length > 1 && char.IsUpper(t[0]) && t.Contains(' ')).ShouldBeEmpty();
    }

    private static IEnumerable<string> WithNumbers() =>
        [
            $"A rating is a whole number from {RecordMeasure.Lowest} to {RecordMeasure.Highest}.",
            $"A step has at most {ChangeSafetyPlan.MostLines} lines of at most {ChangeSafetyPlan.LongestLine} characters.",
        ];

    private static IEnumerable<string> Calendar()
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return names
            .DayNames.Concat(names.AbbreviatedDayNames)
            .Concat(names.MonthNames)
            .Concat(names.AbbreviatedMonthNames)
            .Where(name => name.Length > 0);
    }

    /// <summary>A line of the access record for every purpose and every reader.</summary>
    private static IEnumerable<string> Readings() =>
        from purpose in Enum.GetNames<Purpose>()
        from reader in (string[])["therapist", "patient", "assistant"]
        select ReadingPages.Key(new AccessLineContent(0, reader, "", purpose, 1));

    [Fact]
    public void A_planted_look_up_is_read_whole_and_one_of_a_name_that_nobody_knows_is_not() =>
        SourceSentences
            .LookUps(
                new SourceFile("a.cs", "words[\"One \" + \"whole\", 1] words[Nobody.Knows] Words[WeekTexts.Helped]")
            )
            .Select(l => l.Sentence)
            .ShouldBe(["One whole", null, WeekTexts.Helped]);

    /// <summary>Every text that the code of an assembly names.</summary>
    private static HashSet<string> Said(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var reader = image.GetMetadataReader();
        var said = new HashSet<string>(StringComparer.Ordinal);
        var handle = MetadataTokens.UserStringHandle(0);
        do
        {
            said.Add(reader.GetUserString(handle));
            handle = reader.GetNextHandle(handle);
        } while (!handle.IsNil);
        return said;
    }
}
