using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Shows through what a device reports, and what reports through it.</summary>
internal static class GetDeviceTopology
{
    private const int MostChildren = 500, Deepest = 64;

    /// <summary>The gateways above, the nearest first; the devices right behind this one; and how all that are behind it, directly or not, stand.</summary>
    public sealed record DeviceTopology(
        IReadOnlyList<TopologyNode> Above, [property: Description("By name, 500 at most.")] IReadOnlyList<TopologyNode> Behind, int BehindCount, int AllBehindCount,
        IReadOnlyList<CountDevices.BandCount> AllBehind);

    public sealed record TopologyNode(Guid Id, string Number, string Name, Guid TypeId, DeviceState State, Band Band, int? Score, DateTimeOffset? LastReadingAt, int BehindCount);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/topology", Get)
        .WithName(nameof(GetDeviceTopology)).WithSummary("Get what a device reports through, and what reports through it").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<DeviceTopology>, ProblemHttpResult>> Get(string id, DevicesDb db, DeviceInventory inventory, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        var all = await inventory.Of(db.Tenant, ct);
        // A decommissioned gateway still has devices behind it until they are moved: they are shown, it is not counted.
        var behind = all.ByName.Where(d => d.ParentId is not null && !d.IsDecommissioned && db.Call.Sites.Contains(d.SiteId)).ToLookup(d => d.ParentId!.Value);
        var below = Below(device.Key, behind);
        return TypedResults.Ok(new DeviceTopology(
            [.. Above(device, all, db.Call.Sites).Select(d => Node(d, behind, db.Call.Now))],
            [.. behind[device.Key].Take(MostChildren).Select(d => Node(d, behind, db.Call.Now))],
            behind[device.Key].Count(), below.Count,
            [.. Enum.GetValues<Band>().Reverse().Select(band => new CountDevices.BandCount(band, below.Count(d => d.Standing.Band == band)))]));
    }

    private static IEnumerable<ListedDevice> Above(Device device, TenantInventory all, PermittedSites permitted)
    {
        var next = device.ParentId;
        for (var depth = 0; depth < Deepest && next is { } id && all.Find(id) is { } above && permitted.Contains(above.SiteId); depth++)
        {
            yield return above;
            next = above.ParentId;
        }
    }

    private static List<ListedDevice> Below(Guid top, ILookup<Guid, ListedDevice> behind)
    {
        var (found, seen, queue) = (new List<ListedDevice>(), new HashSet<Guid> { top }, new Queue<Guid>([top]));
        while (queue.TryDequeue(out var at))
            foreach (var device in behind[at])
                if (seen.Add(device.Id))
                {
                    found.Add(device);
                    queue.Enqueue(device.Id);
                }

        return found;
    }

    private static TopologyNode Node(ListedDevice d, ILookup<Guid, ListedDevice> behind, DateTimeOffset now) => new(
        d.Id, DeviceNumber.Of(d.Number), d.Name, d.TypeId, d.StateAt(now), d.Standing.Band, d.Standing.Score, d.Standing.LastReadingAt,
        behind[d.Id].Count());
}
