using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Http.Cors;

namespace Platform.Identity.Access;

/// <summary>Answers from a short memory which web pages a company lets call the API: a change counts here at once and everywhere within two seconds.</summary>
internal sealed class AllowedOrigins : IAllowedOrigins
{
    private readonly Databases _databases;
    private readonly ShortMemory<string, bool> _anybody;
    private readonly ShortMemory<TenantId, string[]> _tenants;

    public AllowedOrigins(Databases databases, TimeProvider time)
    {
        _databases = databases;
        _anybody = new(time, AskAnybody);
        _tenants = new(time, AskTenant);
    }

    public async ValueTask<bool> ByAnybody(string origin, CancellationToken ct) => await _anybody.Get(origin, ct);

    public async ValueTask<bool> By(TenantId tenant, string origin, CancellationToken ct) => (await _tenants.Get(tenant, ct)).Contains(origin);

    /// <summary>This process has just changed them.</summary>
    public void Forget(TenantId tenant, IEnumerable<string> origins)
    {
        _tenants.Forget(tenant);
        foreach (var origin in origins) _anybody.Forget(origin);
    }

    private async Task<bool> AskAnybody(string origin)
    {
        await using var ask = _databases.App.CreateCommand("select identity.is_allowed_origin($1)");
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = origin });
        return await ask.ExecuteScalarAsync() is true;
    }

    private async Task<string[]> AskTenant(TenantId tenant)
    {
        await using var connection = await _databases.OpenFor(tenant, CancellationToken.None);
        await using var ask = new NpgsqlCommand("select allowed_origins from identity.tenants where tenant = $1", connection);
        ask.Parameters.AddWithValue(tenant.Value);
        return await ask.ExecuteScalarAsync() as string[] ?? [];
    }
}
