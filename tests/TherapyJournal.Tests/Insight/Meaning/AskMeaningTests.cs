using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public abstract class AskMeaningTests(TestedDatabase on) : MeaningTest(on)
{
    private const string Terrier = "The terrier next door barked.";
    private const string Fought = "We fought in the kitchen.";

    [Fact]
    public async Task What_means_the_same_in_other_words_is_found()
    {
        await WriteAsync(Terrier);
        await WriteAsync(Fought);
        await WriteAsync("The harbour was loud.");

        (await AskedAsync("Who quarrelled?"))[0].ShouldBe(Fought);
        (await AskedAsync("Any puppy?"))[0].ShouldBe(Terrier);
        Sent.Count(text => text == "Any puppy?").ShouldBe(1);
    }

    [Fact]
    public async Task A_word_that_stands_there_counts_as_well_as_the_meaning()
    {
        await WriteAsync("Zebedee brought flowers.");
        await WriteAsync(Terrier);

        (await AskedAsync("Zebedee?"))[0].ShouldBe("Zebedee brought flowers.");
    }

    [Fact]
    public async Task That_no_entry_holds_a_word_of_it_is_known_beside_what_is_nearest_in_meaning()
    {
        await WriteAsync(Fought);
        await WriteAsync(Terrier);
        await WriteAsync("The harbour was loud.");

        var answer = await AnswerAsync("Any puppy?");

        (answer.Kind, answer.HoldsWords, answer.ByMeaning).ShouldBe((AnswerKind.NotSaid, false, true));
        (await AnswerAsync("Was the terrier loud?")).HoldsWords.ShouldBeTrue();
    }

    [Fact]
    public async Task A_time_in_the_question_bounds_what_is_found_by_its_meaning_too()
    {
        await WriteAsync(Fought);
        Pass(TimeSpan.FromDays(40));
        await WriteAsync("We had a row about the car.");

        (await AskedAsync("Did they quarrel in the last two weeks?")).ShouldBe(["We had a row about the car."]);
    }

    [Theory]
    [InlineData(FakeFault.Unauthorised, "did not accept the key")]
    [InlineData(FakeFault.RateLimited, "asked too often")]
    [InlineData(FakeFault.HalfABody, "")]
    [InlineData(FakeFault.NoOutput, "agreed form")]
    public async Task Without_an_answer_the_words_alone_are_looked_for_and_it_is_said(FakeFault fault, string said)
    {
        await WriteAsync(Terrier);
        await WriteAsync(Fought);
        Server.Fail(fault, always: true);

        var answer = await AnswerAsync("Who fought in the kitchen?");

        answer.Kind.ShouldBe(AnswerKind.Passages);
        answer.Understood.ShouldHaveSingleItem().ShouldStartWith("Looked for the words alone");
        answer.Understood[0].ShouldContain(said);
        answer.Passages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_therapists_question_is_sent_to_nobody()
    {
        await WriteAsync(Terrier);
        var before = Server.Calls.Count;
        var other = new Reader.Therapist(await House.AddTherapistAsync("Dr Other"));

        var asked = await House
            .Get<AskJournal>()
            .RunAsync(other, Patient, new JournalQuestion("Any puppy?"), show: null, Cancel);

        asked.ShouldBeOfType<ReadOutcome<JournalAnswer>.Refused>().Why.ShouldBe(new DoorRefusal.Missing());
        Server.Calls.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Where_nobody_has_made_a_vector_nothing_is_asked_for()
    {
        await RecordAsync(Terrier);

        (await AskedAsync("terrier?")).ShouldBe([Terrier]);
        Server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_journal_is_made_anew_for_another_model_both_are_asked_and_how_far_it_is_can_be_seen()
    {
        // More passages than are sent together, so that it takes several steps.
        const int entries = 70;
        for (var n = 0; n < entries - 2; n++)
        {
            await RecordAsync($"Nothing much happened on day {Spelled(n)}.");
        }
        await RecordAsync(Fought);
        await WorkAsync();
        (await VectorsAsync()).ShouldBe(entries - 1);
        (await MeaningOfAsync(House))[0]
            .Sentence.ShouldStartWith($"{entries - 1} entries have a vector of house-embed");

        var anew = await WithModelAsync("new-embed");
        (await anew.Get<EmbedJournals>().RunAsync(Cancel)).ShouldBe(1);
        (await anew.Get<EmbedJournals>().RunAsync(Cancel)).ShouldBe(0, "what waits is not added twice");
        (await AskedAsync("Who quarrelled?", anew))[0].ShouldBe(Fought, "by the earlier model alone");

        // The first step is done, then the process is gone.
        var step = anew.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(EmbedEntries));
        var item = await House.LookAsync(db => db.WorkItems.SingleAsync(w => w.Kind == step.Name, Cancel));
        var done = (await step.RunAsync(item, Cancel)).ShouldBeOfType<StepResult.Done>();
        await House.Store.TransactAsync(done.Save.ShouldNotBeNull(), Cancel);
        (await MeaningOfAsync(anew))[0].Sentence.ShouldStartWith("Vectors are being made anew by new-embed");
        (await MeaningOfAsync(anew))[0].Sentence.ShouldContain($"64 of {entries - 1} entries");
        var sent = Sent.Count;
        (await AskedAsync("Who quarrelled?", anew))[0].ShouldBe(Fought, "it is among the newest");
        Server
            .Others.TakeLast(2)
            .Select(r => r.GetProperty("model").GetString())
            .Order()
            .ShouldBe(["house-embed", "new-embed"]);
        Sent.Count.ShouldBe(sent + 2);

        await anew.Get<Worker>().RunUntilIdleAsync(Cancel);
        (await VectorsAsync()).ShouldBe(entries - 1, "those of the earlier model are gone");
        (await House.LookAsync(db => db.EntryEmbeddings.Select(v => v.Model).Distinct().ToListAsync(Cancel))).ShouldBe([
            "new-embed@",
        ]);
        (await AskedAsync("Who quarrelled?", anew))[0].ShouldBe(Fought);
        Sent.Count(text => text == Fought).ShouldBe(2, "each text once for each model");
    }

    [Fact]
    public async Task An_edit_and_what_is_made_private_are_followed_by_an_index_that_is_held()
    {
        var entry = await WriteAsync(Fought);
        await WriteAsync(Terrier);
        (await AskedAsync("Who quarrelled?"))[0].ShouldBe(Fought);

        await House.Get<EditEntry>().EditAsync(Patient, entry, "We strolled by the canal.", Cancel);
        await WorkAsync();
        (await AskedAsync("Did they walk?"))[0].ShouldBe("We strolled by the canal.");

        await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel);
        (await AskedAsync("Did they walk?")).ShouldNotContain("We strolled by the canal.");
    }

    // Days whose names are no number: each a word of its own.
    private static string Spelled(int n) => $"{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}ion";
}

public sealed class AskMeaningOnSqlite() : AskMeaningTests(TestedDatabase.Sqlite);

public sealed class AskMeaningOnPostgres() : AskMeaningTests(TestedDatabase.Postgres);
