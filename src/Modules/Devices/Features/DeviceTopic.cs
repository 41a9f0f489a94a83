using Microsoft.EntityFrameworkCore;
using Platform.Devices.Storage;
using Platform.Hosting.Live;

namespace Platform.Devices.Features;

/// <summary>One device, live: <c>reading</c> as it reports, <c>health</c> as it stands differently, <c>anomaly</c> as one is found, <c>prediction</c> as a failure is foretold or withdrawn, <c>device</c> as its record changes.</summary>
internal sealed class DeviceTopic(DevicesDb db, DeviceViews views) : ILiveTopic
{
    public string Prefix => "device";
    public string? Permission => DevicesPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) =>
        Guid.TryParseExact(topic.AsSpan(topic.IndexOf(':') + 1), "D", out var id) && await db.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.Key == id, ct) is { } device
            ? await views.Of(device, ct)
            : null;
}
