using System.Globalization;
using Npgsql;

namespace Platform.Hosting.Postgres;

/// <summary>A folder for one test, with short words for starting PostgreSQL in it.</summary>
internal sealed class Scratch : IDisposable, IProgress<string>
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");

    public string Server => Path.Combine(Folder, "server");

    public string Data => Path.Combine(Server, "data");

    /// <summary>Without fsync: the tests kill processes, not the machine.</summary>
    public PostgresOptions Options => new() { Folder = Folder, Durable = false };

    public List<string> Progress { get; } = [];

    public Task<EmbeddedPostgres> Start(PostgresOptions? options = null) => EmbeddedPostgres.Start(options ?? Options, this, CancellationToken.None);

    public async Task<StartupException> Refusal(PostgresOptions? options = null) => await Assert.ThrowsAsync<StartupException>(() => Start(options));

    public static async Task<string> Ask(EmbeddedPostgres postgres, string sql) => await Ask(postgres.ConnectionString, sql);

    public static async Task<string> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    public void Report(string value) => Progress.Add(value);

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
