using System.Reflection;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The guide, 1: a type is internal unless a channel uses it, or it is named by a public type that a channel uses.</summary>
public sealed class VisibilityTests
{
    [Fact]
    public void Public_types_are_used_by_a_channel_or_named_by_one_that_is()
    {
        var reached = ReachedFrom(UsedByTheApp());
        var published = House.WrittenTypes(House.Product).Where(t => t.IsPublic).ToList();

        published.Count.ShouldBeGreaterThan(50);
        published.Where(t => !reached.Contains(t)).Select(t => t.FullName!).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_channel_uses_is_reached_and_what_nobody_names_is_not()
    {
        UsedByTheApp().Count.ShouldBeGreaterThan(10);
        ReachedFrom([typeof(PatientRecords)]).ShouldContain(typeof(DoorRefusal));
        ReachedFrom([typeof(PatientId)]).ShouldNotContain(typeof(PatientRecords));
    }

    private static List<Type> UsedByTheApp()
    {
        var names = UsedTypes
            .Of(House.App)
            .Types.SelectMany(t => t.Value)
            .Select(t => t.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. House.WrittenTypes(House.Product).Where(t => names.Contains(t.FullName!))];
    }

    private static HashSet<Type> ReachedFrom(IEnumerable<Type> start)
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(start);
        while (open.TryDequeue(out var type))
        {
            type = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (type.Assembly != House.Product || !reached.Add(type))
            {
                continue;
            }
            foreach (var named in NamedBy(type).SelectMany(PlainRecords.Parts))
            {
                open.Enqueue(named.IsByRef ? named.GetElementType()! : named);
            }
        }
        return reached;
    }

    /// <summary>Every type in the signature of what is public, or protected, in a type.</summary>
    private static IEnumerable<Type> NamedBy(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        var methods = type.GetMembers(all)
            .OfType<MethodBase>()
            .Where(m => m.IsPublic || m.IsFamily)
            .SelectMany(m =>
                m.GetParameters().Select(p => p.ParameterType).Append(m is MethodInfo i ? i.ReturnType : type)
            );
        var properties = type.GetProperties().Select(p => p.PropertyType);
        var fields = type.GetFields().Select(f => f.FieldType);
        IEnumerable<Type> outer = [type.BaseType ?? typeof(object), type.DeclaringType ?? typeof(object)];
        return [.. methods, .. properties, .. fields, .. type.GetInterfaces(), .. type.GetNestedTypes(), .. outer];
    }
}
