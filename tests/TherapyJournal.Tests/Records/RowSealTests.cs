using System.Security.Cryptography;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class RowSealTests
{
    private static readonly StandingClock Clock = new();
    private readonly byte[] key = RandomNumberGenerator.GetBytes(SealedCell.KeyLength);
    private readonly RowSeal seal;
    private readonly JournalEntry row;

    public RowSealTests()
    {
        seal = new RowSeal(key, keyVersion: 1, "patient:a");
        row = Sealed("the words");
    }

    [Fact]
    public void A_row_opens_as_it_was_sealed_and_counts_its_versions()
    {
        seal.Open(row, row.Shape).Text.ShouldBe("the words");
        row.Version.ShouldBe(1);

        seal.Seal(row, Content("other words"), row.Shape);

        seal.Open(row, row.Shape).Text.ShouldBe("other words");
        row.Version.ShouldBe(2);
    }

    [Fact]
    public void A_cell_that_was_moved_to_another_row_stays_shut()
    {
        var other = Sealed("words of another row");

        (row.Sealed, other.Sealed) = (other.Sealed, row.Sealed);

        ShouldStayShut(row);
        ShouldStayShut(other);
    }

    [Fact]
    public void An_older_cell_put_back_into_its_row_stays_shut()
    {
        var older = row.Sealed;
        seal.Seal(row, Content("newer"), row.Shape);

        row.Sealed = older;

        ShouldStayShut(row);
    }

    [Fact]
    public void A_row_whose_version_was_changed_stays_shut()
    {
        row.Version++;

        ShouldStayShut(row);
    }

    [Fact]
    public void A_row_of_which_a_readable_column_was_changed_stays_shut()
    {
        Changed(r => r.RecordedAt++);
        Changed(r => r.PromptId = RowId.New(Clock));
        Changed(r => r.DeliveryHash = [1]);
        Changed(r => r.Id = RowId.New(Clock));
        Changed(r => r.KeyVersion++);

        void Changed(Action<JournalEntry> change)
        {
            var changed = Sealed("words");
            change(changed);
            ShouldStayShut(changed);
        }
    }

    [Fact]
    public void A_cell_from_another_kind_of_row_stays_shut()
    {
        var version = new JournalEntryVersion { Id = row.Id };
        seal.Seal(version, new JournalEntryVersionContent("words", 0), version.Shape);

        row.Sealed = version.Sealed;

        ShouldStayShut(row);
    }

    [Fact]
    public void A_row_of_another_patient_stays_shut_also_under_the_same_key()
    {
        new RowSeal(key, keyVersion: 1, "patient:b").Opens(row).ShouldBeFalse();
    }

    [Fact]
    public void The_fault_names_the_row_and_none_of_its_words()
    {
        row.Version++;

        var fault = Should.Throw<DamagedRowException>(() => seal.Open(row, row.Shape));

        fault.Message.ShouldBe($"The journal-entry {row.Id} does not open: it was changed outside the program.");
        (fault.Label, fault.Row).ShouldBe(("journal-entry", row.Id));
    }

    private JournalEntry Sealed(string text)
    {
        var made = new JournalEntry { Id = RowId.New(Clock), RecordedAt = Clock.NowStored() };
        seal.Seal(made, Content(text), made.Shape);
        seal.Opens(made).ShouldBeTrue();
        return made;
    }

    private static JournalEntryContent Content(string text) => new(Clock.NowStored(), text, false, 1, "test");

    private void ShouldStayShut(JournalEntry changed)
    {
        seal.Opens(changed).ShouldBeFalse();
        Should.Throw<DamagedRowException>(() => seal.Open(changed, changed.Shape));
    }
}
