namespace Platform.Hosting.Postgres;

/// <summary>The server settings for one machine: durable always (but for tests), reachable from this machine only.</summary>
internal static class ServerSettings
{
    /// <summary>As options for <c>postgres</c>. No value holds a space or a quote, because two kinds of shell read this line.</summary>
    public static string CommandLine(PostgresOptions options, int port, bool hasLz4) =>
        string.Join(' ', All(options, port, hasLz4).Select(setting => $"-c {setting}"));

    private static IEnumerable<string> All(PostgresOptions options, int port, bool hasLz4) =>
    [
        $"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=",
        $"max_connections={options.MaxConnections}", $"shared_buffers={SharedMegabytes()}MB",
        // What is written after a checkpoint is written again after a crash, at some 150 MB a second, before anybody is served.
        // lz4 costs PostgreSQL a seventh less of a core per row taken in than its own method, which every server has.
        $"wal_compression={(hasLz4 ? "lz4" : "on")}", "max_wal_size=1024MB", "checkpoint_timeout=5min", "random_page_cost=1.1",
        // Compiling short queries costs more than it saves.
        "jit=off",
        "timezone=UTC", "log_timezone=UTC", "lc_messages=C", "log_checkpoints=off",
        .. options.Durable ? (string[])["fsync=on", "synchronous_commit=on"] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
    ];

    /// <summary>An eighth of the memory, within bounds: the operating system's own cache holds the rest.</summary>
    private static long SharedMegabytes() => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / 1024 / 1024, 64, 1024);
}
