using System.Runtime.InteropServices;

namespace TherapyJournal.Storage;

/// <summary>Gives a finished file its name, unless somebody has that name: of many who try at once, one succeeds.</summary>
/// <remarks>
/// <see cref="File.Move(string, string, bool)"/> looks whether the name is free and renames afterwards, so that two
/// at once can both succeed and the first one's file is lost. A hard link is made or refused in one step.
/// </remarks>
internal static partial class PlaceFile
{
    // EEXIST of Linux and macOS.
    private const int Taken = 17;

    /// <exception cref="IOException">The name is taken, or the disk refuses; the draft is still there.</exception>
    public static void At(string path, string draft)
    {
        if (Link(draft, path) == 0)
        {
            File.Delete(draft);
            return;
        }
        if (Marshal.GetLastPInvokeError() == Taken)
        {
            throw new IOException("There is a file of this name already.");
        }
        // A file system without hard links: the look before the rename is the best there is.
        File.Move(draft, path, overwrite: false);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
