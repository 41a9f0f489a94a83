using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Jobs;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Features;

/// <summary>The devices whose type has changed.</summary>
internal sealed record DevicesOfType(Guid TypeId);

/// <summary>Tells the twins of a type's devices how they are judged from now on.</summary>
internal sealed class ReconfigureDevices(DevicesDb db, ITwins<DeviceSignal> twins) : IJob<DevicesOfType>
{
    private const int Piece = 2_000;

    public static string Kind => "devices.reconfigure";

    public async Task Run(DevicesOfType payload, JobContext job, CancellationToken ct)
    {
        var type = await db.Types.AsNoTracking().SingleAsync(t => t.Key == payload.TypeId, ct);
        var devices = db.Devices.AsNoTracking().Where(d => d.TypeId == type.Key && d.DecommissionedAt == null);
        var (all, done, last) = (await devices.CountAsync(ct), 0, Guid.Empty);
        while (true)
        {
            var piece = await devices.Where(d => d.Key > last).OrderBy(d => d.Key).Take(Piece).ToListAsync(ct);
            if (piece.Count == 0) return;
            await twins.TellMany([.. piece.Select(d => (new TwinKey(d.Tenant, d.Key), (DeviceSignal)new DeviceConfigured(d.SiteId, type.Profile, false, null, d.Maintenance)))], ct);
            last = piece[^1].Key;
            job.Report((double)(done += piece.Count) / Math.Max(all, 1));
        }
    }
}
