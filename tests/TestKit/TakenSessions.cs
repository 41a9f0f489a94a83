using Npgsql;
using Platform.Hosting.Data;

namespace Platform.TestKit;

/// <summary>All sessions that see a tenant's rows, taken: what is asked now must not need one of them.</summary>
public sealed class TakenSessions : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> _taken = [];

    public static async Task<TakenSessions> Take(Databases databases, CancellationToken ct)
    {
        var sessions = new TakenSessions();
        foreach (var pool in (NpgsqlDataSource[])[databases.Tenants, databases.Beside])
            for (var left = new NpgsqlConnectionStringBuilder(pool.ConnectionString).MaxPoolSize; left > 0; left--) sessions._taken.Add(await pool.OpenConnectionAsync(ct));
        return sessions;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _taken) await session.DisposeAsync();
    }
}
