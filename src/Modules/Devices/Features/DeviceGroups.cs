using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Groups of devices: added, renamed, removed when empty.</summary>
internal static class DeviceGroups
{
    public sealed record DeviceGroupCommand([property: Required, StringLength(80, MinimumLength = 1)] string Name, [property: StringLength(300)] string? Description = null);

    public sealed record DeviceGroupView(
        Guid Id, string Name, string Description, [property: Description("How many devices in use are in it.")] int DeviceCount, DateTimeOffset CreatedAt, int Version) : IVersioned;

    public sealed record DeviceGroupsView(IReadOnlyList<DeviceGroupView> Items);

    /// <summary>A new group, or this one under another name.</summary>
    public static Decision<DeviceGroupEvent> Decide(DeviceGroup? group, Guid key, TenantId tenant, DeviceGroupCommand command, DateTimeOffset now)
    {
        if (group?.RemovedAt is not null) return DeviceGroupRefusals.NotFound;
        var (name, description) = (command.Name.Trim(), command.Description?.Trim() ?? "");
        if (name.Length == 0) return DeviceGroupRefusals.Nameless;
        if (group is null) return new DeviceGroupAdded(key, tenant, name, description, now);
        return (group.Name, group.Description) == (name, description) ? [] : new DeviceGroupRenamed(name, description, now);
    }

    public static Decision<DeviceGroupEvent> Decide(DeviceGroup group, bool isInUse, DateTimeOffset now)
    {
        if (group.RemovedAt is not null) return DeviceGroupRefusals.NotFound;
        return isInUse ? DeviceGroupRefusals.InUse : new DeviceGroupRemoved(now);
    }

    public static void Map(IEndpointRouteBuilder groups)
    {
        groups.MapGet("", List).WithName("ListDeviceGroups").WithSummary("List groups of devices").RequirePermission(DevicesPermissions.Read.Name);
        groups.MapGet("/{id:guid}", Get).WithName("GetDeviceGroup").WithSummary("Get a group of devices").RequirePermission(DevicesPermissions.Read.Name);
        groups.MapPost("", Post).WithName("AddDeviceGroup").WithSummary("Add a group of devices").RequirePermission(DevicesPermissions.Write.Name);
        groups.MapPut("/{id:guid}", Put).WithName("RenameDeviceGroup").WithSummary("Rename a group of devices").RequirePermission(DevicesPermissions.Write.Name);
        groups.MapDelete("/{id:guid}", Delete).WithName("RemoveDeviceGroup").WithSummary("Remove an empty group of devices").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static async Task<Ok<DeviceGroupsView>> List(DevicesDb db, CancellationToken ct)
    {
        var groups = await db.Groups.AsNoTracking().Where(g => g.RemovedAt == null).OrderBy(g => g.Name).ToListAsync(ct);
        var counts = await db.Devices.Where(d => d.DecommissionedAt == null && d.GroupId != null).GroupBy(d => d.GroupId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return TypedResults.Ok(new DeviceGroupsView([.. groups.Select(g => View(g, counts.GetValueOrDefault(g.Key)))]));
    }

    private static async Task<Results<Ok<DeviceGroupView>, ProblemHttpResult>> Get(Guid id, DevicesDb db, CancellationToken ct) =>
        await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Key == id && g.RemovedAt == null, ct) is { } group
            ? TypedResults.Ok(View(group, await CountOf(db, id, ct)))
            : Problems.Of(DeviceGroupRefusals.NotFound);

    private static Task<Results<Created<DeviceGroupView>, ProblemHttpResult>> Post(
        DeviceGroupCommand command, DevicesDb db, Ledger<DeviceGroup, DeviceGroupEvent> groups, CancellationToken ct) =>
        groups.Begin(Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command, db.Call.Now), ct).RespondCreated(group => View(group, 0), group => $"/v1/device-groups/{group.Id}");

    private static async Task<Results<Ok<DeviceGroupView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, DeviceGroupCommand command, DevicesDb db, Ledger<DeviceGroup, DeviceGroupEvent> groups, CancellationToken ct)
    {
        var outcome = await groups.Change(id, version.Version, group => Decide(group, id, db.Tenant, command, db.Call.Now), ct);
        return outcome.Value is { } group ? TypedResults.Ok(View(group, await CountOf(db, id, ct))) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, DevicesDb db, Ledger<DeviceGroup, DeviceGroupEvent> groups, CancellationToken ct)
    {
        // Devices at sites the caller may not see count, too.
        var inUse = await db.Devices.IgnoreQueryFilters([SiteLimits.Filter]).AnyAsync(d => d.GroupId == id && d.DecommissionedAt == null, ct);
        var outcome = await groups.Change(id, version.Version, group => Decide(group, inUse, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static Task<int> CountOf(DevicesDb db, Guid group, CancellationToken ct) => db.Devices.CountAsync(d => d.GroupId == group && d.DecommissionedAt == null, ct);

    private static DeviceGroupView View(DeviceGroup g, int count) => new(g.Key, g.Name, g.Description, count, g.CreatedAt, g.Version);
}
