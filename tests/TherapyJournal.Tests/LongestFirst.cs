using TherapyJournal.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace TherapyJournal.Tests;

/// <summary>Begins with the tests that take longest, so that at the end no core waits for one of them; the others come as they stand.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        "Storm",
        "NothingInTheOpen",
        "WriteReflectionTests",
        "KilledWorker",
        "DemoCommand",
        "UntrustedEntries",
        "PromptRequest",
        "ImportCommand",
        "TranscribeVoice",
        "KeepSpoken",
        "SqliteMigration",
        "RotateKeys",
        "WrittenWords",
        "SetMenu",
        "SendTelemetry",
        "OtherTherapist",
        "ServeCommand",
        "DraftForReview",
        "ModelAdapter",
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection
    {
        return [.. testCollections.OrderByDescending(collection => IsLong(collection))];
    }

    private static bool IsLong(ITestCollection collection) =>
        Array.Exists(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
}
