using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 2: a room uses only rooms below it, so that there can be no circle.</summary>
public sealed class FloorsTests
{
    private const string Planted = "TherapyJournal.Tests.Conventions.Planted";

    private static readonly string[] Floors =
    [
        "Storage",
        "Records",
        "Work",
        "Assistants",
        "Practices",
        "Accounts",
        "Safety",
        "Goals",
        "Journaling",
        "Review",
        "Insight",
        "Chats",
        "Legacy",
    ];

    /// <summary>They name every table, or every use case, and so stand above the rooms.</summary>
    private static readonly string[] AboveTheRooms = ["JournalDb", "SqliteJournalDb", "PostgresJournalDb", "Workflow"];

    [Fact]
    public void No_room_uses_a_room_above_it()
    {
        var plain = PlainRecords.All.Select(t => t.FullName!.Split('+', '`')[0]).ToHashSet(StringComparer.Ordinal);

        ReachingUp(UsedTypes.Of(House.Product), "TherapyJournal", plain.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_product_is_a_floor()
    {
        var folders = Directory
            .EnumerateDirectories(Path.Combine(House.Root, "src/TherapyJournal"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj"))
            .ToList();

        folders.Count.ShouldBeGreaterThan(5);
        folders.Except(Floors).ShouldBeEmpty();
    }

    [Fact]
    public void Rooms_really_use_rooms_below_them()
    {
        var used = UsedTypes.Of(House.Product);

        used.Types["TherapyJournal.Records.PatientRecords"]
            .Select(t => t.Name)
            .ShouldContain("TherapyJournal.Storage.JournalStore");
        used.Types["TherapyJournal.Work.WorkItem"]
            .Select(t => t.Name)
            .ShouldContain("TherapyJournal.Records.PatientId");
    }

    [Fact]
    public void A_planted_use_of_a_higher_room_is_seen_and_one_of_a_lower_room_is_not()
    {
        var seen = ReachingUp(UsedTypes.Of(typeof(FloorsTests).Assembly), Planted, _ => false);

        seen.ShouldBe([$"{Planted}.Storage.ReachesUp uses {Planted}.Review.BreaksRules"]);
    }

    private static List<string> ReachingUp(UsedTypes used, string root, Func<string, bool> isPlain) =>
        [
            .. from user in used.Types
            let floor = FloorOf(user.Key, root)
            where floor >= 0 && !AboveTheRooms.Contains(user.Key.Split('.')[^1])
            from type in user.Value
            where FloorOf(type.Name, root) > floor && !isPlain(type.Name)
            select $"{user.Key} uses {type.Name}",
        ];

    /// <summary>How high a type's room lies; -1: in no room.</summary>
    private static int FloorOf(string type, string root) =>
        type.StartsWith(root + ".", StringComparison.Ordinal)
        && !type.Contains(".Migrations.", StringComparison.Ordinal)
        && !type.Contains(".CompiledModels.", StringComparison.Ordinal)
            ? Array.IndexOf(Floors, type[(root.Length + 1)..].Split('.')[0])
            : -1;
}
