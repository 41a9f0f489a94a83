using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Features;
using Platform.Devices.Simulation;
using Platform.Devices.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices.Demo;

/// <summary>Things in the sample places, with a past to look at.</summary>
internal sealed class SampleDevices(DevicesDb db, ISiteDirectory sites, SeedDevices seed, Ledger<Device, DeviceEvent> devices, LiveDevices live) : ISampleData
{
    private const string Serials = $"{SimulatedFleets.SerialPrefix}S";

    public int Order => 20;

    public async Task Add(CancellationToken ct)
    {
        var samples = await db.Journal.Where(e => e.Actor == SampleData.Actor && e.Version == 1).Select(e => e.StreamId).ToListAsync(ct);
        var places = await sites.All(db.Call, ct);
        await seed.Furnish(DemoPlan.Building, [.. places.Where(p => samples.Contains(p.Id)).Select(p => p.Id)], Serials, ct);
    }

    public Task<int> Count(IReadOnlyList<Guid> records, CancellationToken ct) =>
        db.Devices.CountAsync(d => records.Contains(d.Key) && d.DecommissionedAt == null, ct);

    public async Task Remove(IReadOnlyList<Guid> records, CancellationToken ct)
    {
        var there = await db.Devices.Where(d => records.Contains(d.Key) && d.DecommissionedAt == null).Select(d => d.Key).ToListAsync(ct);
        foreach (var outcome in await devices.ChangeMany(there, device => DecommissionDevice.Decide(device, db.Call.Now), ct))
            if (outcome.Value is { } device) await live.Follow(device, before: null, ct);
    }
}
