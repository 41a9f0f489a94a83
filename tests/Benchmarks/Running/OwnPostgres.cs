using System.Diagnostics;
using Npgsql;
using Platform.Hosting.Postgres;

namespace Platform.Benchmarks.Running;

/// <summary>The PostgreSQL a Host brought along: looked into as its owner, weighed, and made to crash.</summary>
internal sealed class OwnPostgres(string folder)
{
    private const double MillisecondsPerTick = 10; // USER_HZ is 100 on every Linux we know

    /// <summary>Signs in as the owner of the database, whom row-level security does not bind.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Server.Port, Username = "platform", Password = Password.Read(folder), Database = "platform", CommandTimeout = 120,
    }.ConnectionString;

    public int Port => Server.Port;

    public string PasswordText => Password.Read(folder);

    /// <summary>The memory of all its processes, each page counted once; zero where the system does not tell.</summary>
    public long ProportionalBytes => OperatingSystem.IsLinux() ? 1024 * Processes().Sum(id => NumberIn($"/proc/{id}/smaps_rollup", "Pss:")) : 0;

    /// <summary>What all its processes have had of the processors, those that ended included; zero where the system does not tell.</summary>
    public TimeSpan ProcessorTime => OperatingSystem.IsLinux()
        ? TimeSpan.FromMilliseconds(Processes().Sum(id => TicksOf(id, ended: false)) + TicksOf(Server.Process, ended: true)) * MillisecondsPerTick
        : TimeSpan.Zero;

    private Postmaster Server => Running ?? throw new CannotMeasureException($"No PostgreSQL runs in {folder}.");

    private Postmaster? Running => Postmaster.Of(Path.Combine(folder, "server", "data")) is { } server && server.IsAlive() ? server : null;

    /// <summary>Kills the server, if it runs, with all its processes. What the system has not yet written to disk it still writes.</summary>
    public void Crash()
    {
        if (Running is null) return;
        // The server first, so that it does not begin to recover by itself when its children die.
        foreach (var id in Processes())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It went with its parent.
            }
        }
    }

    private List<int> Processes()
    {
        var server = Server.Process;
        if (!OperatingSystem.IsLinux()) return [server];
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!));
        return [server, .. all.Where(id => ParentOf(id) == server)];
    }

    // /proc/4711/stat: 4711 (postgres) S 1 … with the ticks in user and system mode as its 14th and 15th field, those of its ended children next.
    private static long TicksOf(int process, bool ended)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // from the third on
            return ended ? long.Parse(fields[13]) + long.Parse(fields[14]) : long.Parse(fields[11]) + long.Parse(fields[12]);
        }
        catch (IOException)
        {
            return 0; // it ended just now: its parent counts it
        }
    }

    // Lines of /proc/4712/status and smaps_rollup: PPid:	4711 and Pss:               22048 kB
    private static long ParentOf(int process) => NumberIn($"/proc/{process}/status", "PPid:");

    private static long NumberIn(string file, string field)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
                ? long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim())
                : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // it ended just now, or is not ours
        }
    }
}
