using System.Runtime.InteropServices;

namespace TherapyJournal.Storage;

/// <summary>How often a word stands in a text.</summary>
/// <param name="Text">The text's place.</param>
/// <param name="Times">At least one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordCount(int Text, int Times);
