using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 4: words are opened only behind the one door, the room Records.</summary>
public sealed class OneDoorTests
{
    private const string Records = "TherapyJournal.Records.";

    /// <summary>What opens a sealed cell, and who may name it. Everything else goes through the door.</summary>
    private static readonly Dictionary<string, string> Openers = new(StringComparer.Ordinal)
    {
        ["System.Security.Cryptography.AesGcm..ctor"] = "TherapyJournal.Records.SealedCell",
        ["TherapyJournal.Records.SealedCell.TryOpen"] = Records,
        ["TherapyJournal.Records.SealedCell.Seal"] = Records,
        ["TherapyJournal.Records.RowSeal.Open"] = Records,
        ["TherapyJournal.Records.RowSeal..ctor"] = "TherapyJournal.Records.Keys",
        ["TherapyJournal.Records.DataKey.TryUnwrap"] = Records,
        ["TherapyJournal.Records.Keys.FindPatientAsync"] = Records,
        ["TherapyJournal.Records.OpenRecord..ctor"] = "TherapyJournal.Records.PatientRecords",
    };

    [Fact]
    public void Every_opener_is_used_where_it_belongs()
    {
        var users = UsersOf(UsedTypes.Of(House.Product));

        Openers.Keys.Except(users.Select(u => u.Opener)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_outside_the_room_opens_words()
    {
        Strays(UsedTypes.Of(House.Product)).ShouldBeEmpty();
        Strays(UsedTypes.Of(House.App)).ShouldBeEmpty();
    }

    [Fact]
    public void The_record_written_down_comes_before_the_words()
    {
        // The door returns what was read only after it has awaited the line of the access record.
        var door = House.Read("src/TherapyJournal/Records/PatientRecords.cs");
        var written = door.IndexOf("await access.AppendAsync(", StringComparison.Ordinal);
        var handedOut = door.IndexOf("return [.. tried.Select(t => t.Outcome)];", StringComparison.Ordinal);

        written.ShouldBeGreaterThan(0);
        handedOut.ShouldBeGreaterThan(written);
    }

    [Fact]
    public void A_planted_second_door_is_seen()
    {
        var strays = Strays(UsedTypes.Of(typeof(OneDoorTests).Assembly));

        const string planted = "TherapyJournal.Tests.Conventions.Planted.Review.BreaksRules";
        strays.ShouldContain($"{planted} names TherapyJournal.Records.SealedCell.TryOpen");
        strays.ShouldContain($"{planted} names System.Security.Cryptography.AesGcm..ctor");
    }

    private static List<string> Strays(UsedTypes used) =>
        [
            .. UsersOf(used)
                .Where(u => !u.User.StartsWith(Openers[u.Opener], StringComparison.Ordinal))
                .Select(u => $"{u.User} names {u.Opener}"),
        ];

    private static List<(string User, string Opener)> UsersOf(UsedTypes used) =>
        [
            .. from user in used.Members
            from member in user.Value
            where Openers.ContainsKey(member)
            select (user.Key, member),
        ];
}
