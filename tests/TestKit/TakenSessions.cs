using Npgsql;
using Platform.Hosting.Data;

namespace Platform.TestKit;

/// <summary>All sessions of the modules' pool, taken: what is asked now must not need one of them.</summary>
public sealed class TakenSessions : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> _taken = [];

    public static async Task<TakenSessions> Take(Databases databases, TenantId tenant, CancellationToken ct)
    {
        var sessions = new TakenSessions();
        var all = new NpgsqlConnectionStringBuilder(databases.Tenants.ConnectionString).MaxPoolSize;
        while (sessions._taken.Count < all) sessions._taken.Add(await databases.OpenFor(tenant, ct));
        return sessions;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _taken) await session.DisposeAsync();
    }
}
