using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The models of the two databases, and the plain record types in them: rows, their contents, and what these are made of.</summary>
internal static class PlainRecords
{
    /// <summary>The model of each database, made from the records as they are now; nothing is connected to.</summary>
    public static IReadOnlyList<(string Name, IModel Model)> Models { get; } =
        ReadModels(db => db.GetService<IDesignTimeModel>().Model);

    /// <summary>The same as they were compiled ahead: what the program works with.</summary>
    public static IReadOnlyList<(string Name, IModel Model)> CompiledModels { get; } = ReadModels(db => db.Model);

    /// <summary>The row types, one a table.</summary>
    public static IReadOnlyList<Type> Rows { get; } =
    [.. Models[0].Model.GetEntityTypes().Select(e => e.ClrType).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Rows, contents, and every type of the product that they hold.</summary>
    public static IReadOnlySet<Type> All { get; } = Closure(Rows);

    /// <summary>The sealed contents, and every type of the product that they hold.</summary>
    public static IReadOnlySet<Type> Contents { get; } = Closure(Rows.Select(ContentOf).OfType<Type>());

    /// <summary>What a row seals; null: it seals nothing.</summary>
    public static Type? ContentOf(Type row)
    {
        for (var type = row.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.Namespace == typeof(SealedRow).Namespace)
            {
                return type.GetGenericArguments()[0];
            }
        }
        return null;
    }

    /// <summary>The type itself and what it is made of: arguments and elements.</summary>
    public static IEnumerable<Type> Parts(Type type) =>
        type.IsArray ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];

    private static HashSet<Type> Closure(IEnumerable<Type> start)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(start);
        while (open.TryDequeue(out var type))
        {
            if (type.Assembly != House.Product || !found.Add(type))
            {
                continue;
            }
            foreach (var part in type.GetProperties().SelectMany(p => Parts(p.PropertyType)))
            {
                open.Enqueue(part);
            }
            if (ContentOf(type) is { } content)
            {
                open.Enqueue(content);
            }
        }
        return found;
    }

    private static List<(string, IModel)> ReadModels(Func<JournalDb, IModel> read)
    {
        using var sqlite = new SqliteKind("never-opened.db").CreateContext();
        var postgresKind = new PostgresKind("Host=127.0.0.1");
        using var postgres = postgresKind.CreateContext();
        return [("SQLite", read(sqlite)), ("PostgreSQL", read(postgres))];
    }
}
