using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Devices.Inventory;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Counts devices by everything a list can be narrowed by. What is not chosen says how many choosing it would add.</summary>
internal static class CountDevices
{
    private const int MostTags = 200;

    /// <summary>How many devices the list has, and how many there are in each band and state, at each site, of each type, in each group and with each tag.</summary>
    public sealed record DeviceFacets(
        int Total, IReadOnlyList<BandCount> Bands, IReadOnlyList<StateCount> States, IReadOnlyList<NamedCount> Sites, IReadOnlyList<NamedCount> Types,
        IReadOnlyList<NamedCount> Groups, [property: Description("The most frequent first, 200 at most.")] IReadOnlyList<TagCount> Tags);

    public sealed record BandCount(Band Band, int Count);
    public sealed record StateCount(DeviceState State, int Count);

    /// <summary>Without id and name: devices in no group.</summary>
    public sealed record NamedCount(Guid? Id, string? Name, int Count);

    public sealed record TagCount(string Tag, int Count);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/facets", Get)
        .WithName(nameof(CountDevices)).WithSummary("Count devices by band, state, site, type, group and tag").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<DeviceFacets>> Get(
        [FromQuery, Description("Words to look for in names, serials, numbers and tags.")] string? q, [AsParameters] InventoryQuery query, DeviceLists lists, DeviceNames names, CancellationToken ct)
    {
        var counts = await lists.Count(query, q, ct);
        var known = await names.Of(
            lists.Tenant, [.. counts.Sites.Select(s => s.Key)], [.. counts.Types.Select(t => t.Key)], [.. counts.Groups.Select(g => g.Key)], ct);
        return TypedResults.Ok(new DeviceFacets(
            counts.Total,
            [.. Enum.GetValues<Band>().Select(band => new BandCount(band, counts.Bands[(int)band])).Reverse()],
            [.. Enum.GetValues<DeviceState>().Select(state => new StateCount(state, counts.States[(int)state]))],
            Named(counts.Sites, known.Sites), Named(counts.Types, known.Types), Named(counts.Groups, known.Groups),
            [.. counts.Tags.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTags).Select(t => new TagCount(t.Key, t.Value))]));
    }

    // No group is the last of the groups.
    private static NamedCount[] Named(IEnumerable<KeyValuePair<Guid, int>> counts, IReadOnlyDictionary<Guid, string> names) =>
    [
        .. counts.Where(c => c.Key != Guid.Empty).Select(c => new NamedCount(c.Key, names.GetValueOrDefault(c.Key, ""), c.Value)).OrderBy(c => c.Name, NaturalOrder.Comparer),
        .. counts.Where(c => c.Key == Guid.Empty).Select(c => new NamedCount(null, null, c.Value)),
    ];
}
