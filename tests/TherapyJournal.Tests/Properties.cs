using FsCheck;
using FsCheck.Fluent;

namespace TherapyJournal.Tests;

/// <summary>Properties that must hold for whatever FsCheck thinks up.</summary>
internal static class Properties
{
    /// <summary>Fails with the smallest example against it.</summary>
    public static void ShouldHold(this Property property) =>
        property.Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
}
