using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Postgres;

/// <summary>How to come by a PostgreSQL: a given one, or where the embedded one keeps its data and finds its programs.</summary>
public sealed record PostgresOptions
{
    /// <summary>A database someone else runs; when given, nothing is started.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The folder of the embedded PostgreSQL: its data, its log, its password.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>; when null they are looked for.</summary>
    public string? Bin { get; init; }

    /// <summary>A fixed port; when null a free one is chosen and remembered.</summary>
    public int? Port { get; init; }

    /// <summary>Where PostgreSQL is kept once it was fetched with npm; when null, in the user's cache.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>False only where losing the data with the machine does not matter (tests): no fsync.</summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 100;

    /// <summary>Free space without which no database is created.</summary>
    internal long NeededBytes { get; init; } = 200_000_000;

    internal IReadOnlyList<string> Places { get; init; } = PostgresBinaries.UsualPlaces;

    internal string SearchPath { get; init; } = Programs.SearchPath;

    public static PostgresOptions From(IConfiguration settings) => new()
    {
        ConnectionString = settings.GetConnectionString("platform"),
        Folder = Path.Combine(DataFolder.From(settings), "postgres"),
        Bin = settings["Postgres:Bin"] is { Length: > 0 } bin ? Path.GetFullPath(bin) : null,
        CacheFolder = settings["Postgres:CacheFolder"] is { Length: > 0 } cache ? Path.GetFullPath(cache) : null,
        Port = PortOf(settings["Postgres:Port"]),
    };

    private static int? PortOf(string? text) => text switch
    {
        null or "" => null,
        _ when int.TryParse(text, out var port) && port is > 0 and < 65536 => port,
        _ => throw new StartupException($"The setting Postgres:Port is '{text}', which is not a port.",
            "Give a number from 1 to 65535, or leave it out to have a free port chosen."),
    };
}
