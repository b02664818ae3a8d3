using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 3: each vendor stays in one room.</summary>
public sealed class VendorsTests
{
    /// <summary>A vendor's assemblies, by how their names begin, and the namespaces that may use them.</summary>
    private static readonly Dictionary<string, string[]> Homes = new(StringComparer.Ordinal)
    {
        ["OpenAI"] = ["TherapyJournal.Assistants.Adapters"],
        ["Anthropic"] = ["TherapyJournal.Assistants.Adapters"],
        ["System.ClientModel"] = ["TherapyJournal.Assistants.Adapters"],
        ["Npgsql"] = ["TherapyJournal.Storage"],
        ["Microsoft.Data.Sqlite"] = ["TherapyJournal.Storage"],
        ["Microsoft.EntityFrameworkCore.Sqlite"] = ["TherapyJournal.Storage"],
        ["SQLitePCLRaw"] = ["TherapyJournal.Storage"],
        ["Spectre.Console"] = ["TherapyJournal.App.Terminal"],
        ["System.CommandLine"] = ["TherapyJournal.App.Terminal", "Program"],
    };

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("OpenAI")]
    [InlineData("Anthropic")]
    [InlineData("System.ClientModel")]
    public void A_vendor_is_really_used_in_its_home(string vendor)
    {
        var used = UsedTypes.Of(House.Product);

        used.Types.Where(t => t.Value.Any(u => IsFrom(u, vendor)))
            .ShouldContain(t => t.Key.StartsWith(Homes[vendor][0], StringComparison.Ordinal));
    }

    [Fact]
    public void No_vendor_leaves_its_home()
    {
        Strays(UsedTypes.Of(House.Product)).ShouldBeEmpty();
        Strays(UsedTypes.Of(House.App)).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_vendor_outside_its_home_is_seen()
    {
        Strays(UsedTypes.Of(typeof(VendorsTests).Assembly))
            .ShouldContain("TherapyJournal.Tests.Conventions.Planted.Review.BreaksRules uses Npgsql");
    }

    private static List<string> Strays(UsedTypes used) =>
        [
            .. from user in used.Types
            from vendor in Homes
            where user.Value.Any(type => IsFrom(type, vendor.Key))
            where
                !vendor.Value.Any(home => user.Key == home || user.Key.StartsWith(home + ".", StringComparison.Ordinal))
            select $"{user.Key} uses {vendor.Key}",
        ];

    private static bool IsFrom(UsedType type, string vendor) =>
        type.Assembly == vendor || type.Assembly.StartsWith(vendor + ".", StringComparison.Ordinal);
}
