using System.Buffers.Binary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

        // Identity's third format: its number, which HMAC, how many rounds.
        var kept = Convert.FromBase64String(account.ShouldNotBeNull().Content.PasswordHash.ShouldNotBeNull());
        kept[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5)).ShouldBe(1_000u, "the fewer that tests take");
    }
}

public sealed class PasswordCostOnSqlite() : PasswordCostTests(TestedDatabase.Sqlite);

public sealed class PasswordCostOnPostgres() : PasswordCostTests(TestedDatabase.Postgres);
