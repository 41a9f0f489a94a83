using System.Collections.Concurrent;
using System.Collections.Immutable;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;

namespace Platform.Alerts.Intake;

/// <summary>
/// Finds where alerts are by their labels: <c>site</c> (id, number or name), <c>device</c> (id or number, else any name), and <c>gateway</c>, which the device is reached
/// through. A device of ours is at its site, behind its gateways, whatever the labels say.
/// </summary>
internal sealed class AlertPlaces(ISiteDirectory sites, IDeviceDirectory devices, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, KnownAlerts> _known = new();
    private readonly ShortMemory<TenantId, IReadOnlyDictionary<string, Guid>> _sites = new(time, tenant => Names(sites, tenant, time));

    public KnownAlerts Of(TenantId tenant) => _known.GetOrAdd(tenant, static _ => new());

    public void Forget(TenantId tenant) => _known.TryRemove(tenant, out _);

    /// <summary>Looks again for those nobody looked for lately.</summary>
    public async Task Place(TenantId tenant, IReadOnlyList<Arrival> arrivals, CancellationToken ct)
    {
        var now = time.GetTimestamp();
        List<KnownAlert>? strangers = null;
        foreach (var arrival in arrivals)
            if (arrival.Known.PlacedUntil < now) (strangers ??= []).Add(arrival.Known);
        if (strangers is null) return;

        var call = new Call(tenant, ActorId.Platform, time.GetUtcNow());
        var known = await _sites.Get(tenant, ct);
        if (strangers.Exists(a => SiteOf(a.Labels) is { Length: > 0 } site && !known.ContainsKey(site)))
        {
            _sites.Forget(tenant); // it may have been added a moment ago
            known = await _sites.Get(tenant, ct);
        }

        var named = strangers.SelectMany(a => new[] { DeviceOf(a.Labels), GatewayOf(a.Labels) }).Where(name => name.Length is > 0 and <= 40).Distinct().ToList();
        var placed = named.Count == 0 ? ImmutableDictionary<string, PlacedDevice>.Empty : await devices.Place(call, named, ct);
        var until = now + (long)(Keep.TotalSeconds * time.TimestampFrequency);
        foreach (var alert in strangers) alert.PlaceAt(Find(alert.Labels, known, placed), until);
    }

    private static AlertPlace Find(LabelSet labels, IReadOnlyDictionary<string, Guid> sites, IReadOnlyDictionary<string, PlacedDevice> devices)
    {
        var site = sites.GetValueOrDefault(SiteOf(labels));
        var (device, gateway) = (DeviceOf(labels), GatewayOf(labels));
        var above = devices.TryGetValue(gateway, out var parent) ? parent.Id.ToString() : gateway;
        if (devices.TryGetValue(device, out var found))
            return new(found.SiteId, found.Id.ToString(), found.Gateways.Count > 0 ? [.. found.Gateways.Select(g => g.ToString())] : Above(above));
        return new(site != Guid.Empty ? site : parent?.SiteId ?? Guid.Empty, device.Length == 0 ? null : device, Above(above));
    }

    private static ImmutableArray<string> Above(string gateway) => gateway.Length == 0 ? [] : [gateway];

    private static string SiteOf(LabelSet labels) => First(labels["site"], labels["site_id"]);
    private static string DeviceOf(LabelSet labels) => First(labels["device"], labels["device_id"]);
    private static string GatewayOf(LabelSet labels) => First(labels["gateway"], labels["gateway_id"]);
    private static string First(string one, string other) => one.Length > 0 ? one : other;

    private static async Task<IReadOnlyDictionary<string, Guid>> Names(ISiteDirectory sites, TenantId tenant, TimeProvider time)
    {
        var names = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, number, name) in await sites.All(new(tenant, ActorId.Platform, time.GetUtcNow()), CancellationToken.None))
        {
            names.TryAdd(name, id);
            names[$"S-{number}"] = id;
            names[id.ToString()] = id;
        }

        return names;
    }
}
