using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Lists devices as they are, page by page: those asked for, in the order asked for.</summary>
internal static class ListDevices
{
    private const int Usual = 50, MostCounted = 10_000;

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("", Get)
        .WithName(nameof(ListDevices)).WithSummary("List devices").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<Page<DeviceView>>> Get(
        [AsParameters] ListQuery list, [AsParameters] InventoryQuery query, DeviceLists lists, DevicesDb db, Cursors cursors, DeviceViews views, CancellationToken ct)
    {
        var order = InventoryOrder.Named(list.Sort);
        using var found = await lists.Find(query, list.Q, order, ct);
        var from = string.IsNullOrEmpty(list.Cursor) ? 0 : order.After(found, JsonSerializer.Deserialize<InventoryOrder.Mark>(cursors.Open(list.Cursor))!);
        var page = found.Range(from, list.Limit ?? Usual);
        var next = from + page.Count < found.Count ? cursors.Seal(JsonSerializer.SerializeToUtf8Bytes(order.MarkOf(found, from + page.Count - 1))) : null;
        var shown = new Page<DeviceView>(await views.Of(await Read(page, db, ct), ct), next);
        return TypedResults.Ok(list.Count is true ? shown with { Count = Math.Min(found.Count, MostCounted), CountIsCapped = found.Count > MostCounted } : shown);
    }

    private static async Task<List<Device>> Read(List<ListedDevice> page, DevicesDb db, CancellationToken ct)
    {
        var ids = page.ConvertAll(d => d.Id);
        var devices = await db.Devices.AsNoTracking().Where(d => ids.Contains(d.Key)).ToDictionaryAsync(d => d.Key, ct);
        return [.. ids.Where(devices.ContainsKey).Select(id => devices[id])];
    }
}
