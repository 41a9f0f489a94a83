using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Devices.Domain;
using Platform.Devices.Intake;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Features;

/// <summary>Lets intake, lists, the devices' twins and their watchers follow changes of records. The changes are committed: nothing here undoes them.</summary>
internal sealed class LiveDevices(
    DevicesDb db, DeviceDirectory directory, DeviceInventory inventory, ITwins<DeviceSignal> twins, ILiveFeed feed, ILogger<LiveDevices> log)
{
    public Task Follow(Device device, Device? before, CancellationToken ct) => Follow([(device, before)], ct);

    public async Task Follow(IReadOnlyList<(Device Device, Device? Before)> changes, CancellationToken ct)
    {
        foreach (var (device, _) in changes) directory.Learn(device);
        inventory.Learn(changes.Select(c => c.Device));
        try { await Tell([.. changes.Where(c => c.Before is null || ConcernsTwin(c.Device, c.Before))], ct); }
        catch (Exception e)
        {
            log.LogWarning(e, "{Count} devices changed, but their twins could not all be told; they learn of it when they next come to life.", changes.Count);
        }

        foreach (var (device, _) in changes) feed.Publish(device.Tenant, $"device:{device.Key}", "device", new { device.Version }, device.SiteId);
    }

    private async Task Tell(IReadOnlyList<(Device Device, Device? Before)> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var typeIds = changes.Select(c => c.Device.TypeId).Distinct().ToArray();
        var profiles = await db.Types.AsNoTracking().Where(t => typeIds.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Profile, ct);
        await twins.TellMany([.. changes.Select(c => (new TwinKey(c.Device.Tenant, c.Device.Key), (DeviceSignal)new DeviceConfigured(
            c.Device.SiteId, profiles[c.Device.TypeId], c.Device.DecommissionedAt is not null, c.Before?.SiteId, c.Device.Maintenance)))], ct);
    }

    // A new name or tag means nothing to the twin, and waking thousands of them for it would cost them all.
    private static bool ConcernsTwin(Device now, Device before) =>
        (now.SiteId, now.TypeId, now.Maintenance) != (before.SiteId, before.TypeId, before.Maintenance) || (now.DecommissionedAt is null) != (before.DecommissionedAt is null);
}
