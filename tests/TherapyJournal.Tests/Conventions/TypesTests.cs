using Microsoft.AspNetCore.Components;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The guide, 1 and 4: types are sealed, outcomes are closed families, and an interface has several forms.</summary>
public sealed class TypesTests
{
    /// <summary>Types that are neither sealed nor abstract, each with its reason.</summary>
    private static readonly Dictionary<Type, string> Open = new()
    {
        [typeof(PatientSealer)] = "its only heir is OpenRecord, in the same file; the constructor is private protected",
    };

    [Fact]
    public void Classes_are_sealed_abstract_or_static()
    {
        House.Types.Count(t => t.IsClass).ShouldBeGreaterThan(50);
        NotSealed(House.Types).Except(Open.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_open_class_is_seen() => NotSealed([typeof(Planted.Review.UsesAnother)]).ShouldNotBeEmpty();

    [Fact]
    public void Outcomes_are_closed_families()
    {
        var families = House.Types.Where(IsFamily).ToList();

        families.Count.ShouldBeGreaterThan(5);
        families.Where(f => StrangeMembers(f, House.Types.SelectMany(WithNested)).Any()).ShouldBeEmpty();
        families.Where(f => f.GetNestedTypes().All(n => n.BaseType != f && n.BaseType?.Name != f.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_member_from_outside_is_seen()
    {
        StrangeMembers(typeof(PlantedOutcome), WithNested(typeof(TypesTests)).Prepend(typeof(PlantedOutcome.Inside)))
            .ShouldBe([typeof(Outside)]);
    }

    [Fact]
    public void An_interface_has_more_than_one_form()
    {
        var interfaces = House.Types.Where(t => t.IsInterface).ToList();

        interfaces.ShouldNotBeEmpty();
        interfaces.Where(i => Forms(i) < 2).ShouldBeEmpty();
        Forms(typeof(IPlanted)).ShouldBe(0);
    }

    private static int Forms(Type form) =>
        House.Types.SelectMany(WithNested).Count(t => t.IsClass && t.IsAssignableTo(form));

    private static IEnumerable<Type> NotSealed(IEnumerable<Type> types) =>
        types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsDrawn(t));

    // What is made of a .razor file is neither sealed nor to be had otherwise.
    private static bool IsDrawn(Type type) => type.IsAssignableTo(typeof(ComponentBase)) || type.Name == "_Imports";

    private static bool IsFamily(Type type) =>
        type is { IsClass: true, IsAbstract: true, IsSealed: false } && type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<Type> StrangeMembers(Type family, IEnumerable<Type> types) =>
        types.Where(t =>
            t.BaseType is { } parent
            && (parent == family || (parent.IsGenericType && parent.GetGenericTypeDefinition() == family))
            && (t.DeclaringType != family || !t.IsSealed)
        );

    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .SelectMany(WithNested)
            .Prepend(type);

    private interface IPlanted;

    private abstract record PlantedOutcome
    {
        public sealed record Inside : PlantedOutcome;
    }

    private sealed record Outside : PlantedOutcome;
}
