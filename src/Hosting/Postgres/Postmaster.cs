using System.ComponentModel;
using System.Globalization;

namespace Platform.Hosting.Postgres;

/// <summary>What <c>postmaster.pid</c> says of a data folder's server: its process (first line), when it started (third), its port (fourth).</summary>
internal sealed record Postmaster(int Process, long StartedAt, int Port)
{
    public static Postmaster? Of(string data)
    {
        try
        {
            var lines = File.ReadAllLines(PidFile(data));
            return new((int)Number(lines.ElementAtOrDefault(0)), Number(lines.ElementAtOrDefault(2)), (int)Number(lines.ElementAtOrDefault(3)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Name and start must agree: the number alone may by now belong to another process, even to another PostgreSQL.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            var apart = (new DateTimeOffset(process.StartTime) - DateTimeOffset.FromUnixTimeSeconds(StartedAt)).Duration();
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && apart < TimeSpan.FromSeconds(30) && !IsZombie();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// After a restart of the machine the number in the file may belong to some other process, and PostgreSQL would refuse to start.
    /// The file is not deleted, because it also names the shared memory by which PostgreSQL sees survivors of a killed server:
    /// only the number is made one that never lives.
    /// </summary>
    public static void Disown(string data)
    {
        var lines = File.ReadAllLines(PidFile(data));
        if (lines.Length == 0)
        {
            File.Delete(PidFile(data)); // the machine failed before it was written
            return;
        }

        lines[0] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        File.WriteAllLines(PidFile(data), lines);
    }

    /// <summary>Where nobody collects orphans (a container without an init), a killed server stays listed: 4711 (postgres) Z …</summary>
    private bool IsZombie()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            var stat = File.ReadAllText($"/proc/{Process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string PidFile(string data) => Path.Combine(data, "postmaster.pid");

    private static long Number(string? line) => long.TryParse(line, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
