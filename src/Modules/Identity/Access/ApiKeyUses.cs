using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>A secret of an API key: the present one, or the one before it that still works for a while.</summary>
internal readonly record struct UsedKey(TenantId Tenant, Guid Id, bool Previous);

/// <summary>When API keys were last used.</summary>
internal sealed class ApiKeyUses(Databases databases, TimeProvider time, ILogger<ApiKeyUses> log) : LastUses<UsedKey>(time, log)
{
    protected override async Task Write(IReadOnlyList<KeyValuePair<UsedKey, DateTimeOffset>> uses, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand("""
            insert into identity.api_key_uses (tenant, id, last_used_at, previous_used_at)
            select tenant, id, max(at), max(at) filter (where previous) from unnest($1, $2, $3, $4) as use(tenant, id, at, previous) group by tenant, id
            on conflict (tenant, id) do update set last_used_at = greatest(api_key_uses.last_used_at, excluded.last_used_at),
              previous_used_at = greatest(api_key_uses.previous_used_at, excluded.previous_used_at)
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Tenant.Value)] });
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Id)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. uses.Select(use => use.Value.UtcDateTime)] });
        write.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. uses.Select(use => use.Key.Previous)] });
        await write.ExecuteNonQueryAsync(ct);
    }
}
