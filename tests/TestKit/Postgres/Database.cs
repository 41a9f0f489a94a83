using System.Collections.Concurrent;
using Npgsql;

namespace Platform.TestKit;

/// <summary>A database of a test's own, cloned from a template and dropped at the end.</summary>
public sealed class Database : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Built = new();

    private readonly string _server;

    private Database(string server, string name) => (_server, Name) = (server, name);

    public string Name { get; }

    /// <summary>Signs in as the owner of the database.</summary>
    public string ConnectionString => On(_server, Name);

    public static async Task<Database> Create(Template? template = null)
    {
        template ??= Template.Empty;
        var server = await TestPostgres.ConnectionString;
        await Built.GetOrAdd(template.Name, _ => new(() => Build(server, template))).Value;

        var database = new Database(server, $"test_{Guid.CreateVersion7():N}");
        await using var admin = Admin(server);
        await Run(admin, $"create database {database.Name} template {template.Name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var mine = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(mine);
        await using var admin = Admin(_server);
        await Run(admin, $"drop database if exists {Name} with (force)");
    }

    /// <summary>Removes what killed runs left, and all templates once there are many; only for who is alone on the server.</summary>
    internal static async Task Sweep(string server)
    {
        const string abandoned = """
            select datname from pg_database
            where datname ~ '^test_|^template_.*_unfinished$'
               or datname ~ '^template_.' and (select count(*) from pg_database where datname ~ '^template_.') > 20
            """;

        await using var admin = Admin(server);
        var names = new List<string>();
        await using (var command = admin.CreateCommand(abandoned))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));

        foreach (var name in names) await Run(admin, $"drop database if exists {name} with (force)");
    }

    /// <summary>One process builds, the others wait for it; the template gets its name when it is whole.</summary>
    private static async Task Build(string server, Template template)
    {
        await using var admin = Admin(server);
        await using var session = await admin.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", session) { CommandTimeout = 0 };
        hold.Parameters.Add(new() { Value = template.Name });
        await hold.ExecuteNonQueryAsync();

        await using var exists = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", session);
        exists.Parameters.Add(new() { Value = template.Name });
        if (await exists.ExecuteScalarAsync() is true) return;

        var unfinished = $"{template.Name}_unfinished";
        await Run(admin, $"drop database if exists {unfinished} with (force)");
        await Run(admin, $"create database {unfinished}");
        await using (var database = NpgsqlDataSource.Create(On(server, unfinished))) await template.Build(database);
        await Run(admin, $"alter database {unfinished} with allow_connections false");
        await Run(admin, $"alter database {unfinished} rename to {template.Name}");
    }

    private static NpgsqlDataSource Admin(string server) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false, CommandTimeout = 120 });

    private static string On(string server, string name) => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    // PostgreSQL waits five seconds for others to leave a database it copies or drops, which on a busy machine is not always enough;
    // and when it is the superuser's own vacuum that is in there, whoever is no superuser may not even ask it to.
    private static async Task Run(NpgsqlDataSource admin, string sql)
    {
        for (var tries = 1; ; tries++)
        {
            await using var command = admin.CreateCommand(sql);
            try
            {
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InsufficientPrivilege && tries < 60) { await Task.Delay(500); }
        }
    }
}
