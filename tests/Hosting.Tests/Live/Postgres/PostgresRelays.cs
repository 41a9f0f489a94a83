using Microsoft.Extensions.DependencyInjection;
using Platform.Conformance;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Hosting.Live.Postgres;

/// <summary>A database that carries live frames between processes.</summary>
public sealed class PostgresRelays : ILiveRelayFixture, IAsyncLifetime
{
    private Database _database = null!;
    private Databases _databases = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        _databases = new(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    public void AddRelay(IServiceCollection services) => services.AddSingleton(_databases).RelayLive();

    // What is on its way is kept in tables that a crash empties.
    public Task Crash() => Run("truncate platform.live_processes, platform.live_watches, platform.live_board, platform.live_frames");

    public async Task Run(string sql)
    {
        await using var command = _databases.Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
