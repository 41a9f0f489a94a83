using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Lists the devices in use: all, or those of a site, behind a gateway, in a band, with words in name, serial or number.</summary>
internal static class ListDevices
{
    /// <summary>A device with what it is sorted by. Nobody knows how a silent device is: it stands after the poor and before the well.</summary>
    internal sealed class Row
    {
        public required Device Device { get; init; }
        public required Band Band { get; init; }
        public required int Rank { get; init; }
        public required DateTimeOffset LastReadingAt { get; init; }
    }

    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    private static readonly Sorts<Row> Orders = Sorts<Row>.By("name", r => r.Device.Name, r => r.Device.Key)
        .Or("score", r => r.Rank).Or("-lastReadingAt", r => r.LastReadingAt).Or("number", r => r.Device.Number).Or("-registeredAt", r => r.Device.RegisteredAt);

    public sealed record Filter(
        [property: FromQuery(Name = "filter[siteId]"), Description("A site's id or number.")] string? SiteId,
        [property: FromQuery(Name = "filter[parentId]"), Description("Devices that report through this one.")] string? ParentId,
        [property: FromQuery(Name = "filter[band]"), Description("Health bands, comma separated: healthy, warning, poor, critical, unknown.")] string? Band);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("", Get)
        .WithName(nameof(ListDevices)).WithSummary("List devices").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<Page<DeviceView>>, ProblemHttpResult>> Get(
        [AsParameters] ListQuery list, [AsParameters] Filter filter, DevicesDb db, ISiteDirectory sites, Cursors cursors, DeviceViews views, CancellationToken ct)
    {
        var outcome = await (await Rows(list.Q, filter, db, sites, ct)).ToPage(list, Orders, cursors, row => row.Device, ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        var page = outcome.Value!;
        return TypedResults.Ok(page.Show(await views.Of(page.Items, ct)));
    }

    private static async Task<IQueryable<Row>> Rows(string? words, Filter filter, DevicesDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var devices = db.Devices.AsNoTracking().Where(d => d.DecommissionedAt == null);
        if (filter.SiteId is { } named)
        {
            var site = await sites.Find(db.Call, named, ct);
            devices = devices.Where(d => d.SiteId == site);
        }

        if (filter.ParentId is { } gateway)
        {
            var parent = await db.IdOf(gateway, ct);
            devices = devices.Where(d => d.ParentId == parent);
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = Like.Contains(words.Trim());
            var number = DeviceNumber.TryParse(words.Trim(), out var said) ? said : 0;
            devices = devices.Where(d => EF.Functions.ILike(d.Name, pattern, Like.Escape) || EF.Functions.ILike(d.Serial!, pattern, Like.Escape) || d.Number == number);
        }

        var rows = from device in devices
                   join standing in db.Standings.AsNoTracking() on device.Key equals standing.Device into known
                   from standing in known.DefaultIfEmpty()
                   select new Row
                   {
                       Device = device,
                       Band = standing == null ? Band.Unknown : standing.Band,
                       Rank = standing == null || standing.Band == Band.Unknown ? 60 : standing.Score ?? 60,
                       LastReadingAt = standing!.LastReadingAt ?? Never,
                   };
        if (filter.Band is not { Length: > 0 } bands) return rows;
        var wanted = bands.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(BandOf).ToArray();
        return rows.Where(r => wanted.Contains(r.Band));
    }

    private static Band BandOf(string word) => Enum.GetValues<Band>().FirstOrDefault(band => band.Word() == word, (Band)(-1)) is var found && found >= 0
        ? found
        : throw new MalformedException("filter[band]", "Bands are healthy, warning, poor, critical and unknown.");
}
