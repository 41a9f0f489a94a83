using System.Diagnostics;

namespace Platform.Hosting.Postgres;

/// <summary>The right of one process to use a folder. The operating system takes it back when the process dies, however it dies.</summary>
internal sealed class FolderLock : IDisposable
{
    // What a killed run was just starting holds its files until it is what it was started as: a moment, on a busy machine a longer one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly FileStream _file;
    private readonly string _owner;

    private FolderLock(FileStream file, string owner) => (_file, _owner) = (file, owner);

    public static FolderLock Take(string folder)
    {
        var owner = Path.Combine(folder, "owner");
        Writable(folder);
        try
        {
            var file = Open(Path.Combine(folder, "lock"));
            File.WriteAllText(owner, $"process {Environment.ProcessId}, started {DateTimeOffset.UtcNow:u}");
            return new(file, owner);
        }
        catch (IOException e)
        {
            throw new StartupException($"The data folder {folder} is in use by another run ({Read(owner)}).",
                "Stop that one first, or give this one a folder of its own with Data:Folder.", e);
        }
    }

    public void Dispose()
    {
        File.Delete(_owner);
        _file.Dispose();
    }

    private static FileStream Open(string file)
    {
        for (var since = Stopwatch.GetTimestamp(); ; Thread.Sleep(20))
            try { return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) when (Stopwatch.GetElapsedTime(since) < Patience) { }
    }

    /// <summary>Creates the folder; others may pass through it (PostgreSQL's account has its own folder inside) but not look around.</summary>
    private static void Writable(string folder)
    {
        const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode PassThrough = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            Directory.CreateDirectory(folder);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, All | PassThrough);
            var probe = Path.Combine(folder, "probe");
            File.WriteAllText(probe, new string('.', 4096));
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be written: {e.Message}",
                "Make it writable and see that the disk is not full, or choose another one with Data:Folder.", e);
        }
    }

    private static string Read(string owner)
    {
        try
        {
            return File.ReadAllText(owner);
        }
        catch (IOException)
        {
            return "a process that is just starting or stopping";
        }
    }
}
