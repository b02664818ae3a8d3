using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public abstract class EmbedEntriesTests(TestedDatabase on) : MeaningTest(on)
{
    private const string Model = "house-embed@";

    [Fact]
    public async Task An_entry_has_a_vector_once_its_work_is_done_and_the_call_is_on_record()
    {
        var entry = await WriteAsync("The terrier barked all night.");

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
        Sent.ShouldBe(["The terrier barked all night."]);
        var call = (await CallsAsync()).ShouldHaveSingleItem();
        (call.Step, call.Model, call.State).ShouldBe((AskEmbeddings.OfEntries, "house-embed", ModelCallState.Answered));
        call.Sent.ShouldHaveSingleItem().EntryId.ShouldBe(entry);
        call.TokensIn.ShouldBeGreaterThan(0);
        (await House.LookAsync(db => db.TokenUses.SumAsync(u => u.Tokens, Cancel))).ShouldBe(
            0,
            "it takes nothing of the day's tokens"
        );
    }

    [Fact]
    public async Task Nothing_of_it_can_be_read_in_the_database()
    {
        await WriteAsync("The terrier barked all night.");

        var row = await House.LookAsync(db => db.EntryEmbeddings.SingleAsync(Cancel));

        var vector = FakeVectors.Of("house-embed", "The terrier barked all night.", FakeOpenAi.UsualDimensions);
        var length = Math.Sqrt(vector.Sum(n => n * n));
        var bytes = vector.SelectMany(n => BitConverter.GetBytes((float)(n / length))).ToArray();
        row.Sealed.AsSpan().IndexOf(bytes.AsSpan(0, 16)).ShouldBe(-1);
        Encoding.Latin1.GetString(row.Sealed).ShouldNotContain(Convert.ToBase64String(bytes)[..16]);
    }

    [Fact]
    public async Task What_is_private_is_sent_to_nobody_until_it_is_shared()
    {
        var entry = await WriteAsync("The terrier barked.", isPrivate: true);
        await House.Get<EmbedJournals>().RunAsync(Cancel);
        await WorkAsync();
        Sent.ShouldBeEmpty();
        (await VectorsAsync()).ShouldBe(0);

        await House.Get<EditEntry>().ShareAsync(Patient, entry, Cancel);
        await WorkAsync();
        (await ModelsOfAsync(entry)).ShouldBe([Model]);

        await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel);
        (await VectorsAsync()).ShouldBe(0, "at once, and not when somebody gets round to it");
    }

    [Fact]
    public async Task The_patients_name_stays_here()
    {
        await WriteAsync("They called me Ada Example and I walked.");

        Sent.ShouldHaveSingleItem().ShouldNotContain("Ada");
        Sent[0].ShouldContain("walked");
    }

    [Fact]
    public async Task Changed_words_have_no_vector_until_it_is_made_of_the_new_ones()
    {
        var entry = await WriteAsync("The terrier barked.");

        await House.Get<EditEntry>().EditAsync(Patient, entry, "The harbour was loud.", Cancel);
        (await VectorsAsync()).ShouldBe(0);
        await WorkAsync();

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
        Sent[^1].ShouldBe("The harbour was loud.");
    }

    [Fact]
    public async Task What_is_taken_back_or_erased_takes_its_vectors_along()
    {
        var entry = await WriteAsync("The terrier barked.");
        await WriteAsync("The harbour was loud.");

        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);
        (await VectorsAsync()).ShouldBe(1);
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        Pass(TimeSpan.FromHours(73));
        await WorkAsync();
        (await VectorsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_has_not_agreed_is_not_sent_and_whoever_takes_it_back_has_no_vectors_any_more()
    {
        await DecideAsync(give: false);
        var entry = await WriteAsync("The terrier barked.");
        await House.Get<EmbedJournals>().RunAsync(Cancel);
        await WorkAsync();
        Sent.ShouldBeEmpty();

        await DecideAsync(give: true);
        await WorkAsync();
        (await ModelsOfAsync(entry)).ShouldBe([Model], "what was written before is found as well");

        await DecideAsync(give: false);
        (await VectorsAsync()).ShouldBe(0, "at once");
        await WorkAsync();
        (await VectorsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(FakeFault.RateLimited)]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.HalfABody)]
    [InlineData(FakeFault.NoOutput)]
    [InlineData(FakeFault.Reset)]
    public async Task A_service_in_trouble_is_asked_again_later_and_nothing_is_lost(FakeFault fault)
    {
        Server.Fail(fault, always: true);
        var entry = await WriteAsync("The terrier barked.");
        (await VectorsAsync()).ShouldBe(0);

        Server.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
    }

    [Fact]
    public async Task A_worker_that_begins_does_not_wait_for_the_next_try()
    {
        Server.Fail(FakeFault.ServerError, always: true);
        var entry = await WriteAsync("The terrier barked.");
        Server.Fail(FakeFault.None, always: true);

        (await House.Get<EmbedJournals>().RunAsync(Cancel)).ShouldBe(1);
        await WorkAsync();

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(EmbedEntries), Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_waits_for_their_own_work_does_not_wait_for_vectors()
    {
        Server.Fail(FakeFault.Hang, always: true);
        var entry = await RecordAsync("The terrier barked.");

        await House.Get<Worker>().DrainAsync(Patient, TimeSpan.FromMinutes(1), Cancel);

        (await SummaryOfAsync(entry)).ShouldNotBe(Guid.Empty);
        Server.Calls.ShouldBeEmpty();
        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(EmbedEntries), Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_is_refused_waits_for_a_person_and_the_next_entry_makes_up_for_it()
    {
        Server.IsOpen = false;
        var entry = await WriteAsync("The terrier barked.");
        (await House.Get<ParkedWork>().ListAsync(Cancel)).ShouldHaveSingleItem().Fault.ShouldBe("ModelUnauthorised");

        Server.IsOpen = true;
        var next = await WriteAsync("The harbour was loud.");

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
        (await ModelsOfAsync(next)).ShouldBe([Model]);
    }

    [Fact]
    public async Task An_entry_that_does_not_open_leaves_the_others_to_be_found()
    {
        var broken = await RecordAsync("The harbour was loud.");
        var entry = await RecordAsync("The terrier barked.");
        await House.ForgeAsync($"update entries set version = version + 7 where id = {broken}");

        await WorkAsync();

        (await ModelsOfAsync(entry)).ShouldBe([Model]);
        (await ModelsOfAsync(broken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_entry_has_a_vector_for_each_of_its_passages()
    {
        var day = string.Join(' ', Enumerable.Repeat("I did this and that, and then something else.", 60));

        await WriteAsync($"{day} In the end the terrier barked. {day}");

        Sent.Count.ShouldBe(EntryPassages.Of($"{day} In the end the terrier barked. {day}").Count);
        Sent.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Words_that_changed_while_they_were_away_are_not_taken_for_the_new_ones()
    {
        var entry = await RecordAsync("The terrier barked.");
        var step = House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(EmbedEntries));
        var item = await House.LookAsync(db => db.WorkItems.SingleAsync(w => w.Kind == nameof(EmbedEntries), Cancel));
        var done = (await step.RunAsync(item, Cancel)).ShouldBeOfType<StepResult.Done>();

        await House.Get<EditEntry>().EditAsync(Patient, entry, "The harbour was loud.", Cancel);
        await House.Store.TransactAsync(done.Save.ShouldNotBeNull(), Cancel);

        (await VectorsAsync()).ShouldBe(0);
    }

    private async Task DecideAsync(bool give) =>
        (
            await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give, Cancel)
        ).ShouldBeOfType<ChangeStandingOutcome.Changed>();

    private async Task<IReadOnlyList<ModelCallContent>> CallsAsync() =>
        (
            await House
                .Get<PatientRecords>()
                .ReadAsync(
                    Therapist,
                    Patient,
                    Purpose.ShowPatient,
                    async (record, db) =>
                        (IReadOnlyList<ModelCallContent>)
                            [.. (await db.ModelCalls.ToListAsync(Cancel)).Select(record.Open)],
                    Cancel
                )
        )
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallContent>>.Open>()
            .Value;
}

public sealed class EmbedEntriesOnSqlite() : EmbedEntriesTests(TestedDatabase.Sqlite);

public sealed class EmbedEntriesOnPostgres() : EmbedEntriesTests(TestedDatabase.Postgres);
