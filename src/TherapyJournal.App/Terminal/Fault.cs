using System.Diagnostics;
using System.Security.Cryptography;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal;

/// <summary>An exception that nobody expected, told without its message: that might hold somebody's words.</summary>
internal static class Fault
{
    /// <summary>One sentence with an incident id, the exception's type and the place in our code: names of code, never of people.</summary>
    public static string Sentence(Exception fault) => StoreTrouble.Say(fault) ?? Unforeseen(fault);

    private static string Unforeseen(Exception fault) =>
        "Something inside the program failed and this command stopped; what was recorded before it is kept "
        + $"(incident {RandomNumberGenerator.GetHexString(8, lowercase: true)}, {fault.GetType().Name}{Place(fault)}).";

    private static string Place(Exception fault) =>
        new StackTrace(fault)
            .GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType)
            .FirstOrDefault(type => type?.Namespace?.StartsWith("TherapyJournal", StringComparison.Ordinal) == true)
            is { } type
            ? " in " + Outermost(type).Name
            : "";

    // An async method runs in a nested type of the compiler's making.
    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
