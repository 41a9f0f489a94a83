using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>
/// A window onto a long list of devices, for screens that scroll: from any place in it, up to a thousand lines with what a line shows.
/// How devices stand is a few seconds old here; integrations page through the list itself, which goes on from the last device seen.
/// </summary>
internal static class ScrollDevices
{
    private const int Most = 1_000, Usual = 200;

    /// <summary>The lines from a place on, and how long the whole list is at this moment.</summary>
    public sealed record DeviceWindow(int Total, int From, IReadOnlyList<DeviceLine> Items);

    /// <summary>A device as a line of a list.</summary>
    public sealed record DeviceLine(
        Guid Id, string Number, string Name, string? Serial, Guid SiteId, string SiteName, Guid TypeId, string TypeName, Guid? GroupId, string? GroupName, Guid? ParentId,
        IReadOnlyList<string> Tags, DeviceState State, Band Band, int? Score,
        [property: Description("What costs it most points, as a sentence; null while nothing does or it is not judged.")] string? Reason,
        [property: Description("In percent, as last read.")] float? Battery, [property: Description("In dBm, as last read.")] float? Signal, DateTimeOffset? LastReadingAt);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/window", Get)
        .WithName(nameof(ScrollDevices)).WithSummary("Get a window onto the list of devices").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<DeviceWindow>> Get(
        [FromQuery, Description("The place of the first line, from 0.")] int? from, [FromQuery, Description("How many lines at most, 1 to 1000; 200 when left out.")] int? limit,
        [FromQuery, Description("name, score, lastReadingAt, number or registeredAt; a minus in front turns the order around.")] string? sort,
        [FromQuery, Description("Words to look for in names, serials, numbers and tags.")] string? q,
        [AsParameters] InventoryQuery query, DeviceLists lists, DeviceNames names, CancellationToken ct)
    {
        if (from < 0) throw new MalformedException("from", "from is a place in the list, counted from 0.");
        if (limit is < 1 or > Most) throw new MalformedException("limit", $"The limit is a whole number from 1 to {Most}.");
        var order = InventoryOrder.Named(sort);
        using var found = await lists.Find(query, q, order, ct);
        var first = Math.Min(from ?? 0, found.Count);
        var window = found.Range(first, limit ?? Usual);
        var known = await names.Of(lists.Tenant, window, ct);
        var now = lists.Now;
        return TypedResults.Ok(new DeviceWindow(found.Count, first, [.. window.Select(d => Line(d, known, now))]));
    }

    private static DeviceLine Line(ListedDevice d, KnownNames names, DateTimeOffset now) => new(
        d.Id, DeviceNumber.Of(d.Number), d.Name, d.Serial, d.SiteId, names.Site(d.SiteId), d.TypeId, names.Type(d.TypeId), d.GroupId, names.Group(d.GroupId), d.ParentId,
        d.Tags, d.StateAt(now), d.Standing.Band, d.Standing.Score, d.StateAt(now) is DeviceState.Active ? d.Standing.Reason : null,
        Known(d.Standing.Battery), Known(d.Standing.Signal), d.Standing.LastReadingAt);

    private static float? Known(float value) => float.IsNaN(value) ? null : MathF.Round(value, 1);
}
