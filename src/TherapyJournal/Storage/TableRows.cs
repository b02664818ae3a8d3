using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace TherapyJournal.Storage;

/// <summary>Carries rows between a table and JSON as they are, sealed columns included, on either database.</summary>
internal static class TableRows
{
    /// <summary>The statement that reads a table in the order of its ids.</summary>
    public static string SelectFrom(TableShape table) => $"select {Names(table.Columns)} from {table.Name} order by id";

    /// <summary>Writes the row under the reader as a JSON array, in the order of the columns.</summary>
    public static void Write(DbDataReader reader, TableShape table, ArrayBufferWriter<byte> into)
    {
        into.ResetWrittenCount();
        using var json = new Utf8JsonWriter(into);
        json.WriteStartArray();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            WriteValue(reader, i, table.Columns[i].Type, json);
        }
        json.WriteEndArray();
    }

    /// <summary>A statement that inserts so many rows at once; its parameters are the values, row by row.</summary>
    public static DbCommand InsertInto(TableShape table, int rows, DbConnection connection, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var places = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var names = table
                .Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@v{row}_{i}"))
                .ToList();
            places.Add($"({string.Join(", ", names)})");
            for (var i = 0; i < names.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = names[i];
                parameter.DbType = DbTypeOf(table.Columns[i].Type);
                command.Parameters.Add(parameter);
            }
        }
        command.CommandText = $"insert into {table.Name} ({Names(table.Columns)}) values {string.Join(", ", places)}";
        return command;
    }

    /// <summary>Reads a value as the column holds it.</summary>
    public static object Read(JsonElement value, ColumnShape column) =>
        value.ValueKind == JsonValueKind.Null ? DBNull.Value
        : column.Type == typeof(Guid) ? value.GetGuid()
        : column.Type == typeof(byte[]) ? value.GetBytesFromBase64()
        : column.Type == typeof(long) ? value.GetInt64()
        : column.Type == typeof(int) ? value.GetInt32()
        : column.Type == typeof(bool) ? value.GetBoolean()
        : column.Type == typeof(string) ? value.GetString() ?? ""
        : throw Unknown(column.Type);

    /// <summary>What stands in a column that an older backup does not know yet.</summary>
    public static object Blank(ColumnShape column) =>
        column.IsNullable ? DBNull.Value
        : column.Type == typeof(byte[]) ? Array.Empty<byte>()
        : column.Type == typeof(string) ? ""
        : Activator.CreateInstance(column.Type) ?? throw Unknown(column.Type);

    private static void WriteValue(DbDataReader reader, int at, Type type, Utf8JsonWriter json)
    {
        if (reader.IsDBNull(at))
        {
            json.WriteNullValue();
        }
        else if (type == typeof(Guid))
        {
            json.WriteStringValue(reader.GetGuid(at));
        }
        else if (type == typeof(byte[]))
        {
            json.WriteBase64StringValue(reader.GetFieldValue<byte[]>(at));
        }
        else if (type == typeof(long))
        {
            json.WriteNumberValue(reader.GetInt64(at));
        }
        else if (type == typeof(int))
        {
            json.WriteNumberValue(reader.GetInt32(at));
        }
        else if (type == typeof(bool))
        {
            json.WriteBooleanValue(reader.GetBoolean(at));
        }
        else if (type == typeof(string))
        {
            json.WriteStringValue(reader.GetString(at));
        }
        else
        {
            throw Unknown(type);
        }
    }

    private static DbType DbTypeOf(Type type) =>
        type == typeof(Guid) ? DbType.Guid
        : type == typeof(byte[]) ? DbType.Binary
        : type == typeof(long) ? DbType.Int64
        : type == typeof(int) ? DbType.Int32
        : type == typeof(bool) ? DbType.Boolean
        : type == typeof(string) ? DbType.String
        : throw Unknown(type);

    private static string Names(IEnumerable<ColumnShape> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static NotSupportedException Unknown(Type type) => new($"A backup cannot carry {type.Name} yet.");
}
