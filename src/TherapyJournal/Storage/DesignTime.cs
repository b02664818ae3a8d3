using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TherapyJournal.Storage;

/// <summary>Lets the migration tools make the SQLite context.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteJournalDb>
{
    public SqliteJournalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteJournalDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets the migration tools make the PostgreSQL context.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresJournalDb>
{
    public PostgresJournalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresJournalDb>().UseNpgsql("Host=127.0.0.1").Options);
}
