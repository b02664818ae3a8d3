namespace TherapyJournal.Legacy;

/// <summary>Counts what is left behind while a file is read. What an odd file could fill without end is bounded.</summary>
internal sealed class LegacyTally
{
    private const int MostListed = 10_000;
    private const int MostUnknownFields = 50;
    private const int LongestFieldName = 60;

    private readonly Dictionary<string, (int Times, string Why)> dropped = new(StringComparer.Ordinal);
    private readonly Kind people = new();
    private readonly Kind goals = new();
    private readonly Kind entries = new();
    private int unknownFields;

    /// <summary>How many people of the file were looked at.</summary>
    public int Read { get; set; }

    public IReadOnlyList<DroppedField> Fields =>
        [.. dropped.Select(d => new DroppedField(d.Key, d.Value.Times, d.Value.Why))];

    public void PersonLeft(LeftBehind person) => people.Add(person);

    public void GoalLeft(LeftBehind goal) => goals.Add(goal);

    public void EntryLeft(LeftBehind entry) => entries.Add(entry);

    public void Dropped(string field, string why) => dropped[field] = (dropped.GetValueOrDefault(field).Times + 1, why);

    /// <summary>A field by its name alone: what it holds is nobody's business here.</summary>
    public void DroppedUnknown(string field)
    {
        var name = field.Length > LongestFieldName ? field[..LongestFieldName] + "…" : field;
        if (!dropped.ContainsKey(name) && ++unknownFields > MostUnknownFields)
        {
            name = "(others)";
        }
        Dropped(name, "the program does not know this field");
    }

    /// <summary>All of it, with what became of those who could be read.</summary>
    public TakenOver Sum(BatchTaken taken)
    {
        taken.EntriesLeft.ForEach(entries.Add);
        return new TakenOver(
            Read,
            taken.Taken,
            taken.AlreadyHere,
            taken.Elsewhere,
            taken.Erased,
            taken.Entries,
            taken.Alerts
        )
        {
            People = people.Left,
            Goals = goals.Left,
            EntriesLeft = entries.Left,
            Fields = Fields,
        };
    }

    private sealed class Kind
    {
        private readonly List<LeftBehind> listed = [];
        private int count;

        public Left Left => new(count, listed);

        public void Add(LeftBehind one)
        {
            count++;
            if (listed.Count < MostListed)
            {
                listed.Add(one);
            }
        }
    }
}
