using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Plans maintenance of a device, or ends it early. While it lasts the device is neither scored nor complained of; it ends by itself.</summary>
internal static class MaintainDevice
{
    public sealed record MaintenanceCommand(
        [property: Required] DateTimeOffset Until,
        [property: Required, StringLength(300, MinimumLength = 1)] string Reason,
        [property: Description("Now, when left out.")] DateTimeOffset? From = null);

    public static Decision<DeviceEvent> Decide(Device device, MaintenanceCommand? command, DateTimeOffset now)
    {
        var facts = DeviceFacts.Of(device);
        if (command is null) return facts.Maintenance?.Until > now ? (facts with { Maintenance = null }).Decide(device, now) : [];
        var planned = Maintenance.Plan(command.From, command.Until, command.Reason, now);
        return planned.Refusal ?? (facts with { Maintenance = planned.Value }).Decide(device, now);
    }

    public static async Task<Outcome<Device>> Handle(
        string id, int? version, MaintenanceCommand? command, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        var outcome = await devices.Change(await db.IdOf(id, ct), version, device => Decide(device, command, db.Call.Now), ct);
        if (outcome.Value is { } device) await live.Follow(device, before: null, ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder devices)
    {
        devices.MapPut("/{id}/maintenance", Put).WithName(nameof(MaintainDevice)).WithSummary("Plan maintenance of a device").RequirePermission(DevicesPermissions.Write.Name);
        devices.MapDelete("/{id}/maintenance", Delete).WithName("EndDeviceMaintenance").WithSummary("End a device's maintenance, or call it off").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static Task<Results<Ok<DeviceView>, ProblemHttpResult>> Put(
        string id, IfMatch version, MaintenanceCommand command, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command, db, devices, live, ct), ct);

    private static Task<Results<Ok<DeviceView>, ProblemHttpResult>> Delete(
        string id, IfMatch version, DevicesDb db, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, null, db, devices, live, ct), ct);
}
