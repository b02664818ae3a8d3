using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class AddRecordsTests(TestedDatabase on) : JournalTest(on)
{
    protected override void Configure(IDictionary<string, string?> settings) =>
        settings["Journal:TerminalReads"] = "off";

    [Fact]
    public async Task Switched_off_a_therapist_at_the_terminal_reads_nothing_and_elsewhere_everything()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);

        (await ReadAsync(atTerminal: true)).ShouldBe(new ReadOutcome<int>.Refused(new DoorRefusal.Closed()));
        (await ReadAsync(atTerminal: false)).ShouldBeOfType<ReadOutcome<int>.Open>();

        Task<ReadOutcome<int>> ReadAsync(bool atTerminal) =>
            House.Records.ReadAsync(
                new Reader.Therapist(therapist, atTerminal),
                patient,
                Purpose.ReadEntries,
                (_, _) => Task.FromResult(1),
                Cancel
            );
    }
}

public sealed class AddRecordsOnSqlite() : AddRecordsTests(TestedDatabase.Sqlite);

public sealed class AddRecordsOnPostgres() : AddRecordsTests(TestedDatabase.Postgres);

/// <summary>What needs no database.</summary>
public sealed class AddRecordsSettingTests
{
    [Theory]
    [InlineData("maybe")]
    [InlineData("1")]
    [InlineData("7")]
    public void Reading_at_the_terminal_is_on_or_off_and_nothing_else(string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Journal:TerminalReads", value)]).Build();

        Should
            .Throw<SettingException>(() => new ServiceCollection().AddRecords(settings))
            .Message.ShouldBe("Journal:TerminalReads must be on or off.");
    }
}
