using Microsoft.EntityFrameworkCore;
using Platform.Devices.Storage;
using Platform.Hosting.Data;

namespace Platform.Devices.Features;

/// <summary>Which devices report through which.</summary>
internal static class Topology
{
    /// <summary>A transaction that no other move of the tenant runs beside.</summary>
    public static Task<Turn> TakeTurn(DevicesDb db, CancellationToken ct) => Turn.Take(db, "devices.topology", ct);

    /// <summary>Whether the device is this one, or reports through it, directly or not.</summary>
    public static async Task<bool> IsBehind(DevicesDb db, Guid device, Guid gateway, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<int>($"""
            with recursive up(key, parent_id) as (
              select key, parent_id from devices.devices where tenant = {db.Tenant.Value} and key = {device}
              union
              select d.key, d.parent_id from devices.devices d join up on d.tenant = {db.Tenant.Value} and d.key = up.parent_id)
            select count(*)::int as "Value" from up where key = {gateway}
            """).SingleAsync(ct);
        return found > 0;
    }

    /// <summary>The device and all it reports through.</summary>
    public static async Task<IReadOnlySet<Guid>> AndAbove(DevicesDb db, Guid device, CancellationToken ct) => await db.Database.SqlQuery<Guid>($"""
        with recursive up(key, parent_id) as (
          select key, parent_id from devices.devices where tenant = {db.Tenant.Value} and key = {device}
          union
          select d.key, d.parent_id from devices.devices d join up on d.tenant = {db.Tenant.Value} and d.key = up.parent_id)
        select key as "Value" from up
        """).ToHashSetAsync(ct);

    /// <summary>Whether one of the devices reports through itself, however long the way.</summary>
    public static async Task<bool> HasCircle(DevicesDb db, Guid[] devices, CancellationToken ct) => await db.Database.SqlQuery<bool>($"""
        with recursive up(start, key) as (
          select key, parent_id from devices.devices where tenant = {db.Tenant.Value} and key = any({devices}) and parent_id is not null
          union
          select up.start, d.parent_id from devices.devices d join up on d.tenant = {db.Tenant.Value} and d.key = up.key where d.parent_id is not null)
        select exists (select from up where start = key) as "Value"
        """).SingleAsync(ct);
}
