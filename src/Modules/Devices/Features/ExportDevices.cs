using System.ComponentModel;
using System.Globalization;
using System.Text;
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
        return TypedResults.Stream(body => Write(body, found, known, parents, lists.Now, ct), "text/csv; charset=utf-8", $"devices-{lists.Now:yyyy-MM-dd}.csv");
    }

    private static async Task Write(Stream body, List<ListedDevice> devices, KnownNames names, IReadOnlyDictionary<Guid, int> parents, DateTimeOffset now, CancellationToken ct)
    {
        // Spreadsheets take a text for UTF-8 only when it begins with the mark.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(Csv.Line("number", "name", "serial", "site", "type", "group", "gateway", "tags", "state", "band", "score", "lastReadingAt", "registeredAt"));
        foreach (var d in devices)
        {
            var standing = d.Standing;
            var line = Csv.Line(
                DeviceNumber.Of(d.Number), d.Name, d.Serial, names.Site(d.SiteId), names.Type(d.TypeId), names.Group(d.GroupId),
                d.ParentId is { } parent && parents.TryGetValue(parent, out var number) ? DeviceNumber.Of(number) : null, string.Join(' ', d.Tags),
                d.StateAt(now).ToString().ToLowerInvariant(), standing.Band.Word(), standing.Score?.ToString(CultureInfo.InvariantCulture),
                At(standing.LastReadingAt), At(d.RegisteredAt));
            await writer.WriteLineAsync(line.AsMemory(), ct);
        }
    }

    private static string? At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
