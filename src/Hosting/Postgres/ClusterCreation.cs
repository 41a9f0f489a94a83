namespace Platform.Hosting.Postgres;

/// <summary>Creates a data folder with its owner role and its database: whole, or not at all.</summary>
internal sealed class ClusterCreation(PostgresOptions options, PostgresBinaries binaries, string server)
{
    /// <summary>
    /// The folder gets its final name last. Every attempt has a name of its own, because the initdb of a run that was killed
    /// may still be writing into another.
    /// </summary>
    public async Task Create(IProgress<string> progress, CancellationToken ct)
    {
        progress.Report($"Creating the database in {server} with {binaries}");
        EnoughSpace();
        foreach (var abandoned in Directory.GetDirectories(server, "data.*")) TryDelete(abandoned);

        var attempt = Path.Combine(server, $"data.{Guid.NewGuid():N}");
        string[] how = ["-U", "postgres", "--auth-local=peer", "--auth-host=scram-sha-256", "-E", "UTF8", .. Locale(), .. options.Durable ? (string[])[] : ["--no-sync"]];
        var made = await progress.StillAt("creating the database", Account.Current.Run(binaries.InitDb, ["-D", attempt, .. how], ct));
        if (!made.Succeeded) throw Failed("initdb", made.Output);

        var password = Password.Make();
        await Sql(attempt, $"create role platform login createdb createrole password '{password}'", "create database platform owner platform");
        Directory.Move(attempt, Path.Combine(server, "data"));
        Password.Keep(options.Folder, password);
    }

    /// <summary>Gives the database a new password when the file with the old one is gone.</summary>
    public async Task NewPassword(string data)
    {
        var password = Password.Make();
        await Sql(data, $"alter role platform password '{password}'");
        Password.Keep(options.Folder, password);
    }

    /// <summary>Single-user mode needs no password, so the superuser never gets one: nobody can sign in as superuser over the network.</summary>
    private async Task Sql(string data, params string[] statements)
    {
        string[] silent = ["-c", "exit_on_error=on", "-c", "log_statement=none", "-c", "log_min_error_statement=panic"];
        var input = string.Concat(statements.Select(statement => $"{statement};\n"));
        var done = await Account.Current.Run(binaries.Postgres, ["--single", "-D", data, .. silent, "postgres"], CancellationToken.None, input);
        if (!done.Succeeded) throw Failed("postgres --single", done.Output);
    }

    /// <summary>Code point order, which is the same everywhere and fast; upper and lower case of all of Unicode where the system knows them.</summary>
    private string[] Locale() => binaries.Version.Major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : OperatingSystem.IsLinux() ? ["--locale=C", "--lc-ctype=C.UTF-8"]
        : OperatingSystem.IsMacOS() ? ["--locale=C", "--lc-ctype=en_US.UTF-8"]
        : ["--locale=C"];

    private void EnoughSpace()
    {
        var free = new DriveInfo(server).AvailableFreeSpace;
        if (free < options.NeededBytes)
            throw new StartupException(
                $"{server} has {free / 1_000_000} MB free, and a new database needs {options.NeededBytes / 1_000_000} MB.",
                "Free some space, or choose another place with Data:Folder.");
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // An initdb that outlived its run still writes here; the next creation removes it.
        }
    }

    private StartupException Failed(string program, string said)
    {
        var last = string.Join(" ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4));
        return new($"The database could not be created in {server}: {program} says: {last}",
            "Put right what it names (space, rights), or choose another place with Data:Folder; then start again.");
    }
}
