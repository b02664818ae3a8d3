using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
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
    public async Task A_therapists_questions_use_the_same_day_and_leave_half_of_it_to_what_the_patient_waits_for()
    {
        await WriteAsync("Walking by the canal helped.");
        var before = await UsedAsync(Patient);
        (await QuestionAsync()).ModelFailed.ShouldBeNull();
        (await UsedAsync(Patient)).ShouldBeGreaterThan(before, "they count into it");

        await FillAsync(Patient, OfPatient / 2);
        var sent = Model.Requests.Count;
        (await QuestionAsync()).ModelFailed.ShouldNotBeNull().ShouldStartWith("Half of this day's tokens are spent");
        var themes = await House.Get<NameThemes>().RunAsync(Therapist, Patient, null, null, Cancel);
        themes.ShouldBeOfType<ReadOutcome<RecurringThemes>.Open>();
        Model.Requests.Count.ShouldBe(sent);

        var entry = await WriteAsync(Calm);
        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe("gpt-6-luna");
        (await AskAsync()).Content.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
    }

    [Fact]
    public async Task Of_the_practices_day_questions_leave_half_too()
    {
        await WriteAsync("Walking by the canal helped.");
        await FillAsync(TokenUse.Practice, OfPractice / 2);

        (await QuestionAsync()).ModelFailed.ShouldNotBeNull().ShouldStartWith("Half of this day's tokens are spent");
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
    public async Task Two_processes_with_several_patients_begin_as_many_calls_as_the_practice_has_tokens_for()
    {
        const int each = 1_000;
        var other = await AnotherProcessAsync();
        PatientId[] patients =
        [
            Patient,
            await House.AddPatientAsync(Therapist.Id, "Ben Example"),
            await House.AddPatientAsync(Therapist.Id, "Cleo Example"),
        ];
        var content = new ModelCallContent("ask-for-entry", "localhost", "a-model", "", [], each);

        var begun = await Task.WhenAll(
            Enumerable
                .Range(0, 45)
                .Select(i =>
                    Task.Run(
                        () => (i % 2 == 0 ? House : other).Get<CallBook>().BeginAsync(patients[i % 3], content, Cancel),
                        Cancel
                    )
                )
        );

        var calls = begun.OfType<BegunCall>().ToList();
        calls.Count.ShouldBe((int)(OfPractice / each));
        (await UsedAsync(TokenUse.Practice)).ShouldBe(OfPractice);
        foreach (var patient in patients)
        {
            (await UsedAsync(patient)).ShouldBe(calls.Count(c => c.Patient == patient) * each, "nobody pays for a no");
        }
        (await House.LookAsync(db => db.ModelCalls.CountAsync(Cancel))).ShouldBe(calls.Count);
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

        var (light, sentence) = await TokensAsync(await AnotherProcessAsync());

        light.ShouldBe(CheckLight.Amber);
        sentence.ShouldContain("fewer than one request");
    }

    [Fact]
    public async Task Where_the_practices_tokens_are_spent_nobodys_are_taken()
    {
        await SpendAsync(TokenUse.Practice, OfPractice);

        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);

        (await UsedAsync(Patient)).ShouldBe(0);
    }

    [Fact]
    public async Task The_doctor_says_whose_day_is_spent_and_what_comes_instead()
    {
        (await TokensAsync()).ShouldBe((CheckLight.Green, "0 of 30,000 tokens of today are used or reserved."));
        await SpendAsync(Patient, OfPatient);
        (await TokensAsync()).ShouldBe(
            (
                CheckLight.Amber,
                "0 of 30,000 tokens of today are used or reserved. 1 patient has nearly none left of their own; "
                    + "the question bank answers them until midnight UTC."
            )
        );

        await SpendAsync(TokenUse.Practice, OfPractice);

        (await TokensAsync()).ShouldBe(
            (
                CheckLight.Amber,
                "30,000 of 30,000 tokens of today are used or reserved. When they are spent, the question bank answers "
                    + "until midnight UTC. Journal:Assistants:Calls sets how many there are."
            )
        );
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Assistants:Calls:TokensPerPatient"] = $"{OfPatient}";
        settings["Journal:Assistants:Calls:TokensPerPractice"] = $"{OfPractice}";
    }

    /// <summary>What the doctor says of the tokens.</summary>
    private async Task<(CheckLight Light, string Sentence)> TokensAsync(JournalHouse? house = null)
    {
        var checks = await (house ?? House).Get<IEnumerable<ICheckUp>>().OfType<CheckCalls>().Single().RunAsync(Cancel);
        var tokens = checks.Single(c => c.Name == "tokens");
        return (tokens.Light, tokens.Sentence);
    }

    private async Task<JournalAnswer> QuestionAsync() =>
        (
            await House
                .Get<AskJournal>()
                .RunAsync(Therapist, Patient, new JournalQuestion("Does walking help?"), show: null, Cancel)
        )
            .ShouldBeOfType<ReadOutcome<JournalAnswer>.Open>()
            .Value;

    // Something is used already.
    private Task FillAsync(PatientId whose, long tokens) =>
        House.SaveAsync(db =>
            db.TokenUses.Where(u => u.PatientId == whose)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Tokens, tokens), Cancel)
        );

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
