using System.Diagnostics;

namespace Platform.Benchmarks.Running;

/// <summary>What the Host, its PostgreSQL and this program have had of the processors, so that a busy machine does not hide who costs what.</summary>
internal sealed record ProcessorTime(TimeSpan Host, TimeSpan Postgres, TimeSpan Own)
{
    public static ProcessorTime Now(HostProcess host)
    {
        using var own = Process.GetCurrentProcess();
        return new(host.ProcessorTime, host.Postgres.ProcessorTime, own.TotalProcessorTime);
    }

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) =>
        new(later.Host - earlier.Host, later.Postgres - earlier.Postgres, later.Own - earlier.Own);

    /// <summary>How many programs wanted a processor lately, as the system counts them: whether a figure was measured on a busy machine.</summary>
    public static string LoadAverage => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Microseconds of one core for each of so many rows.</summary>
    public string Per(long rows) => $"Host {Each(Host, rows)}, PostgreSQL {Each(Postgres, rows)}, load generator {Each(Own, rows)} µs of a core per row";

    private static string Each(TimeSpan time, long rows) => (time.TotalMicroseconds / Math.Max(1, rows)).ToString("0.00");
}
