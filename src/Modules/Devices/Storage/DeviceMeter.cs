using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;

namespace Platform.Devices.Storage;

/// <summary>Counts the devices in service at each site.</summary>
internal sealed class DeviceMeter(Databases databases) : IUsageMeter
{
    public string Name => "devices";

    public async Task<IReadOnlyList<Metered>> Count(TenantId? only, CancellationToken ct)
    {
        await using var count = databases.System.CreateCommand("""
            select tenant, site_id, count(*) from devices.devices where decommissioned_at is null and ($1 is null or tenant = $1) group by tenant, site_id
            """);
        count.Parameters.Add(new NpgsqlParameter { Value = only?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var rows = await count.ExecuteReaderAsync(ct);
        var counted = new List<Metered>();
        while (await rows.ReadAsync(ct)) counted.Add(new(new(rows.GetGuid(0)), rows.GetGuid(1), rows.GetInt64(2)));
        return counted;
    }
}
