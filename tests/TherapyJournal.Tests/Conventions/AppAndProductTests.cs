using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 1: the App knows the product, never the other way round; and the database is reached by use cases only.</summary>
public sealed class AppAndProductTests
{
    private const string Database = "TherapyJournal.Storage.JournalDb";
    private static readonly string[] RoomsBelowUseCases = ["Storage", "Records", "Work"];
    private static readonly string[] RoomsOfUseCases =
    [
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

    [Fact]
    public void The_app_knows_the_product_and_the_product_knows_no_app()
    {
        House.App.GetReferencedAssemblies().Select(a => a.Name).ShouldContain("TherapyJournal");
        House.Product.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain("TherapyJournal.App");
    }

    [Fact]
    public void The_product_knows_no_terminal_and_no_web_page()
    {
        var channels = new[] { "Spectre.Console", "System.CommandLine", "System.Console", "Microsoft.AspNetCore" };

        House
            .Product.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => channels.Any(c => name.StartsWith(c, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Only_storage_records_work_and_use_cases_touch_the_database()
    {
        var users = UsersOfTheDatabase(UsedTypes.Of(House.Product));

        users.ShouldContain("TherapyJournal.Records.PatientRecords");
        users.ShouldContain("TherapyJournal.Work.WorkQueue");
        users.Where(user => !MayTouchTheDatabase(user)).ShouldBeEmpty();
    }

    [Fact]
    public void No_row_and_no_content_touches_the_database()
    {
        var plain = PlainRecords.All.Select(t => t.FullName!).ToList();

        plain.Count.ShouldBeGreaterThan(20);
        UsersOfTheDatabase(UsedTypes.Of(House.Product)).Intersect(plain).ShouldBeEmpty();
    }

    [Fact]
    public void No_channel_touches_the_database()
    {
        var used = UsedTypes.Of(House.App);

        used.Types.Count.ShouldBeGreaterThan(0);
        UsersOfTheDatabase(used).ShouldBeEmpty();
        used.Types.Where(t => t.Value.Any(IsEntityFramework)).Select(t => t.Key).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_use_of_the_database_is_seen()
    {
        const string planted = "TherapyJournal.Tests.Conventions.Planted.Review.BreaksRules";
        var used = UsedTypes.Of(typeof(AppAndProductTests).Assembly);

        UsersOfTheDatabase(used).ShouldContain(planted);
        used.Types[planted].Any(IsEntityFramework).ShouldBeTrue();
        MayTouchTheDatabase(planted).ShouldBeFalse();
    }

    private static List<string> UsersOfTheDatabase(UsedTypes used) =>
        [.. used.Types.Where(t => t.Value.Any(u => u.Name == Database)).Select(t => t.Key)];

    private static bool IsEntityFramework(UsedType type) =>
        type.Assembly.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal);

    private static bool MayTouchTheDatabase(string type)
    {
        var parts = type.Split('.');
        return parts[0] == "TherapyJournal"
            && (
                // Above the rooms: it rehearses the questions of several on empty tables.
                parts is [_, nameof(WarmUp)]
                || RoomsBelowUseCases.Contains(parts[1])
                || RoomsOfUseCases.Contains(parts[1]) && parts.Length == 3
                // What leaves the machine is reserved and written down in one transaction, before it goes.
                || (parts[1], parts[2]) == ("Assistants", "Calls")
                // The half of the conversations that is with therapists: a folder of its own in its room.
                || (parts[1], parts[2]) == ("Chats", "Nudges")
                // The half of what is found that is found by its meaning: likewise.
                || (parts[1], parts[2]) == ("Insight", "Meaning")
            );
    }
}
