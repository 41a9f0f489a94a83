using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Access;

/// <summary>When devices' keys were last used.</summary>
internal sealed class DeviceKeyUses(Databases databases, TimeProvider time, ILogger<DeviceKeyUses> log) : LastUses<(TenantId Tenant, Guid Id)>(time, log)
{
    protected override async Task Write(IReadOnlyList<KeyValuePair<(TenantId Tenant, Guid Id), DateTimeOffset>> uses, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand("""
            insert into devices.device_credential_uses (tenant, id, last_used_at) select tenant, id, at from unnest($1, $2, $3) as use(tenant, id, at)
            where exists (select from devices.device_credentials c where c.tenant = use.tenant and c.id = use.id)
            on conflict (tenant, id) do update set last_used_at = greatest(device_credential_uses.last_used_at, excluded.last_used_at)
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Tenant.Value)] });
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. uses.Select(use => use.Key.Id)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. uses.Select(use => use.Value.UtcDateTime)] });
        await write.ExecuteNonQueryAsync(ct);
    }
}
