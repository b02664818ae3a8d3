using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The rooms that <c>./dev test</c> tries on both databases are there, under the names by which it asks for them.</summary>
public sealed class RoomsOnBothTests
{
    [Fact]
    public void Each_of_them_holds_tests_on_PostgreSQL()
    {
        var rooms = Regex
            .Match(House.Read("dev"), @"rooms_on_both=\((?<rooms>[^)]+)\)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Groups["rooms"]
            .Value.Split(' ');

        rooms.Length.ShouldBeGreaterThan(5);
        rooms.Where(room => !IsThere(room)).ShouldBeEmpty();
    }

    private static bool IsThere(string room) =>
        typeof(RoomsOnBothTests)
            .Assembly.GetTypes()
            .Any(t =>
                t.Namespace?.StartsWith($"TherapyJournal.Tests.{room}", StringComparison.Ordinal) is true
                && t.Name.EndsWith("OnPostgres", StringComparison.Ordinal)
            );
}
