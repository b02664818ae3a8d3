using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App;
using TherapyJournal.App.Web.Account;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

/// <summary>How dear a password is, of the program and in what is kept.</summary>
public abstract class PasswordCostTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact]
    public async Task The_program_itself_takes_as_many_rounds_as_are_asked_for_today()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        await using var program = Services.Build(settings, Ground.Clock);

        program.GetRequiredService<PasswordCost>().Rounds.ShouldBe(210_000);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_kept_of_a_password_cost_the_rounds_that_the_program_takes()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");

        var account = await House.Get<KeepAccounts>().FindNamedAsync("maren", Cancel);

        RoundsOf(account).ShouldBe(1_000u, "the fewer that tests take");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_password_that_was_kept_for_less_lets_its_owner_in_and_is_kept_anew()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        var accounts = House.Get<KeepAccounts>();
        var account = (await accounts.FindNamedAsync("maren", Cancel)).ShouldNotBeNull();
        var cheap = new PasswordHasher<OpenAccount>(Options.Create(new PasswordHasherOptions { IterationCount = 500 }));
        account.Content = account.Content with { PasswordHash = cheap.HashPassword(account, Password) };
        (await accounts.SaveAsync(account, Cancel)).ShouldBeOfType<SaveAccountOutcome.Saved>();

        var browser = NewBrowser();
        await browser.PostAsync("/sign-in", Fields(("name", "maren"), ("password", Password)), "/sign-in");

        (await browser.OpenAsync("/account")).Text.ShouldContain("You sign in as maren");
        RoundsOf(await accounts.FindNamedAsync("maren", Cancel)).ShouldBe(1_000u);
    }

    // Identity's third format: its number, which HMAC, how many rounds.
    private static uint RoundsOf(OpenAccount? account)
    {
        var kept = Convert.FromBase64String(account.ShouldNotBeNull().Content.PasswordHash.ShouldNotBeNull());
        kept[0].ShouldBe((byte)1);
        return BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5));
    }
}

public sealed class PasswordCostOnSqlite() : PasswordCostTests(TestedDatabase.Sqlite);

public sealed class PasswordCostOnPostgres() : PasswordCostTests(TestedDatabase.Postgres);
