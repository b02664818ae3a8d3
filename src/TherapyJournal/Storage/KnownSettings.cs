using System.Globalization;

namespace TherapyJournal.Storage;

/// <summary>A section of the settings that the program reads, and the shape of what may stand in it.</summary>
/// <param name="Section">Such as Journal:Work.</param>
/// <param name="Shape">The options that the section becomes.</param>
public sealed record KnownSettings(string Section, Type Shape)
{
    /// <summary>Whether this is read as one of the section's values.</summary>
    public bool Has(string path) =>
        path.StartsWith($"{Section}:", StringComparison.OrdinalIgnoreCase)
        && Leads(Shape, path[(Section.Length + 1)..].Split(':'));

    private static bool Leads(Type shape, ReadOnlySpan<string> path) =>
        shape == typeof(string) || shape.IsValueType
            ? path is []
            : path is [var first, .. var rest]
                && (
                    shape.IsGenericType
                        ? int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                            && Leads(shape.GenericTypeArguments[0], rest)
                        : shape
                            .GetProperties()
                            .FirstOrDefault(p => p.Name.Equals(first, StringComparison.OrdinalIgnoreCase))
                            is { } property
                            && Leads(property.PropertyType, rest)
                );
}
