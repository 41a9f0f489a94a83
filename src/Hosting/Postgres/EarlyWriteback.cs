using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Platform.Hosting.Postgres;

/// <summary>
/// Has Linux begin early to write what a server left in its page cache. Left alone that gathers, mostly pages by which tables grew, until
/// a checkpoint ends with an fsync of half a gigabyte, and all commits wait behind it for a third of a second.
/// </summary>
internal sealed class EarlyWriteback : IDisposable
{
    private const long Large = 8 * 1024 * 1024;
    private const uint SyncFileRangeWrite = 2;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250), LookEvery = TimeSpan.FromSeconds(5), Recently = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _tables;
    private readonly Dictionary<string, SafeFileHandle> _hot = [];
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Thread _thread; // its calls may block while the disk has much to do

    private EarlyWriteback(DirectoryInfo tables)
    {
        _tables = tables;
        _thread = new(Work) { IsBackground = true, Name = "early writeback" };
        _thread.Start();
    }

    /// <summary>For the server in this data folder; null where the system has no such call.</summary>
    public static EarlyWriteback? Of(string data) => OperatingSystem.IsLinux() ? new(new(Path.Combine(data, "base"))) : null;

    public void Dispose()
    {
        _stopped.Set();
        _thread.Join();
        _stopped.Dispose();
    }

    private void Work()
    {
        for (var looked = TimeSpan.Zero; !_stopped.Wait(_hot.Count > 0 ? Every : LookEvery);)
        {
            looked += Every;
            if (_hot.Count == 0 || looked >= LookEvery)
            {
                Look(DateTime.UtcNow - Recently);
                looked = TimeSpan.Zero;
            }

            foreach (var file in _hot.Values) Begin(file);
        }

        foreach (var file in _hot.Values) file.Dispose();
    }

    // Tables and indexes large enough to matter that are being written.
    private void Look(DateTime since)
    {
        try
        {
            var hot = _tables.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => IsHot(file, since)).Select(file => file.FullName).ToHashSet();
            foreach (var cold in _hot.Keys.Where(name => !hot.Contains(name)).ToList())
                if (_hot.Remove(cold, out var file)) file.Dispose();
            foreach (var name in hot.Where(name => !_hot.ContainsKey(name)))
                _hot.Add(name, File.OpenHandle(name, share: FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a table was dropped meanwhile: there is a next time
    }

    /// <summary>Whether it is worth having a file written early; what is gone is not.</summary>
    internal static bool IsHot(FileInfo file, DateTime since)
    {
        try { return file.Length >= Large && file.LastWriteTimeUtc >= since; }
        catch (FileNotFoundException) { return false; }
    }

    /// <summary>Begins to write what is dirty and waits for nothing; false where a file system cannot.</summary>
    internal static bool Begin(SafeFileHandle file) => sync_file_range(file, 0, 0, SyncFileRangeWrite) == 0;

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sync_file_range(SafeFileHandle file, long offset, long bytes, uint flags);
}
