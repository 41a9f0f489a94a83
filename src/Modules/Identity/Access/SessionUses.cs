using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>When sessions were last used.</summary>
internal sealed class SessionUses(Databases databases, TimeProvider time, ILogger<SessionUses> log) : LastUses<(TenantId Tenant, Guid Id)>(time, log)
{
    protected override async Task Write(IReadOnlyList<KeyValuePair<(TenantId Tenant, Guid Id), DateTimeOffset>> uses, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand("""
            update identity.sessions s set last_seen_at = greatest(s.last_seen_at, use.at)
            from unnest($1, $2, $3) as use(tenant, id, at) where s.tenant = use.tenant and s.id = use.id
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Tenant.Value)] });
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Id)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. uses.Select(use => use.Value.UtcDateTime)] });
        await write.ExecuteNonQueryAsync(ct);
    }
}
