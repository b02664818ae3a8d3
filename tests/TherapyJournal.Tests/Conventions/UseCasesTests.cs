using System.Reflection;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Use cases don't call one another: what follows what stands in Workflow.cs alone.</summary>
public sealed class UseCasesTests
{
    private static readonly string[] Rooms =
    [
        "Practices",
        "Safety",
        "Goals",
        "Journaling",
        "Review",
        "Insight",
        "Legacy",
    ];

    /// <summary>Calls that are meant, each with its reason.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["AskForEntry calls WritePrompt"] = "the half that finds the words and saves nothing",
        ["ReflectOnEntry calls WriteReflection"] = "the half that finds the words and saves nothing",
        ["SummarizeEntry calls WriteSummary"] = "the half that finds the words and saves nothing",
        ["DecideConsent calls ChangeStanding"] = "a consent is one change of the standing, in the same transaction",
        ["ExportPatient calls ExportReading"] = "the half that reads and writes no file",
        ["TakeInPatient calls AddPatient"] = "patient and first goals are taken in together or not at all",
    };

    [Fact]
    public void No_use_case_calls_another()
    {
        var useCases = House.WrittenTypes(House.Product).Where(IsUseCase).ToList();

        useCases.Count.ShouldBeGreaterThan(4);
        Calls(UsedTypes.Of(House.Product), useCases).Except(Meant.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void A_call_that_is_meant_is_really_made() =>
        Meant
            .Keys.Except(Calls(UsedTypes.Of(House.Product), [.. House.WrittenTypes(House.Product).Where(IsUseCase)]))
            .ShouldBeEmpty();

    [Fact]
    public void A_planted_call_is_seen() =>
        Calls(
                UsedTypes.Of(typeof(UseCasesTests).Assembly),
                [typeof(Planted.Review.BreaksRules), typeof(Planted.Review.UsesAnother)]
            )
            .ShouldBe(["BreaksRules calls UsesAnother"]);

    // One public act, called RunAsync: that is what makes a class a use case.
    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && Rooms.Contains(type.Namespace!.Split('.').ElementAtOrDefault(1))
        && type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly
            )
            .Any(m => m.Name == "RunAsync" && !m.IsPrivate);

    private static IEnumerable<string> Calls(UsedTypes used, IReadOnlyCollection<Type> useCases) =>
        from caller in useCases
        from called in useCases
        where caller != called
        where used.Members[caller.FullName!].Any(m => m.StartsWith($"{called.FullName}.Run", StringComparison.Ordinal))
        select $"{caller.Name} calls {called.Name}";
}
