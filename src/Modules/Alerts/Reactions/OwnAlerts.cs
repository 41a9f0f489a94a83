using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Intake;
using Platform.Alerts.Storage;
using Platform.Contracts.Devices;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Reactions;

/// <summary>What is found of a device: that an alert of this name begins, or that it is over. One more label tells alerts of a name apart.</summary>
internal sealed record FoundOfDevice(Guid Device, Guid Site, string Name, bool IsFiring, DateTimeOffset At, string Severity, string? Summary = null, (string Name, string Value)? More = null);

/// <summary>What is found of a promise for a ticket.</summary>
internal sealed record FoundOfTicket(Guid Ticket, string Name, string Clock, bool IsFiring, DateTimeOffset At, string Severity, string? Summary = null);

/// <summary>A device is at this site by now, or nowhere any more.</summary>
internal sealed record DeviceGone(Guid Device, Guid? To, DateTimeOffset At);

/// <summary>Alerts of our own making: they follow from what other modules found out, and go on until these find that it is over.</summary>
internal sealed class OwnAlerts(AlertIntake intake, IDeviceDirectory devices, ITwins<AlertSignal> twins, AlertsDb db, Call call)
{
    private const string Us = "platform";

    // Nobody repeats these: they end when they are said to.
    private static readonly TimeSpan Open = TimeSpan.FromDays(3_650);

    /// <summary>About devices: at their sites, behind their gateways.</summary>
    public async Task OfDevices(IReadOnlyList<FoundOfDevice> found, CancellationToken ct)
    {
        var begun = found.Where(f => f.IsFiring).Select(f => f.Device.ToString()).Distinct().ToList();
        var places = begun.Count == 0 ? ImmutableDictionary<string, PlacedDevice>.Empty : await devices.Place(call, begun, ct);
        await Take([.. found.Select(f => Placed(f, places.GetValueOrDefault(f.Device.ToString())))], ct);
    }

    /// <summary>About promises for tickets, which are at no site.</summary>
    public Task OfTickets(IEnumerable<FoundOfTicket> found, CancellationToken ct) => Take([.. found.Select(f => (Guid.Empty, Report(f)))], ct);

    /// <summary>Ends the alerts of devices where they no longer are, and lets those that still fire begin where they are now.</summary>
    public async Task Follow(IReadOnlyList<DeviceGone> gone, CancellationToken ct)
    {
        var last = gone.GroupBy(g => g.Device.ToString()).ToDictionary(g => g.Key, g => g.Last());
        var places = await devices.Place(call, [.. last.Where(g => g.Value.To is not null).Select(g => g.Key)], ct);
        var names = last.Keys.ToList();
        var left = (await db.Alerts.AsNoTracking().Where(a => a.State < AlertState.Resolved && names.Contains(a.Device!)).ToListAsync(ct))
            .Where(a => a.Labels.GetValueOrDefault("source") == Us && (last[a.Device!].To is not { } to || a.SiteId != (places.GetValueOrDefault(a.Device!)?.SiteId ?? to))).ToList();
        if (left.Count == 0) return;

        var firing = await Firing(left.Select(a => (a.SiteId, LabelSet.Of(a.Labels))), ct);
        List<(Guid, AlertReport)> reports = [];
        foreach (var alert in left)
        {
            var labels = LabelSet.Of(alert.Labels);
            if (!firing.Contains((alert.SiteId, labels))) continue;
            var goes = last[alert.Device!];
            reports.Add((alert.SiteId, new AlertReport(labels, LabelSet.Empty, goes.At, goes.At) { Device = alert.Device }));
            if (goes.To is not { } to) continue;
            var place = places.GetValueOrDefault(alert.Device!);
            reports.Add((place?.SiteId ?? to, new AlertReport(labels, LabelSet.Of(alert.Annotations), alert.StartsAt, alert.StartsAt + Open) { Device = alert.Device, Behind = Behind(place) }));
        }

        if (reports.Count > 0) await intake.Take(call.Tenant, reports);
    }

    // Most devices that are well, and most tickets that are resolved, have no alert that could be over: of these nothing is written.
    private async Task Take(IReadOnlyList<(Guid Site, AlertReport Report)> reports, CancellationToken ct)
    {
        var firing = await Firing(reports.Where(r => IsOver(r.Report)).Select(r => (r.Site, r.Report.Labels)), ct);
        var taken = new List<(Guid Site, AlertReport Report)>(reports.Count);
        foreach (var (site, report) in reports)
        {
            if (!IsOver(report)) firing.Add((site, report.Labels));
            else if (!firing.Remove((site, report.Labels))) continue;
            taken.Add((site, report));
        }

        if (taken.Count > 0) await intake.Take(call.Tenant, taken);
    }

    private async Task<HashSet<(Guid Site, LabelSet Labels)>> Firing(IEnumerable<(Guid Site, LabelSet Labels)> alerts, CancellationToken ct)
    {
        var firing = new HashSet<(Guid, LabelSet)>();
        foreach (var site in alerts.GroupBy(a => a.Site, a => a.Labels))
            foreach (var labels in await twins.Ask(new(call.Tenant, site.Key), new WhichFire([.. site]), ct)) firing.Add((site.Key, labels));
        return firing;
    }

    private static (Guid Site, AlertReport Report) Placed(FoundOfDevice f, PlacedDevice? place) =>
        (place?.SiteId ?? f.Site, Report(f) with { Device = f.Device.ToString(), Behind = Behind(place) });

    private static ImmutableArray<string> Behind(PlacedDevice? place) => [.. (place?.Gateways ?? []).Select(g => g.ToString())];

    private static bool IsOver(AlertReport report) => report.EndsAt == report.StartsAt;

    private static AlertReport Report(FoundOfDevice f)
    {
        List<(string, string)> labels = [("alertname", f.Name), ("device", f.Device.ToString()), ("type", "DEVICE_FAILURE"), ("severity", f.Severity), ("source", Us)];
        if (f.More is { } more) labels.Add(more);
        return Report(labels, f.IsFiring, f.At, f.Summary);
    }

    private static AlertReport Report(FoundOfTicket f) => Report(
        [("alertname", f.Name), ("ticket", f.Ticket.ToString()), ("clock", f.Clock), ("type", "SLA_BREACH_RISK"), ("severity", f.Severity), ("source", Us)], f.IsFiring, f.At, f.Summary);

    private static AlertReport Report(List<(string Name, string Value)> labels, bool isFiring, DateTimeOffset at, string? summary) => new(
        LabelSet.Of([.. labels]), summary is null ? LabelSet.Empty : LabelSet.Of(("summary", summary[..Math.Min(summary.Length, LabelRules.LongestAnnotation)])), at, isFiring ? at + Open : at);
}
