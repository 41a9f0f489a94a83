using System.ComponentModel.DataAnnotations;
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

/// <summary>Makes a device known, so that it may report.</summary>
internal static class RegisterDevice
{
    public sealed record Command(
        [property: Required, StringLength(DeviceFacts.LongestName, MinimumLength = 1)] string Name,
        [property: Required] string SiteId,
        [property: Required] Guid TypeId,
        [property: StringLength(DeviceFacts.LongestSerial)] string? Serial = null,
        string? ParentId = null,
        Guid? GroupId = null,
        [property: MaxLength(Domain.Tags.Most)] string[]? Tags = null);

    public static Decision<DeviceEvent> Decide(Guid id, TenantId tenant, int number, Command command, Guid siteId, Guid? parentId, DateTimeOffset now)
    {
        var name = command.Name.Trim();
        if (name.Length == 0) return DeviceRefusals.Nameless;
        var tags = Tags.Tidy(command.Tags ?? []);
        if (tags.Refusal is { } refusal) return refusal;
        return new DeviceRegistered(id, tenant, number, name, Serials.Tidy(command.Serial), siteId, command.TypeId, parentId, now) { GroupId = command.GroupId, Tags = tags.Value! };
    }

    public static async Task<Outcome<Device>> Handle(
        Command command, DevicesDb db, ISiteDirectory sites, Numbers numbers, Ledger<Device, DeviceEvent> devices, LiveDevices live, CancellationToken ct)
    {
        if (await sites.Find(db.Call, command.SiteId, ct) is not { } site) return DeviceRefusals.UnknownSite;
        if ((await DeviceTypes.All(db, ct)).All(t => t.Key != command.TypeId)) return DeviceRefusals.UnknownType;
        if (command.GroupId is { } group && !await db.HasGroup(group, ct)) return DeviceRefusals.UnknownGroup;
        Device? parent = null;
        if (command.ParentId is { Length: > 0 } named && (parent = await db.FindDevice(named, ct)) is not { DecommissionedAt: null }) return DeviceRefusals.UnknownParent;

        var number = await numbers.Take(db.Tenant, Device.Kind, ct);
        var outcome = await devices.Begin(Decide(Guid.CreateVersion7(db.Call.Now), db.Tenant, number, command, site, parent?.Key, db.Call.Now), ct);
        if (outcome.Value is { } device) await live.Follow(device, before: null, ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder devices) => devices.MapPost("", Post)
        .WithName(nameof(RegisterDevice)).WithSummary("Register a device").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<Created<DeviceView>, ProblemHttpResult>> Post(
        Command command, DevicesDb db, ISiteDirectory sites, Numbers numbers, Ledger<Device, DeviceEvent> devices, LiveDevices live, DeviceViews views, CancellationToken ct) =>
        await Handle(command, db, sites, numbers, devices, live, ct) switch
        {
            { Refusal: { } refusal } => Problems.Of(refusal),
            { Value: var device } => TypedResults.Created($"/v1/devices/{device!.Key}", await views.Of(device, ct)),
        };
}
