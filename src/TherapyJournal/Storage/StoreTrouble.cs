using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace TherapyJournal.Storage;

/// <summary>Tells foreseeable trouble with the store in a sentence: never an exception's own text, which might hold somebody's words.</summary>
public static class StoreTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoSpaceOnDevice = 28;

    /// <summary>What happened, what was kept, what to do; null: nothing that was foreseen.</summary>
    public static string? Say(Exception fault) =>
        Faults.Chain(fault).Select(Of).FirstOrDefault(sentence => sentence is not null);

    private static string? Of(Exception fault) =>
        fault switch
        {
            SqliteException { SqliteErrorCode: Full } => DiskIsFull,
            SqliteException { SqliteErrorCode: Busy or Locked } =>
                "Another program holds the journal's file, so this was not kept. Do it again in a moment.",
            SqliteException { SqliteErrorCode: ReadOnly or CannotOpen or InputOutput } =>
                "The journal's file cannot be written, so this was not kept. Look at its owner and mode, and whether the disk "
                    + "is there and not mounted for reading alone.",
            NpgsqlException or TimeoutException =>
                "The database did not answer, or the connection to it was lost. Whether the last step was kept is not known: "
                    + "look before you do it again.",
            IOException { HResult: NoSpaceOnDevice } => DiskIsFull,
            UnauthorizedAccessException =>
                "A file of the journal may not be read or written by this account. Look at its owner and mode: 'journal doctor'.",
            DbException => "The database refused this step, and it was not kept. 'journal doctor' looks what is wrong.",
            _ => null,
        };

    private const string DiskIsFull = "The disk is full, so this was not kept. Make room, then do it again.";
}
