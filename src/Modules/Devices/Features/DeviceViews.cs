using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Features;

/// <summary>Shows devices: their records, with the names of what they belong to, how they stand now, and what they last reported.</summary>
internal sealed class DeviceViews(DevicesDb db, ISiteDirectory sites, ITwins<DeviceSignal> twins, LatestReadings readings)
{
    public async Task<DeviceView> Of(Device device, CancellationToken ct) => (await Of([device], ct))[0];

    /// <summary>200 with the device, or the refusal as a problem.</summary>
    public async Task<Results<Ok<DeviceView>, ProblemHttpResult>> Respond(Task<Outcome<Device>> pending, CancellationToken ct) => await pending switch
    {
        { Refusal: { } refusal } => Problems.Of(refusal),
        { Value: var device } => TypedResults.Ok(await Of(device!, ct)),
    };

    public async Task<IReadOnlyList<DeviceView>> Of(IReadOnlyList<Device> devices, CancellationToken ct)
    {
        if (devices.Count == 0) return [];
        var typeIds = devices.Select(d => d.TypeId).Distinct().ToArray();
        var parentIds = devices.Select(d => d.ParentId).OfType<Guid>().Distinct().ToArray();
        var types = await db.Types.AsNoTracking().Where(t => typeIds.Contains(t.Key)).ToDictionaryAsync(t => t.Key, ct);
        var parents = await db.Devices.AsNoTracking().Where(d => parentIds.Contains(d.Key)).ToDictionaryAsync(d => d.Key, d => d.Name, ct);
        var groupIds = devices.Select(d => d.GroupId).OfType<Guid>().Distinct().ToArray();
        var groups = groupIds.Length == 0 ? [] : await db.Groups.AsNoTracking().Where(g => groupIds.Contains(g.Key)).ToDictionaryAsync(g => g.Key, g => g.Name, ct);
        var siteNames = await sites.Names(db.Call, [.. devices.Select(d => d.SiteId).Distinct()], ct);
        var standings = await Task.WhenAll(devices.Select(d => StandingOf(d, ct)));
        var latest = await readings.Of(db.Tenant, [.. devices.Zip(standings, (d, s) => (d.Key, s.LastReadingAt))], ct);
        return [.. devices.Select((d, i) => new DeviceView(
            d.Key, DeviceNumber.Of(d.Number), d.Name, d.Serial, d.SiteId, siteNames.GetValueOrDefault(d.SiteId, ""), DeviceTypeRef.Of(types[d.TypeId]),
            d.ParentId, d.ParentId is { } parent ? parents.GetValueOrDefault(parent) : null,
            d.GroupId, d.GroupId is { } group ? groups.GetValueOrDefault(group) : null, d.Tags, MaintenanceView.Of(d, db.Call.Now), d.Version, d.RegisteredAt, d.DecommissionedAt,
            standings[i], latest.GetValueOrDefault(d.Key)))];
    }

    private Task<Standing> StandingOf(Device device, CancellationToken ct) => device.DecommissionedAt is null
        ? twins.Ask(new TwinKey(device.Tenant, device.Key), new GetStanding(), ct).AsTask()
        : Task.FromResult(Standing.NeverHeard);
}
