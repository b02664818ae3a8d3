using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal;

/// <summary>
/// Rehearses what nearly every command does first, on empty tables in memory and beside whatever else a start does: EF makes
/// its services, the model and the statements once for the whole process, and a second core has time for it.
/// </summary>
/// <remarks>It touches no file and nobody's words. What it takes off a start stands in docs/decisions/0005.</remarks>
public static class WarmUp
{
    private static readonly PatientId Nobody = new(Guid.Empty);

    /// <summary>Begins it and returns at once. Whatever fails here fails again where it matters, and is told there.</summary>
    public static void Begin() =>
        _ = Task.Run(RehearseAsync)
            .ContinueWith(
                rehearsed => _ = rehearsed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );

    /// <summary>Asks the questions and saves a line, each in a database of its own.</summary>
    internal static async Task RehearseAsync()
    {
        var inMemory = SqliteKind.InMemory();
        // The model first, for both need it and only one can make it.
        await using var db = inMemory.CreateContext();
        _ = db.Model;
        var saving = Task.Run(() => SaveAsync(inMemory));
        await AskAsync(db);
        await saving;
    }

    private static async Task AskAsync(JournalDb db)
    {
        var nobody = new Reader.Therapist(new TherapistId(Guid.Empty));
        await MakeTablesAsync(db, typeof(Therapist), typeof(Caseload), typeof(Patient), typeof(PatientStanding));
        await ReadTherapists.Rows(db).ToListAsync();
        await FoundPatient.CaseloadRows(db, nobody.Id).ToListAsync();
        await FoundPatient.OfAsync(db, nobody, Nobody, Purpose.ShowPatient, CancellationToken.None);
    }

    private static async Task SaveAsync(SqliteKind inMemory)
    {
        await using var db = inMemory.CreateContext();
        await MakeTablesAsync(db, typeof(AccessLine));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await AccessRecord.LastLineAsync(db, Nobody);
        db.AccessLines.Add(new AccessLine { Id = Guid.Empty, PatientId = Nobody });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    // Names alone: SQLite needs no types, and nothing that stands in them is read.
    private static async Task MakeTablesAsync(JournalDb db, params IEnumerable<Type> records)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Concat(
            records
                .Select(record => db.Model.FindEntityType(record)!)
                .Select(table =>
                    $"create table {table.GetTableName()} ({string.Join(", ", table.GetProperties().Select(p => p.GetColumnName()))});"
                )
        );
        await command.ExecuteNonQueryAsync();
    }
}
