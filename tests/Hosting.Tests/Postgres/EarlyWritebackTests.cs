namespace Platform.Hosting.Postgres;

public sealed class EarlyWritebackTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_table_is_written_early_while_it_is_large_and_being_written()
    {
        var minuteAgo = DateTime.UtcNow.AddMinutes(-1);
        var rested = Written(9);
        rested.LastWriteTimeUtc = minuteAgo.AddMinutes(-1);

        Assert.True(EarlyWriteback.IsHot(Written(9), minuteAgo));
        Assert.False(EarlyWriteback.IsHot(Written(1), minuteAgo));
        Assert.False(EarlyWriteback.IsHot(rested, minuteAgo));
    }

    [Fact]
    public void A_table_dropped_meanwhile_is_not_looked_for()
    {
        var dropped = Written(9);
        dropped.Delete();

        Assert.False(EarlyWriteback.IsHot(dropped, DateTime.UtcNow.AddMinutes(-1)));
    }

    [Fact]
    public void Linux_begins_to_write_when_it_is_asked_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have no such call.");
        using var file = File.OpenHandle(Written(9).FullName);

        Assert.True(EarlyWriteback.Begin(file));
    }

    private FileInfo Written(int megabytes)
    {
        Directory.CreateDirectory(_scratch.Folder);
        var file = new FileInfo(Path.Combine(_scratch.Folder, Guid.NewGuid().ToString("N")));
        File.WriteAllBytes(file.FullName, new byte[megabytes << 20]);
        return file;
    }
}
