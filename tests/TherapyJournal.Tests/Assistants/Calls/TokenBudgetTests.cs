using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Calls;

public abstract class TokenBudgetTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const long OfPatient = 20_000;
    private const long OfPractice = 30_000;

    [Fact]
    public async Task When_the_patients_tokens_are_spent_the_bank_answers_and_the_next_day_the_model_again()
    {
        await SpendAsync(Patient, OfPatient);

        var entry = await WriteAsync(Calm);

        Model.Requests.ShouldBeEmpty();
        var summary = (await InboxItemAsync(entry)).Summary;
        summary.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        summary.ModelFailed.ShouldNotBeNull().ShouldStartWith("The tokens of this day are spent");
        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);

        Pass(TimeSpan.FromDays(1));
        await WorkAsync();
        var later = (await InboxItemAsync(entry)).Summary;
        (later.WrittenBy, later.ModelFailed).ShouldBe(("gpt-6-luna", null), "the new day has tokens");
        (await AskAsync()).Content.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
    }

    [Fact]
    public async Task One_patient_cannot_spend_anothers()
    {
        var ben = await House.AddPatientAsync(Therapist.Id, "Ben Example");
        await SpendAsync(ben, OfPatient);

        (await AskAsync()).Content.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
    }

    [Fact]
    public async Task A_crisis_answer_waits_for_no_budget()
    {
        await SpendAsync(Patient, OfPatient);

        var recorded = await TryRecordAsync(Urgent);

        recorded
            .ShouldBeOfType<TherapyJournal.Journaling.RecordEntryOutcome.Recorded>()
            .Crisis.ShouldNotBeNull()
            .Words.ShouldStartWith("If you are in danger now");
    }

    [Fact]
    public async Task Many_workers_at_once_reserve_no_more_than_there_is()
    {
        const int each = 1_000;
        var budget = House.Get<TokenBudget>();

        var reserved = await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(_ =>
                    Task.Run(() =>
                        House.Store.TransactAsync(db => budget.TryReserveAsync(db, Patient, each, Cancel), Cancel)
                    )
                )
        );

        reserved.Count(r => r is not null).ShouldBe((int)(OfPatient / each));
    }

    [Fact]
    public async Task What_a_call_did_not_need_is_given_back_to_patient_and_practice()
    {
        await AskAsync();

        (await UsedAsync(Patient)).ShouldBe(1280);
        (await UsedAsync(TokenUse.Practice)).ShouldBe(1280);
    }

    [Theory]
    [InlineData(FakeFault.Unauthorised)]
    [InlineData(FakeFault.RateLimited)]
    [InlineData(FakeFault.Unavailable)]
    public async Task What_the_service_did_not_answer_costs_nobody_their_day(FakeFault fault)
    {
        Model.Fail(fault, always: true);

        await WriteAsync(Calm);
        await AskAsync();

        Model.Requests.ShouldNotBeEmpty();
        (await UsedAsync(Patient)).ShouldBe(0);
        (await UsedAsync(TokenUse.Practice)).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_may_have_cost_something_counts_as_what_was_reserved()
    {
        Model.Fail(FakeFault.HalfAnAnswer, always: true);

        await AskAsync();

        (await UsedAsync(Patient)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_doctor_sees_a_day_that_is_too_small_for_any_request()
    {
        Ground.Settings["Journal:Assistants:Calls:TokensPerPatient"] = "500";
        await using var house = await JournalHouse.OpenAsync(Ground);

        var check = await house.Get<IEnumerable<ICheckUp>>().OfType<CheckCalls>().Single().RunAsync(Cancel);

        var tokens = check.Single(c => c.Name == "tokens");
        tokens.Light.ShouldBe(CheckLight.Amber);
        tokens.Sentence.ShouldContain("fewer than one request");
    }

    [Fact]
    public async Task Where_the_practices_tokens_are_spent_nobodys_are_taken()
    {
        await SpendAsync(TokenUse.Practice, OfPractice);

        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);

        (await UsedAsync(Patient)).ShouldBe(0);
        var check = await House.Get<IEnumerable<ICheckUp>>().OfType<CheckCalls>().Single().RunAsync(Cancel);
        check.Single(c => c.Name == "tokens").Light.ShouldBe(CheckLight.Amber);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Assistants:Calls:TokensPerPatient"] = $"{OfPatient}";
        settings["Journal:Assistants:Calls:TokensPerPractice"] = $"{OfPractice}";
    }

    private Task SpendAsync(PatientId whose, long tokens) =>
        House.SaveAsync(db =>
        {
            db.TokenUses.Add(
                new TokenUse
                {
                    Id = RowId.New(House.Clock),
                    PatientId = whose,
                    Day = House.Get<TokenBudget>().Today,
                    Tokens = tokens,
                }
            );
            return Task.CompletedTask;
        });

    private async Task<long> UsedAsync(PatientId whose) =>
        await House.LookAsync(db => db.TokenUses.Where(u => u.PatientId == whose).SumAsync(u => u.Tokens, Cancel));
}

public sealed class TokenBudgetOnSqlite() : TokenBudgetTests(TestedDatabase.Sqlite);

public sealed class TokenBudgetOnPostgres() : TokenBudgetTests(TestedDatabase.Postgres);
