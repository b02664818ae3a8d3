using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class StoreTroubleTests
{
    [Fact]
    public void A_full_disk_is_called_so_however_deep_it_lies() =>
        StoreTrouble
            .Say(new DbUpdateException("words of a patient", new SqliteException("words of a patient", 13)))
            .ShouldBe("The disk is full, so this was not kept. Make room, then do it again.");

    [Fact]
    public void A_lost_connection_does_not_say_what_nobody_knows() =>
        StoreTrouble.Say(new NpgsqlException("words of a patient")).ShouldNotBeNull().ShouldContain("is not known");

    [Theory]
    [InlineData(5, "Another program holds")]
    [InlineData(8, "cannot be written")]
    [InlineData(14, "cannot be written")]
    [InlineData(1, "refused this step")]
    public void The_embedded_databases_own_codes_have_sentences(int code, string says) =>
        StoreTrouble.Say(new SqliteException("words of a patient", code)).ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void What_was_not_foreseen_has_no_sentence() =>
        StoreTrouble.Say(new InvalidOperationException("words of a patient")).ShouldBeNull();
}
