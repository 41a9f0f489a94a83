using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Renames a device, corrects its serial, moves it to another site or behind another gateway. What is left out stays as it is.</summary>
internal static class ChangeDevice
{
    public sealed record Command
    {
        [StringLength(120, MinimumLength = 1)]
        public string? Name { get; init; }

        public string? SiteId { get; init; }

        /// <summary>Null takes the serial away; left out, it stays.</summary>
        [StringLength(80)]
        public string? Serial { get; init { field = value; HasSerial = true; } }

        /// <summary>Null makes the device stand on its own; left out, it stays behind its gateway.</summary>
        public string? ParentId { get; init { field = value; HasParent = true; } }

        [JsonIgnore] public bool HasSerial { get; private init; }
        [JsonIgnore] public bool HasParent { get; private init; }
    }

    public static Decision<DeviceEvent> Decide(Device device, Command command, Guid siteId, Guid? parentId, DateTimeOffset now)
    {
        if (device.RefuseIfDecommissioned() is { } refusal) return refusal;
        var name = command.Name?.Trim() ?? device.Name;
        if (name.Length == 0) return DeviceRefusals.Nameless;

        List<DeviceEvent> events = [];
        if (name != device.Name) events.Add(new DeviceRenamed(name, now));
        if (command.HasSerial && Serials.Tidy(command.Serial) is var serial && serial != device.Serial) events.Add(new DeviceSerialCorrected(serial, now));
        if (siteId != device.SiteId || parentId != device.ParentId) events.Add(new DeviceMoved(siteId, parentId, now));
        return [.. events];
    }

    public static async Task<Outcome<Device>> Handle(
        string id, int? version, Command command, DevicesDb db, ISiteDirectory sites, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        var key = await db.IdOf(id, ct);
        Guid? site = null, parent = null;
        if (command.SiteId is { } named && (site = await sites.Find(db.Call, named, ct)) is null) return DeviceRefusals.UnknownSite;

        // Two moves at once could close a circle neither sees: moves behind gateways go one at a time.
        await using var turn = command is { HasParent: true, ParentId: not null } ? await Topology.TakeTurn(db, ct) : null;
        if (command.ParentId is { } gateway)
        {
            if (await db.FindDevice(gateway, ct) is not { DecommissionedAt: null } found) return DeviceRefusals.UnknownParent;
            if (await Topology.IsBehind(db, found.Key, key, ct)) return DeviceRefusals.CyclicParent;
            parent = found.Key;
        }

        Device? before = null;
        var outcome = await devices.Change(key, version, device =>
        {
            before = device with { };
            return Decide(device, command, site ?? device.SiteId, command.HasParent ? parent : device.ParentId, db.Call.Now);
        }, ct);
        if (outcome.Refusal is null && turn is not null) await turn.CommitAsync(ct);
        if (outcome.Value is { } device) await live.Follow(device, before, ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder devices) => devices.MapPatch("/{id}", Patch)
        .WithName(nameof(ChangeDevice)).WithSummary("Change a device").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, Command command, DevicesDb db, ISiteDirectory sites, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        await Handle(id, version.Version, command, db, sites, devices, live, ct) switch
        {
            { Refusal: { } refusal } => Problems.Of(refusal),
            { Value: var device } => TypedResults.Ok(await views.Of(device!, ct)),
        };
}
