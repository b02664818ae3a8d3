using System.Text;
using Microsoft.Data.Sqlite;

namespace TherapyJournal.Storage;

/// <summary>Which words stand in which texts: SQLite's full-text index (FTS5), in memory alone and gone with it. It keeps words and their places, and no text.</summary>
/// <remarks>English words count by their stem (Porter, "An algorithm for suffix stripping", 1980), letters of any language without their marks.</remarks>
internal sealed class WordIndex : IDisposable
{
    // Signs such as ❤ count as words too.
    private const string Letters = "unicode61 remove_diacritics 2 categories 'L* N* Co So'";
    private const string Tokens = $"tokenize = \"porter {Letters}\"";
    private readonly SqliteConnection connection = new("Data Source=:memory:;Pooling=False");
    private readonly Dictionary<string, IReadOnlyList<WordCount>> looked = new(StringComparer.Ordinal);
    private readonly Lock turn = new();

    /// <param name="texts">A text is known by its place among them.</param>
    public WordIndex(IReadOnlyList<string> texts)
    {
        connection.Open();
        Run(
            $"""
            pragma temp_store = memory;
            pragma journal_mode = off;
            create virtual table texts using fts5(words, content = '', {Tokens});
            create virtual table places using fts5vocab(texts, instance);
            create virtual table beginnings using fts5(words, content = '', detail = none, tokenize = "{Letters}");
            create virtual table written using fts5vocab(beginnings, row);
            create virtual table asked using fts5(words, content = '', {Tokens});
            create virtual table asked_places using fts5vocab(asked, instance);
            """
        );
        using var all = connection.BeginTransaction();
        using var insert = Command("insert into texts(rowid, words) values ($at, $words)", "$at", "$words");
        using var unstemmed = Command("insert into beginnings(rowid, words) values ($at, $words)", "$at", "$words");
        (insert.Transaction, unstemmed.Transaction) = (all, all);
        for (var at = 0; at < texts.Count; at++)
        {
            foreach (var into in (SqliteCommand[])[insert, unstemmed])
            {
                (into.Parameters[0].Value, into.Parameters[1].Value) = (at, Signs.Apart(texts[at]));
                into.ExecuteNonQuery();
            }
        }
        all.Commit();
    }

    /// <summary>The stems of a text in their order, as the index has them.</summary>
    public IReadOnlyList<string> StemsOf(string text)
    {
        lock (turn)
        {
            Run("insert into asked(asked) values ('delete-all')");
            using var insert = Command("insert into asked(rowid, words) values (1, $words)", "$words");
            insert.Parameters[0].Value = Signs.Apart(text);
            insert.ExecuteNonQuery();
            using var select = Command("select term from asked_places order by offset");
            using var reader = select.ExecuteReader();
            var stems = new List<string>();
            while (reader.Read())
            {
                stems.Add(reader.GetString(0));
            }
            return stems;
        }
    }

    /// <summary>The stems of each of many words, in one pass; joined where one is several ("co-worker"), and empty where it is none.</summary>
    public IReadOnlyList<string> StemOfEach(IReadOnlyList<string> each)
    {
        lock (turn)
        {
            Run("insert into asked(asked) values ('delete-all')");
            using var all = connection.BeginTransaction();
            using var insert = Command("insert into asked(rowid, words) values ($at, $words)", "$at", "$words");
            insert.Transaction = all;
            for (var at = 0; at < each.Count; at++)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value) = (at, Signs.Apart(each[at]));
                insert.ExecuteNonQuery();
            }
            all.Commit();
            using var select = Command("select doc, term from asked_places order by doc, offset");
            using var reader = select.ExecuteReader();
            var stems = new string[each.Count];
            Array.Fill(stems, "");
            while (reader.Read())
            {
                var at = reader.GetInt32(0);
                stems[at] = stems[at].Length == 0 ? reader.GetString(1) : $"{stems[at]}-{reader.GetString(1)}";
            }
            Run("insert into asked(asked) values ('delete-all')");
            return stems;
        }
    }

    /// <summary>In which texts a stem stands, and how often; none: it is in no text.</summary>
    public IReadOnlyList<WordCount> Of(string stem)
    {
        lock (turn)
        {
            if (!looked.TryGetValue(stem, out var counts))
            {
                looked[stem] = counts = Count(stem);
            }
            return counts;
        }
    }

    /// <summary>In which texts the words of a phrase stand beside one another in its order, by their stems; each counts once.</summary>
    public IReadOnlyList<WordCount> OfPhrase(string words) =>
        StemsOf(words).Count == 0 ? [] : Matching("texts", Quoted(Signs.Apart(words)));

    /// <summary>In which texts a word stands that begins like this, as it is written; each counts once.</summary>
    public IReadOnlyList<WordCount> OfBeginning(string letters) =>
        StemsOf(letters).Count == 1 ? Matching("beginnings", Quoted(letters) + " *") : [];

    /// <summary>The words that begin with this sign, as they are written, in small letters and without marks; and in how many texts each stands.</summary>
    public IReadOnlyList<(string Word, int Texts)> WrittenFrom(Rune first)
    {
        lock (turn)
        {
            using var select = Command(
                "select term, doc from written where term >= $from and term < $to",
                "$from",
                "$to"
            );
            select.Parameters[0].Value = $"{first}";
            select.Parameters[1].Value = $"{first}\U0010FFFF";
            using var reader = select.ExecuteReader();
            var found = new List<(string, int)>();
            while (reader.Read())
            {
                found.Add((reader.GetString(0), reader.GetInt32(1)));
            }
            return found;
        }
    }

    public void Dispose() => connection.Dispose();

    private List<WordCount> Count(string stem)
    {
        using var select = Command("select doc, count(*) from places where term = $stem group by doc", "$stem");
        select.Parameters[0].Value = stem;
        using var reader = select.ExecuteReader();
        var counts = new List<WordCount>();
        while (reader.Read())
        {
            counts.Add(new WordCount(reader.GetInt32(0), reader.GetInt32(1)));
        }
        return counts;
    }

    private List<WordCount> Matching(string table, string what)
    {
        lock (turn)
        {
            using var select = Command($"select rowid from {table} where {table} match $what order by rowid", "$what");
            select.Parameters[0].Value = what;
            using var reader = select.ExecuteReader();
            var texts = new List<WordCount>();
            while (reader.Read())
            {
                texts.Add(new WordCount(reader.GetInt32(0), 1));
            }
            return texts;
        }
    }

    private static string Quoted(string words) => $"\"{words.Replace('"', ' ').Replace('\0', ' ')}\"";

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params IReadOnlyList<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
        return command;
    }
}
