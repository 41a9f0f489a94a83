using System.Collections.Concurrent;
using Platform.Devices.Domain;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Which devices there are, in memory: loaded when a tenant first sends readings, told of what changes in this process, and compared
/// with the database every few seconds for what changes in others.
/// </summary>
internal sealed class DeviceDirectory(Databases databases, TimeProvider time)
{
    /// <summary>How long a change made by another process may go unnoticed.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);

    /// <summary>An id nobody knows is looked up again after this: it may have been registered elsewhere just now.</summary>
    public static readonly TimeSpan DoubtAfter = TimeSpan.FromSeconds(1);

    // Changes are found by their time, which other machines' clocks give, and which precedes their commit.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, TenantDevices> _tenants = new();

    public ValueTask<TenantDevices> Of(TenantId tenant, CancellationToken ct) => Of(tenant, Staleness, ct);

    /// <summary>The tenant's devices, compared with the database no longer ago than this.</summary>
    public async ValueTask<TenantDevices> Of(TenantId tenant, TimeSpan staleness, CancellationToken ct)
    {
        var devices = _tenants.GetOrAdd(tenant, static _ => new());
        if (IsFresh(devices, staleness)) return devices;

        await devices.Refreshing.WaitAsync(ct);
        try
        {
            if (!IsFresh(devices, staleness)) await Refresh(tenant, devices, ct);
            return devices;
        }
        finally { devices.Refreshing.Release(); }
    }

    /// <summary>Takes note of a change made here, after it was committed.</summary>
    public void Learn(Device device)
    {
        if (_tenants.TryGetValue(device.Tenant, out var devices)) devices.Put(device.Key, device.Number, device.SiteId, device.DecommissionedAt is not null, device.Serial);
    }

    private bool IsFresh(TenantDevices devices, TimeSpan staleness) => time.GetUtcNow() - devices.RefreshedAt <= staleness;

    private async Task Refresh(TenantId tenant, TenantDevices devices, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var changed = connection.CreateCommand();
        changed.CommandText = "select key, number, site_id, decommissioned_at is not null, serial from devices.devices where tenant = $1 and changed_at >= $2";
        changed.Parameters.AddWithValue(tenant.Value);
        changed.Parameters.AddWithValue(devices.RefreshedAt == default ? DateTimeOffset.UnixEpoch : devices.RefreshedAt - Overlap);
        await using var rows = await changed.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) devices.Put(rows.GetGuid(0), rows.GetInt32(1), rows.GetGuid(2), rows.GetBoolean(3), rows.IsDBNull(4) ? null : rows.GetString(4));
        devices.RefreshedAt = now;
    }
}
