using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Inventory;

/// <summary>When somebody of a tenant last looked at lists of devices.</summary>
internal sealed class ListUses(Databases databases, TimeProvider time, ILogger<ListUses> log) : LastUses<TenantId>(time, log)
{
    /// <summary>Who looked since then, latest first, and how many devices they have.</summary>
    public async Task<List<(TenantId Tenant, long Devices)>> Since(DateTimeOffset at, int most, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("""
            select u.tenant, (select count(*) from devices.devices d where d.tenant = u.tenant) from devices.list_uses u where u.last_used_at >= $1 order by u.last_used_at desc limit $2
            """);
        find.Parameters.Add(new() { Value = at.ToUniversalTime() });
        find.Parameters.Add(new() { Value = most });
        await using var rows = await find.ExecuteReaderAsync(ct);
        var found = new List<(TenantId, long)>();
        while (await rows.ReadAsync(ct)) found.Add((new(rows.GetGuid(0)), rows.GetInt64(1)));
        return found;
    }

    protected override async Task Write(IReadOnlyList<KeyValuePair<TenantId, DateTimeOffset>> uses, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand("""
            insert into devices.list_uses (tenant, last_used_at) select tenant, at from unnest($1, $2) as use(tenant, at)
            on conflict (tenant) do update set last_used_at = greatest(list_uses.last_used_at, excluded.last_used_at)
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Value)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. uses.Select(use => use.Value.UtcDateTime)] });
        await write.ExecuteNonQueryAsync(ct);
    }
}
