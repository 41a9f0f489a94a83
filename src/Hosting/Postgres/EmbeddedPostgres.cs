namespace Platform.Hosting.Postgres;

/// <summary>The PostgreSQL this process works with: a given one, or one that is started with it and stopped with it.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresCluster? _cluster;
    private readonly FolderLock? _held;
    private int _stopped;

    private EmbeddedPostgres(string connectionString, string source, PostgresCluster? cluster, FolderLock? held) =>
        (ConnectionString, Source, _cluster, _held) = (connectionString, source, cluster, held);

    /// <summary>Signs in as the owner of the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Which PostgreSQL it is and where it came from, for people to read.</summary>
    public string Source { get; }

    /// <summary>Answers a PostgreSQL that accepts connections, or throws <see cref="StartupException"/>.</summary>
    public static async Task<EmbeddedPostgres> Start(PostgresOptions options, IProgress<string> progress, CancellationToken ct)
    {
        if (options.ConnectionString is { Length: > 0 } given) return new(given, await GivenPostgres.Check(given, ct), null, null);

        var held = FolderLock.Take(options.Folder);
        PostgresCluster? cluster = null;
        try
        {
            cluster = await PostgresCluster.Open(options, progress, ct);
            progress.Report($"Starting {cluster.Binaries}");
            var port = await cluster.Start(ct);
            return new(cluster.ConnectionString(port), cluster.Binaries.ToString(), cluster, held);
        }
        catch (Exception e)
        {
            if (cluster?.Running is not null) await cluster.Stop();
            held.Dispose();
            if (e is not (IOException or UnauthorizedAccessException)) throw;
            throw new StartupException(
                $"The data folder {options.Folder} cannot be used: {e.Message}",
                "See that it belongs to the user who starts this and that the disk is not full, or choose another one with Data:Folder.", e);
        }
    }

    /// <summary>Joins the server of a platform that is running; where none is, starts one, to be stopped again.</summary>
    public static async Task<EmbeddedPostgres> Join(PostgresOptions options, IProgress<string> progress, CancellationToken ct) =>
        options.ConnectionString is not { Length: > 0 } && PostgresCluster.RunningIn(options) is { } running
            ? new(running, "the PostgreSQL of the platform that runs", null, null)
            : await Start(options, progress, ct);

    /// <summary>Stops the server this process started; a given one is left alone.</summary>
    public async Task Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1) return;
        try
        {
            if (_cluster is not null) await _cluster.Stop();
        }
        finally
        {
            _held?.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await Stop();
}
