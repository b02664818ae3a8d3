using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>An evaluation never opens the journal that its settings name.</summary>
public sealed class CaseJournalTests
{
    [Fact]
    public async Task It_lies_in_a_folder_of_its_own_which_goes_with_it()
    {
        var own = Directory.CreateTempSubdirectory("journal-own-").FullName;
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
                {
                    ["JOURNAL_DATA_DIR"] = own,
                    ["JOURNAL_MASTER_KEY_FILE"] = Path.Combine(own, "master.key"),
                    ["JOURNAL_LEDGER_DIR"] = own,
                    ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing",
                }
            )
            .Build();
        try
        {
#pragma warning disable RS0030 // Nothing here depends on the time.
            var journal = await CaseJournal.OpenAsync(
                settings,
                TimeProvider.System,
                LiveThroughCase.Begins,
                TestContext.Current.CancellationToken
            );
#pragma warning restore RS0030
            var file = journal.Get<StorageOptions>().SqliteFile;
            File.Exists(file).ShouldBeTrue();
            journal.HasModel.ShouldBeFalse();

            await journal.DisposeAsync();

            File.Exists(file).ShouldBeFalse();
            Directory.EnumerateFileSystemEntries(own).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }
}
