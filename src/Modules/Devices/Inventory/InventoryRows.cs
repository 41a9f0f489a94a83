using Npgsql;
using Platform.Contracts;
using Platform.Hosting.Data;

namespace Platform.Devices.Inventory;

/// <summary>How a device stood when its twin was last saved.</summary>
internal readonly record struct SavedStanding(Guid Device, Glance Glance);

/// <summary>Reads what the inventory is made of. Somebody waits for all of it, so row after row is read at once: to await each of a hundred thousand takes longer than to read it.</summary>
internal sealed class InventoryRows(Databases databases)
{
    private const string All = """
        select key, version, number, name, serial, site_id, type_id, parent_id, group_id, nullif(tags, '{}'), maintenance_from, maintenance_until, decommissioned_at is not null, registered_at
        from devices.devices where tenant = $1
        """;

    // The journal knows who changed. Whatever was not committed at the last look has a later transaction than the oldest then under way.
    private const string Changed = $"{All} and key in (select stream_id from platform.journal where tenant = $1 and stream_kind = 'device' and xid >= $2::text::xid8)";

    /// <summary>The devices changed since the mark, or all without one, and the mark to ask with the next time. Some come twice.</summary>
    public async Task<(List<ListedDevice> Devices, string Mark)> ChangedSince(TenantId tenant, string? mark, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("select pg_snapshot_xmin(pg_current_snapshot())::text"), new(mark is null ? All : Changed) } };
        batch.BatchCommands[1].Parameters.Add(new() { Value = tenant.Value });
        if (mark is not null) batch.BatchCommands[1].Parameters.Add(new() { Value = mark });
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var next = rows.GetString(0);
        await rows.NextResultAsync(ct);
        var devices = new List<ListedDevice>();
        while (rows.Read()) devices.Add(Device(rows));
        return (devices, next);
    }

    public async Task<List<SavedStanding>> Standings(TenantId tenant, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var standings = new NpgsqlCommand("select device, band, score, last_reading_at, reason, battery, signal from devices.standings where tenant = $1", connection)
        {
            Parameters = { new() { Value = tenant.Value } },
        };
        await using var rows = await standings.ExecuteReaderAsync(ct);
        var saved = new List<SavedStanding>();
        while (rows.Read()) saved.Add(new(rows.GetGuid(0), GlanceOf(rows)));
        return saved;
    }

    private static Glance GlanceOf(NpgsqlDataReader row) => new(
        (Band)row.GetInt16(1), row.IsDBNull(2) ? null : row.GetInt16(2), row.IsDBNull(3) ? 0 : row.GetDateTime(3).Ticks,
        row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFloat(5), row.IsDBNull(6) ? null : row.GetFloat(6));

    private static ListedDevice Device(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0), Version = row.GetInt32(1), Number = row.GetInt32(2), Name = row.GetString(3), Serial = row.IsDBNull(4) ? null : row.GetString(4),
        SiteId = row.GetGuid(5), TypeId = row.GetGuid(6), ParentId = row.IsDBNull(7) ? null : row.GetGuid(7), GroupId = row.IsDBNull(8) ? null : row.GetGuid(8),
        Tags = row.IsDBNull(9) ? [] : row.GetFieldValue<string[]>(9), Maintenance = row.IsDBNull(10) ? null : new(row.GetFieldValue<DateTimeOffset>(10), row.GetFieldValue<DateTimeOffset>(11), ""),
        IsDecommissioned = row.GetBoolean(12), RegisteredAt = row.GetFieldValue<DateTimeOffset>(13),
    };
}
