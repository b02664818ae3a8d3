namespace TherapyJournal.Tests.Database;

/// <summary>The databases that the same tests run on.</summary>
public enum TestedDatabase
{
    Sqlite,
    Postgres,
}
