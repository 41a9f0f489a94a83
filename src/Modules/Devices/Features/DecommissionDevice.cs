using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Takes a device out of use, and back. Out of use it is kept with its past, but reports no more; its serial may be registered again.</summary>
internal static class DecommissionDevice
{
    public static Decision<DeviceEvent> Decide(Device device, DateTimeOffset now) => device.DecommissionedAt is null ? new DeviceDecommissioned(now) : [];

    public static async Task<Outcome<Device>> Handle(string id, int? version, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        var outcome = await devices.Change(await db.IdOf(id, ct), version, device => Decide(device, db.Call.Now), ct);
        if (outcome.Value is { } device) await live.Follow(device, before: null, ct);
        return outcome;
    }

    private static async Task<Outcome<Device>> Restore(string id, int? version, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        var outcome = await devices.Change(await db.IdOf(id, ct), version, device => (DeviceFacts.Of(device) with { IsDecommissioned = false }).Decide(device, db.Call.Now), ct);
        if (outcome.Value is { } device) await live.Follow(device, before: null, ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder devices)
    {
        devices.MapPut("/{id}/decommissioning", Put)
            .WithName(nameof(DecommissionDevice)).WithSummary("Decommission a device").RequirePermission(DevicesPermissions.Write.Name);
        devices.MapDelete("/{id}/decommissioning", Delete)
            .WithName("RestoreDevice").WithSummary("Put a decommissioned device back into use").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static Task<Results<Ok<DeviceView>, ProblemHttpResult>> Put(
        string id, IfMatch version, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, db, devices, live, ct), ct);

    private static Task<Results<Ok<DeviceView>, ProblemHttpResult>> Delete(
        string id, IfMatch version, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        views.Respond(Restore(id, version.Version, db, devices, live, ct), ct);
}
