using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Hosting.Http;

/// <summary>A database with the shell's own tables, and with what a test adds to them.</summary>
public sealed class MigratedDatabase : IAsyncDisposable
{
    private readonly Database _database;

    private MigratedDatabase(Database database) => (_database, Databases) = (database, new(database.ConnectionString));

    public Databases Databases { get; }

    public static async Task<MigratedDatabase> Create(string more = "")
    {
        var scripts = MigrationScript.Of([]);
        return new(await Database.Create(Template.Of([.. scripts.Select(s => s.Sql), more], async owner =>
        {
            await new Migrator(owner, scripts, new Progress<string>()).Migrate(CancellationToken.None);
            if (more.Length > 0) await Execute(owner, more);
        })));
    }

    public Task Execute(string sql) => Execute(Databases.Owner, sql);

    public async Task<T> Read<T>(string sql)
    {
        await using var command = Databases.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
