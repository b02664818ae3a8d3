using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class WritableTests
{
    [Fact]
    public void A_folder_that_takes_files_keeps_none_of_the_probe()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Writable.IsFolder(folder.FullName).ShouldBeTrue();
            Writable.IsFolder(Path.Combine(folder.FullName, "not", "there", "yet")).ShouldBeTrue();
            folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_and_what_the_system_refuses_are_none()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        try
        {
            Writable.IsFolder(file).ShouldBeFalse();
            Writable.IsFolder("/proc/self").ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
