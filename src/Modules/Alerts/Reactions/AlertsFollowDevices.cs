using Platform.Contracts.Devices;
using Platform.Hosting.Bus;

namespace Platform.Alerts.Reactions;

/// <summary>Takes the alerts of a device along when it is moved to another site, and ends them when it is decommissioned: nobody else will say that they are over.</summary>
internal sealed class AlertsFollowDevices(OwnAlerts alerts) : IReactionToMany<DeviceWasMoved>, IReactionToMany<DeviceWasDecommissioned>
{
    public Task React(IReadOnlyList<DeviceWasMoved> facts, CancellationToken ct) => alerts.Follow([.. facts.Select(f => new DeviceGone(f.DeviceId, f.SiteId, f.At))], ct);

    public Task React(IReadOnlyList<DeviceWasDecommissioned> facts, CancellationToken ct) => alerts.Follow([.. facts.Select(f => new DeviceGone(f.DeviceId, null, f.At))], ct);
}
