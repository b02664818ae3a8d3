using System.Reflection;
using System.Runtime.CompilerServices;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The repository as the convention tests see it: its two assemblies and its source files.</summary>
internal static class House
{
    private static readonly string[] Generated = ["/bin/", "/obj/", "/Migrations/", "/CompiledModels/"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The product, without any channel.</summary>
    public static Assembly Product { get; } = typeof(JournalDb).Assembly;

    /// <summary>The one executable.</summary>
    public static Assembly App { get; } = Assembly.Load("TherapyJournal.App");

    /// <summary>Top-level types that people wrote, of the product and of the App.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. WrittenTypes(Product), .. WrittenTypes(App)];

    /// <summary>Every written C# file below a folder of the repository, with its path from the root.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(path => !Generated.Any(path.Contains))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, Read(path))),
        ];

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Top-level types of an assembly without what compiler, serializer and migration tools made.</summary>
    public static IEnumerable<Type> WrittenTypes(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(t =>
                !t.IsNested
                && t.Namespace is { } space
                && space.StartsWith("TherapyJournal", StringComparison.Ordinal)
                && !space.Contains(".Migrations", StringComparison.Ordinal)
                && !space.Contains(".CompiledModels", StringComparison.Ordinal)
                && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                && !t.Name.Contains('<', StringComparison.Ordinal)
            );

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TherapyJournal.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests do not lie below TherapyJournal.slnx.");
    }
}

/// <summary>A source file: its path from the root, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');
}
