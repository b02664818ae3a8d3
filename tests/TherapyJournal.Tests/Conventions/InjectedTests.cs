using System.Reflection;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 7: time, chance and places for files are injected; what would get round that is a banned symbol.</summary>
public sealed class InjectedTests
{
    private static readonly string[] MustBeBanned =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.IO.Path.GetTempPath",
        "System.Random..ctor",
        "System.TimeProvider.get_System",
    ];

    /// <summary>Program.cs, whose class has no namespace, chooses the clock for everybody.</summary>
    private const string Chooser = "Program names System.TimeProvider.get_System";

    private static readonly IReadOnlyList<string> Banned =
    [
        .. House.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MemberOf),
    ];

    [Fact]
    public void The_list_bans_what_the_house_bans() => MustBeBanned.Except(Banned).ShouldBeEmpty();

    [Fact]
    public void The_analyzer_reads_the_list_in_every_project()
    {
        var build = House.Read("Directory.Build.props");

        build.ShouldContain("""<AdditionalFiles Include="$(MSBuildThisFileDirectory)BannedSymbols.txt" />""");
        build.ShouldContain("""<PackageReference Include="Microsoft.CodeAnalysis.BannedApiAnalyzers" """.TrimEnd());
        build.ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        House.Read(".editorconfig").ShouldNotContain("RS0030");
    }

    [Fact]
    public void Every_line_of_the_list_names_something_that_exists()
    {
        // A misspelt symbol bans nothing, and no analyzer says so.
        Banned.Count.ShouldBeGreaterThan(5);
        Banned.Where(member => !Exists(member)).ShouldBeEmpty();
        Exists("System.DateTime.get_Noon").ShouldBeFalse();
    }

    [Fact]
    public void Nothing_that_was_built_uses_a_banned_symbol()
    {
        Uses(UsedTypes.Of(House.Product)).ShouldBeEmpty();
        Uses(UsedTypes.Of(House.App)).Except([Chooser]).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_use_is_seen() =>
        Uses(UsedTypes.Of(typeof(InjectedTests).Assembly))
            .ShouldContain(
                "TherapyJournal.Tests.Conventions.Planted.Review.BreaksRules names System.DateTime.get_UtcNow"
            );

    private static List<string> Uses(UsedTypes used) =>
        [
            .. from user in used.Members
            from member in user.Value
            where Banned.Contains(member)
            select $"{user.Key} names {member}",
        ];

    /// <summary>From the way documentation names a member to the way IL does.</summary>
    private static string MemberOf(string line)
    {
        var symbol = line.Split(';')[0];
        var member = symbol[2..].Split('(')[0].Replace(".#ctor", "..ctor", StringComparison.Ordinal);
        var dot = member.LastIndexOf('.');
        return symbol.StartsWith("P:", StringComparison.Ordinal)
            ? $"{member[..dot]}.get_{member[(dot + 1)..]}"
            : member;
    }

    private static bool Exists(string member)
    {
        var constructor = member.EndsWith("..ctor", StringComparison.Ordinal);
        var dot = constructor ? member.Length - "..ctor".Length : member.LastIndexOf('.');
        var type = Type.GetType(member[..dot]) ?? typeof(Uri).Assembly.GetType(member[..dot]);
        return type is not null
            && type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance)
                .Any(m => m.Name == (constructor ? ".ctor" : member[(dot + 1)..]));
    }
}
