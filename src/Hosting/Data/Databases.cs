using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>
/// The one database, seen through three lesser roles. The login owns the schema, but only migrations use it as such:
/// every other session starts in a role that row-level security binds.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    internal const int SessionsOfRequests = 24, SessionsBeside = 20;

    public Databases(string connectionString)
    {
        Owner = Build(connectionString, role: null, pool: 4);
        App = Build(connectionString, "platform_app", pool: 6);
        Tenants = Build(connectionString, "platform_app", pool: SessionsOfRequests, isReset: false);
        Beside = Build(connectionString, "platform_app", pool: SessionsBeside, isReset: false);
        System = Build(connectionString, "platform_system", pool: 22, isReset: false);
        Sessions = Build(connectionString, "platform_system", pool: 0);
        Intake = Build(connectionString, "platform_intake", pool: 8);
    }

    /// <summary>Migrations, backup and restore; nothing that serves a request.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>The role of modules before anybody has said for whom: sees no tenant's rows. Nobody who holds one of these waits for another.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>
    /// What modules use to answer a request: sees the rows of the tenant it is told as soon as it is opened, by <see cref="TenantInterceptor"/> or with the first statement, and is handed out in no other way. So nothing
    /// needs to be reset when it goes back to the pool: that would be half as much work as what it was opened for.
    /// </summary>
    internal NpgsqlDataSource Tenants { get; }

    /// <summary>
    /// The same for all else, also by <see cref="OpenFor"/>: what a request asks beside what it does itself, and what nobody's request asked for. Were they of one pool, as many requests as it has
    /// could each hold one of its sessions and wait for another.
    /// </summary>
    internal NpgsqlDataSource Beside { get; }

    /// <summary>The machinery that serves all tenants: subscriptions, bus, jobs, twins at rest. Nobody changes anything of its sessions, which are not reset.</summary>
    public NpgsqlDataSource System { get; }

    /// <summary>The same, for who keeps a session with its settings and locks to itself: it ends when it is closed.</summary>
    internal NpgsqlDataSource Sessions { get; }

    /// <summary>May append to series and do nothing else.</summary>
    public NpgsqlDataSource Intake { get; }

    /// <summary>A connection that sees this tenant's rows only.</summary>
    public Task<NpgsqlConnection> OpenFor(TenantId tenant, CancellationToken ct) => OpenIn(Beside, tenant, ct);

    /// <summary>The same, for what is asked by those who may hold a session of either pool, as a change does that is about to be saved.</summary>
    public Task<NpgsqlConnection> OpenInTheMidst(TenantId tenant, CancellationToken ct) => OpenIn(App, tenant, ct);

    private static async Task<NpgsqlConnection> OpenIn(NpgsqlDataSource pool, TenantId tenant, CancellationToken ct)
    {
        var connection = await pool.OpenConnectionAsync(ct);
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

    // For the session, not the transaction: whoever opens it next says anew for whom before anything else.
    internal static NpgsqlCommand EnterTenant(NpgsqlConnection connection, TenantId tenant) => new(Tell, connection) { Parameters = { Told(tenant) } };

    /// <summary>The same, as the first statement of several.</summary>
    internal static NpgsqlBatchCommand TellTenant(TenantId tenant) => new(Tell) { Parameters = { Told(tenant) } };

    private const string Tell = "select set_config('platform.tenant', $1, false)";

    private static NpgsqlParameter Told(TenantId tenant) => new() { Value = tenant.Value.ToString() };

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await App.DisposeAsync();
        await Tenants.DisposeAsync();
        await Beside.DisposeAsync();
        await System.DisposeAsync();
        await Sessions.DisposeAsync();
        await Intake.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString, string? role, int pool, bool isReset = true)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = role ?? "platform_owner",
            Pooling = pool > 0,
            MaxPoolSize = Math.Max(pool, 1),
            NoResetOnClose = !isReset,
            IncludeErrorDetail = false, // details repeat the row, and rows hold people's data
        };
        if (role is not null) settings.MaxAutoPrepare = 100; // the same few statements again and again: parsed and planned once per session
        if (role is not null) settings.Options = $"{settings.Options} -c role={role}".Trim();
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
