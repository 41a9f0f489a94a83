using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Devices.Domain;
using Platform.Devices.Intake;
using Platform.Devices.Storage;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Features;

/// <summary>Lets intake, the device's twin and its watchers follow a change of its record. The change is committed: nothing here undoes it.</summary>
internal sealed class LiveDevices(DevicesDb db, DeviceDirectory directory, ITwins<DeviceSignal> twins, ILiveFeed feed, ILogger<LiveDevices> log)
{
    public async Task Follow(Device device, Device? before, CancellationToken ct)
    {
        directory.Learn(device);
        try
        {
            var type = await db.Types.AsNoTracking().SingleAsync(t => t.Id == device.TypeId, ct);
            await twins.Tell(new TwinKey(device.Tenant, device.Key), new DeviceConfigured(device.SiteId, type.Profile, device.DecommissionedAt is not null, before?.SiteId), ct);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Device {Device} changed, but its twin could not be told; it learns of it when it next comes to life.", device.Key);
        }

        feed.Publish(device.Tenant, $"device:{device.Key}", "device", new { device.Version }, device.SiteId);
    }
}
