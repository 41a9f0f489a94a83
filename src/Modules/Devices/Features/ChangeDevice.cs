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

/// <summary>Renames a device, corrects its serial or type, moves it to another site, group or gateway, tags it. What is left out stays as it is.</summary>
internal static class ChangeDevice
{
    public sealed record Command
    {
        [StringLength(DeviceFacts.LongestName, MinimumLength = 1)]
        public string? Name { get; init; }

        public string? SiteId { get; init; }

        /// <summary>Null takes the serial away; left out, it stays.</summary>
        [StringLength(DeviceFacts.LongestSerial)]
        public string? Serial { get; init { field = value; HasSerial = true; } }

        /// <summary>Null makes the device stand on its own; left out, it stays behind its gateway.</summary>
        public string? ParentId { get; init { field = value; HasParent = true; } }

        public Guid? TypeId { get; init; }

        /// <summary>Null takes the device out of its group; left out, it stays.</summary>
        public Guid? GroupId { get; init { field = value; HasGroup = true; } }

        /// <summary>All the tags it has from now on.</summary>
        [MaxLength(Domain.Tags.Most)]
        public string[]? Tags { get; init; }

        [JsonIgnore] public bool HasGroup { get; private init; }
        [JsonIgnore] public bool HasSerial { get; private init; }
        [JsonIgnore] public bool HasParent { get; private init; }
    }

    public static Decision<DeviceEvent> Decide(Device device, Command command, Guid siteId, Guid? parentId, DateTimeOffset now)
    {
        var facts = DeviceFacts.Of(device);
        var tags = command.Tags is null ? facts.Tags : Tags.Tidy(command.Tags);
        if (tags.Refusal is { } refusal) return refusal;
        return (facts with
        {
            Name = command.Name ?? facts.Name, Serial = command.HasSerial ? command.Serial : facts.Serial, SiteId = siteId, ParentId = parentId,
            TypeId = command.TypeId ?? facts.TypeId, GroupId = command.HasGroup ? command.GroupId : facts.GroupId, Tags = tags.Value!,
        }).Decide(device, now);
    }

    public static async Task<Outcome<Device>> Handle(
        string id, int? version, Command command, DevicesDb db, ISiteDirectory sites, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        var key = await db.IdOf(id, ct);
        Guid? site = null, parent = null;
        if (command.SiteId is { } named && (site = await sites.Find(db.Call, named, ct)) is null) return DeviceRefusals.UnknownSite;
        if (command.TypeId is { } type && !await db.HasType(type, ct)) return DeviceRefusals.UnknownType;
        if (command.GroupId is { } group && !await db.HasGroup(group, ct)) return DeviceRefusals.UnknownGroup;

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

    private static Task<Results<Ok<DeviceView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, Command command, DevicesDb db, ISiteDirectory sites, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command, db, sites, devices, live, ct), ct);
}
