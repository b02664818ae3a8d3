using Microsoft.Data.Sqlite;
using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>What one has without any thought: SQLite's own BM25 of every word of the question, any of them.</summary>
internal sealed class PlainBm25 : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:;Pooling=False");
    private readonly IReadOnlyList<Turn> turns;

    public PlainBm25(IReadOnlyList<Turn> turns)
    {
        this.turns = turns;
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "create virtual table turns using fts5(words, tokenize = 'porter unicode61')";
        create.ExecuteNonQuery();
        for (var at = 0; at < turns.Count; at++)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into turns(rowid, words) values ($at, $words)";
            insert.Parameters.AddWithValue("$at", at);
            insert.Parameters.AddWithValue("$words", turns[at].Text);
            insert.ExecuteNonQuery();
        }
    }

    public IReadOnlyList<string> Find(string question, int most)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "select rowid from turns where turns match $any order by bm25(turns) limit $most";
        select.Parameters.AddWithValue("$any", string.Join(" OR ", Words.In(question).Select(w => $"\"{w}\"")));
        select.Parameters.AddWithValue("$most", most);
        using var reader = select.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(turns[reader.GetInt32(0)].Id);
        }
        return found;
    }

    public void Dispose() => connection.Dispose();
}
