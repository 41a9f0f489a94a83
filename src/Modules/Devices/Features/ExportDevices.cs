using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Http;
using Platform.Hosting.Privacy;

namespace Platform.Devices.Features;

/// <summary>A list of devices as a table for spreadsheets, with the columns an import understands; what looks like a formula is defused.</summary>
internal static class ExportDevices
{
    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/export", Get)
        .WithName(nameof(ExportDevices)).WithSummary("Export devices as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<PushStreamHttpResult> Get(
        [FromQuery, Description("As in the list.")] string? sort, [FromQuery, Description("Words to look for in names, serials, numbers and tags.")] string? q,
        [AsParameters] InventoryQuery query, DeviceLists lists, DeviceNames names, CancellationToken ct)
    {
        using var all = await lists.Find(query, q, InventoryOrder.Named(sort), ct);
        var found = all.Range(0, all.Count);
        var known = await names.Of(lists.Tenant, found, ct);
        var parents = await lists.NumbersOf(found.Select(d => d.ParentId).OfType<Guid>(), ct);
        return Csv.Stream(AsyncEnumerable.Repeat(Lines(found, known, parents, lists.Now), 1), $"devices-{lists.Now:yyyy-MM-dd}.csv", ct);
    }

    private static IEnumerable<string> Lines(List<ListedDevice> devices, KnownNames names, IReadOnlyDictionary<Guid, int> parents, DateTimeOffset now) => devices.Select(d => Csv.Line(
        DeviceNumber.Of(d.Number), d.Name, d.Serial, names.Site(d.SiteId), names.Type(d.TypeId), names.Group(d.GroupId),
        d.ParentId is { } parent && parents.TryGetValue(parent, out var number) ? DeviceNumber.Of(number) : null, string.Join(' ', d.Tags),
        d.StateAt(now).ToString().ToLowerInvariant(), d.Standing.Band.Word(), d.Standing.Score?.ToString(CultureInfo.InvariantCulture),
        Csv.At(d.Standing.LastReadingAt), Csv.At(d.RegisteredAt)))
        .Prepend(Csv.Line("number", "name", "serial", "site", "type", "group", "gateway", "tags", "state", "band", "score", "lastReadingAt", "registeredAt"));
}
