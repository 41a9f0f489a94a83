namespace Platform.Hosting.Postgres;

/// <summary>The log of the server: kept small, and read when a start fails.</summary>
internal sealed class ServerLog(string path)
{
    private const long Enough = 10_000_000;

    private long _mark;

    public string Path { get; } = path;

    /// <summary>Remembers where the log ends now, and puts a long one aside.</summary>
    public void Mark()
    {
        var log = new FileInfo(Path);
        _mark = log.Exists ? log.Length : 0;
        if (_mark < Enough) return;
        log.MoveTo(Path + ".1", overwrite: true);
        _mark = 0;
    }

    /// <summary>Such as: 2026-01-01 00:00:00.000 UTC [4711] FATAL:  could not write lock file "postmaster.pid": No space left on device</summary>
    public string ComplaintsSinceMark()
    {
        if (!File.Exists(Path)) return "";
        using var log = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(_mark, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return string.Join(" ", reader.ReadToEnd().Split('\n').Where(IsComplaint).Select(line => line.Trim()).TakeLast(4));
    }

    private static bool IsComplaint(string line) =>
        line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("HINT", StringComparison.Ordinal) || line.Contains("could not", StringComparison.Ordinal);
}
