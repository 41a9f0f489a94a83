using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>
/// The one database, seen through three lesser roles. The login owns the schema, but only migrations use it as such:
/// every other session starts in a role that row-level security binds.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    public Databases(string connectionString)
    {
        Owner = Build(connectionString, role: null, pool: 4);
        App = Build(connectionString, "platform_app", pool: 32);
        System = Build(connectionString, "platform_system", pool: 24);
        Intake = Build(connectionString, "platform_intake", pool: 8);
    }

    /// <summary>Migrations, backup and restore; nothing that serves a request.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>What modules use: sees the rows of one tenant, named when the connection is opened.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>The machinery that serves all tenants: subscriptions, bus, jobs, twins at rest.</summary>
    public NpgsqlDataSource System { get; }

    /// <summary>May append to series and do nothing else.</summary>
    public NpgsqlDataSource Intake { get; }

    /// <summary>A connection that sees this tenant's rows only.</summary>
    public async Task<NpgsqlConnection> OpenFor(TenantId tenant, CancellationToken ct)
    {
        var connection = await App.OpenConnectionAsync(ct);
        try
        {
            await using var enter = EnterTenant(connection, tenant);
            await enter.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // For the session, not the transaction: the pool resets it (DISCARD ALL) before the connection serves anyone else.
    internal static NpgsqlCommand EnterTenant(NpgsqlConnection connection, TenantId tenant) =>
        new("select set_config('platform.tenant', $1, false)", connection) { Parameters = { new() { Value = tenant.Value.ToString() } } };

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await App.DisposeAsync();
        await System.DisposeAsync();
        await Intake.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString, string? role, int pool)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = role ?? "platform_owner",
            MaxPoolSize = pool,
            IncludeErrorDetail = false, // details repeat the row, and rows hold people's data
        };
        if (role is not null) settings.MaxAutoPrepare = 100; // the same few statements again and again: parsed and planned once per session
        if (role is not null) settings.Options = $"{settings.Options} -c role={role}".Trim();
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
