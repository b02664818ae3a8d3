using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeJournalAnswers;

namespace TherapyJournal.Tests.Insight;

public abstract class AskJournalTests(TestedDatabase on) : AskTest(on)
{
    [Fact]
    public async Task A_sentence_stands_with_its_quotation_the_entry_and_the_day()
    {
        var entry = await WriteAsync($"It rained. {Walk}");
        Answers(Sentence("The patient writes that walking helped with sleep.", ("e1", Walk)));

        var answer = await QuestionAsync("What helped with sleep?");

        answer.Kind.ShouldBe(AnswerKind.Answered);
        var sentence = answer.Sentences.ShouldHaveSingleItem();
        sentence.Text.ShouldBe("The patient writes that walking helped with sleep.");
        sentence.Citations.ShouldHaveSingleItem().ShouldBe(new Citation(entry, Today, Walk));
        answer.Looked.ShouldBe(new LookedAt(Today, Today, 1));
        answer.WrittenBy.ShouldNotBeNull();
        (answer.Dropped, answer.ModelFailed).ShouldBe((0, null));
    }

    [Fact]
    public async Task What_speaks_against_it_stands_beside_it_and_each_sentence_is_heard_once()
    {
        await WriteAsync(Walk);
        await WriteAsync($"I walked by the canal. {Night}");
        Answers(request =>
            Form(
                [
                    Sentence("The patient writes that walking helped.", (LabelOf(request, Walk), Walk)),
                    Sentence("The patient writes about the canal.", (LabelOf(request, Walk), Walk)),
                ],
                [Sentence("The patient also writes of lying awake.", (LabelOf(request, Night), Night))]
            )
        );
        var heard = new List<string>();

        var answer = await QuestionAsync("Does walking help with sleep?", s => heard.Add(s.Text));

        answer.Sentences.Count.ShouldBe(2);
        answer.Against.ShouldHaveSingleItem().Citations[0].Quotation.ShouldBe(Night);
        heard.ShouldBe(answer.Sentences.Select(s => s.Text));
        Asked.ShouldHaveSingleItem().IsStreamed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sentence_that_is_not_borne_out_is_shown_to_nobody()
    {
        await WriteAsync(Walk);
        Answers(Sentence("The patient writes about walking.", ("e1", "Walking made everything worse.")));
        var heard = new List<AnsweredSentence>();

        var answer = await QuestionAsync("What about walking?", heard.Add);

        heard.ShouldBeEmpty();
        answer.Sentences.ShouldBeEmpty();
        answer.Kind.ShouldBe(AnswerKind.Passages);
        answer.Passages.ShouldHaveSingleItem();
        answer.ModelFailed.ShouldNotBeNull().ShouldContain("could be verified");
    }

    [Fact]
    public async Task Where_the_model_finds_no_answer_the_entries_do_not_say_and_what_comes_nearest_stands_beside_it()
    {
        await WriteAsync(Walk);
        Answers();

        var answer = await QuestionAsync("Does the canal have lighthouses?");

        answer.Kind.ShouldBe(AnswerKind.NotSaid);
        answer.WrittenBy.ShouldNotBeNull();
        string.Concat(answer.Passages.ShouldHaveSingleItem().Text.Select(p => p.Text)).ShouldBe(Walk);
    }

    [Fact]
    public async Task What_was_asked_before_goes_along_and_lends_its_words_to_a_short_question()
    {
        var entry = await WriteAsync(Walk);
        Answers(Sentence("The patient writes that walking helped.", ("e1", Walk)));

        var answer = await QuestionAsync(new JournalQuestion("And why?") { Before = ["Does the canal help?"] });

        answer.Sentences.ShouldHaveSingleItem().Citations[0].EntryId.ShouldBe(entry);
        Asked[0].Body.ShouldContain("asked-before");
        Asked[0].Body.ShouldContain("Does the canal help?");
    }

    [Fact]
    public async Task Days_bound_what_is_looked_at()
    {
        await WriteAsync(Walk);

        var answer = await QuestionAsync(new JournalQuestion("What about walking?") { Until = Today.PlusDays(-1) });

        answer.Kind.ShouldBe(AnswerKind.NotSaid);
        answer.Looked.ShouldBe(new LookedAt(null, null, 0));
        Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_time_in_the_question_is_understood_and_said_and_alone_it_asks_for_what_there_is_in_it()
    {
        await WriteAsync("The harbour was loud.");
        Model.Fail(FakeFault.ServerError, always: true);

        var today = await QuestionAsync("What happened today?");
        (today.Kind, today.Passages.Count, today.Looked.Entries).ShouldBe((AnswerKind.Passages, 1, 1));
        today.Understood.ShouldHaveSingleItem().ShouldContain("(\"today\")");

        var before = await QuestionAsync("What happened at the harbour before today?");
        (before.Kind, before.Looked.Entries).ShouldBe((AnswerKind.NotSaid, 0));
        before.Understood.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_asks_for_the_first_time_sees_it_first()
    {
        var first = await WriteAsync("The harbour was loud.");
        for (var i = 0; i < 6; i++)
        {
            await WriteAsync("The harbour, the harbour, and once more the harbour.");
        }
        Model.Fail(FakeFault.ServerError, always: true);

        (await QuestionAsync("When did the harbour appear for the first time?")).Passages[0].EntryId.ShouldBe(first);
    }

    [Theory]
    [InlineData(FakeFault.HalfAnAnswer)]
    [InlineData(FakeFault.Reset)]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.NoCredit)]
    public async Task A_dead_model_leaves_the_passages_that_fit(FakeFault fault)
    {
        await WriteAsync($"It rained. {Walk}");
        Model.Fail(fault, always: true);

        var answer = await QuestionAsync("Does walking help with sleep?");

        answer.Kind.ShouldBe(AnswerKind.Passages);
        answer
            .Passages.ShouldHaveSingleItem()
            .Text.Where(p => p.IsLit)
            .Select(p => p.Text)
            .ShouldBe(["Walking", "helped", "sleep"]);
        (answer.WrittenBy, answer.ModelFailed is null).ShouldBe((null, false));
    }

    [Fact]
    public async Task Nothing_is_sent_without_the_consent_that_names_it()
    {
        await WriteAsync(Walk);
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give: false, Cancel);

        var answer = await QuestionAsync("Does walking help?");

        Asked.ShouldBeEmpty();
        answer.Kind.ShouldBe(AnswerKind.Passages);
        answer.ModelFailed.ShouldNotBeNull().ShouldContain("has not agreed");
    }

    [Fact]
    public async Task What_is_private_is_not_there_and_the_patients_name_stays_here()
    {
        await WriteAsync("Ada walks by the canal.");
        await WriteAsync("Only for me: the canal at night.", isPrivate: true);
        Answers(request =>
            Form([Sentence("Ada walks by a canal.", (LabelOf(request, "canal"), "⟦patient⟧ walks by the canal."))])
        );

        var answer = await QuestionAsync("Where does Ada walk, by the canal?");

        answer.Looked.Entries.ShouldBe(1);
        Asked.ShouldHaveSingleItem().Body.ShouldNotContain("at night");
        Asked[0].Messages.ShouldAllBe(m => !m.Text.Contains("Ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        await WriteAsync(Walk);
        var other = new Reader.Therapist(await House.AddTherapistAsync("Ben Other"));

        (await House.Get<AskJournal>().RunAsync(other, Patient, new JournalQuestion("Walking?"), null, Cancel))
            .ShouldBeOfType<ReadOutcome<JournalAnswer>.Refused>()
            .Why.ShouldBe(new DoorRefusal.Missing());
        Asked.ShouldBeEmpty();
    }
}

public sealed class AskJournalOnSqlite() : AskJournalTests(TestedDatabase.Sqlite);

public sealed class AskJournalOnPostgres() : AskJournalTests(TestedDatabase.Postgres);
