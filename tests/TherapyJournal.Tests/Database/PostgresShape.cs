using Npgsql;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Database;

/// <summary>The tables of a database without their rows: whether a test has changed them, and how to empty them.</summary>
internal static class PostgresShape
{
    // Tables, columns, indexes, triggers, rights, settings of the database, and which migrations were applied.
    private const string Shape = """
        select md5(string_agg(part, E'\n' order by part)) from (
          select concat_ws('|', c.relname, c.relkind, c.relacl, c.relrowsecurity, a.attname, a.atttypid, a.attnotnull)
            from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
            where c.relnamespace = 'public'::regnamespace
          union all select indexdef from pg_indexes where schemaname = 'public'
          union all select concat(conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
          union all select concat(tgname, tgenabled) from pg_trigger where not tgisinternal
          union all select s.setconfig::text from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
            where d.datname = current_database()
          union all select concat(datacl, datconnlimit) from pg_database where datname = current_database()
          union all select query_to_xml(format('select * from %I order by 1', relname), true, true, '')::text
            from pg_class where relnamespace = 'public'::regnamespace and relname = '__EFMigrationsHistory'
        ) parts (part)
        """;

    private const string EndWhoeverIsAtWork = """
        select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state is distinct from 'idle'
        """;

    private const string Empty = """
        do $$ declare t text; begin
          for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '__EFMigrationsHistory' loop
            execute format('delete from %I', t);
          end loop;
        end $$
        """;

    /// <summary>A hash of everything but the rows.</summary>
    public static async Task<string> OfAsync(string url)
    {
        await using var connection = await OpenAsync(url);
        return await ShapeAsync(connection);
    }

    /// <summary>Removes every row, and ends whoever is still at work; connections that wait in this process's pool stay, since a fresh one is dear.</summary>
    /// <returns>False when the tables are not of this shape any more, or cannot be emptied.</returns>
    public static async Task<bool> TryEmptyAsync(string url, string shape)
    {
        try
        {
            await using var connection = await OpenAsync(url);
            if (await AskAsync(connection, EndWhoeverIsAtWork) is not 0L)
            {
                NpgsqlConnection.ClearPool(connection);
            }
            await AskAsync(connection, Empty);
            return await ShapeAsync(connection) == shape;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<string> ShapeAsync(NpgsqlConnection connection) =>
        (string)(await AskAsync(connection, Shape))!;

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    // By the same words as the product, and so from the same pool.
    private static async Task<NpgsqlConnection> OpenAsync(string url)
    {
        var usable = (PostgresUrlOutcome.Usable)PostgresUrl.Parse(url);
        var connection = new NpgsqlConnection(usable.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
