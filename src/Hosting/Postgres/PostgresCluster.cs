namespace Platform.Hosting.Postgres;

/// <summary>A database cluster, PostgreSQL's word for a data folder with its server: created once, started, stopped, taken over from a killed run.</summary>
internal sealed class PostgresCluster
{
    private const int Attempts = 4;

    private readonly PostgresOptions _options;
    private readonly IProgress<string> _progress;
    private readonly string _server;
    private readonly string _data;
    private readonly ServerLog _log;
    private readonly Ports _ports;
    private EarlyWriteback? _writeback;

    private PostgresCluster(PostgresOptions options, PostgresBinaries binaries, IProgress<string> progress)
    {
        (_options, Binaries, _progress, _ports) = (options, binaries, progress, new(options));
        _server = ServerFolder(options);
        _data = Path.Combine(_server, "data");
        _log = new(Path.Combine(_server, "log"));
    }

    public PostgresBinaries Binaries { get; }

    /// <summary>The server that runs now, whoever started it.</summary>
    public Postmaster? Running => Postmaster.Of(_data) is { } postmaster && postmaster.IsAlive() ? postmaster : null;

    /// <summary>Whether the last server of this data folder ended without being stopped.</summary>
    public bool WasKilled => Postmaster.Of(_data) is { } postmaster && !postmaster.IsAlive();

    /// <summary>Finds the programs and creates the data folder, or a password for it, where there is none. The caller holds the folder's lock.</summary>
    public static async Task<PostgresCluster> Open(PostgresOptions options, IProgress<string> progress, CancellationToken ct)
    {
        var server = ServerFolder(options);
        await Account.Current.CreateFolder(server, ct);
        if (!Account.Current.CanReach(server))
            throw new StartupException(
                $"The account {Account.Current.Name}, which runs PostgreSQL, cannot enter {server}.",
                "Open the folders above it to others (chmod o+x), start as the user to whom it belongs, or choose another place with Data:Folder.");

        var major = MajorOf(Path.Combine(server, "data"));
        var cluster = new PostgresCluster(options, await PostgresBinaries.Find(options, major, progress, ct), progress);
        var creation = new ClusterCreation(options, cluster.Binaries, server);
        if (major is null) await creation.Create(progress, ct);
        else if (!Password.Exists(options.Folder)) await cluster.NewPassword(creation);
        return cluster;
    }

    /// <summary>How to sign in at the server that some process runs in this folder; null when none does.</summary>
    public static string? RunningIn(PostgresOptions options) =>
        Postmaster.Of(Path.Combine(ServerFolder(options), "data")) is { } postmaster && postmaster.IsAlive() && Password.Exists(options.Folder)
            ? SignIn(options, postmaster.Port)
            : null;

    public string ConnectionString(int port) => SignIn(_options, port);

    /// <summary>Starts the server and answers its port. A server that a killed run left behind is stopped first, so that settings and sessions are our own.</summary>
    public async Task<int> Start(CancellationToken ct)
    {
        var hasLz4 = await Binaries.HasLz4(_data, ct);
        for (var attempt = 1; ; attempt++)
        {
            if (Running is { } left)
            {
                _progress.Report($"Stopping PostgreSQL (process {left.Process}), which an earlier run left behind");
                await Stop();
            }
            else if (WasKilled) Postmaster.Disown(_data);

            var port = _ports.Choose();
            _log.Mark();
            string[] start = ["start", "-w", "-t", "300", "-l", _log.Path, "-o", ServerSettings.CommandLine(_options, port, hasLz4)];
            var started = await _progress.StillAt("starting PostgreSQL", PgCtl(start));
            if (ct.IsCancellationRequested && Running is not null) await Stop();
            ct.ThrowIfCancellationRequested();
            if (started.Succeeded)
            {
                _ports.Remember(port);
                if (_options.Durable) _writeback = EarlyWriteback.Of(_data);
                return port;
            }

            // Another program may have taken the port since it was tried, or the server of a run killed a moment ago may only now have come up.
            var said = _log.ComplaintsSinceMark();
            var mayPass = said.Contains("Address already in use", StringComparison.Ordinal) || said.Contains("postmaster.pid", StringComparison.Ordinal);
            if (attempt == Attempts || !mayPass) throw DidNotStart(said.Length > 0 ? said : started.Output);
        }
    }

    /// <summary>Ends sessions, writes everything down and stops.</summary>
    public async Task Stop()
    {
        _writeback?.Dispose();
        _writeback = null;
        var stopped = await _progress.StillAt("stopping PostgreSQL", PgCtl(["stop", "-w", "-t", "120", "-m", "fast"]));
        if (!stopped.Succeeded && Running is { } still)
            throw new StartupException($"PostgreSQL (process {still.Process}) in {_server} does not stop: {stopped.Output}", "End that process, then start again.");
    }

    private static string ServerFolder(PostgresOptions options) => Path.Combine(options.Folder, "server");

    private static string SignIn(PostgresOptions options, int port) =>
        $"Host=127.0.0.1;Port={port};Username=platform;Password={Password.Read(options.Folder)};Database=platform;SSL Mode=Disable;GSS Encryption Mode=Disable";

    private static int? MajorOf(string data)
    {
        if (!Directory.Exists(data)) return null;
        var file = Path.Combine(data, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), out var major)
            ? major
            : throw new StartupException($"{data} is not the data of a PostgreSQL: PG_VERSION is missing or damaged.",
                "Restore that folder from a backup, or move it away to begin with an empty database.");
    }

    private async Task NewPassword(ClusterCreation creation)
    {
        if (Running is not null) await Stop();
        else if (WasKilled) Postmaster.Disown(_data);
        await creation.NewPassword(_data);
    }

    /// <summary>Never cut short: a server half started or half stopped would be nobody's. It has a time limit of its own.</summary>
    private Task<Command.Finished> PgCtl(string[] arguments) => Account.Current.Run(Binaries.PgCtl, [.. arguments, "-D", _data], CancellationToken.None);

    private StartupException DidNotStart(string said) =>
        new($"PostgreSQL did not start: {said}", $"Its log is {_log.Path}. When the disk is full, free space and start again: nothing is lost.");
}
