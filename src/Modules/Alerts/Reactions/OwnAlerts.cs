using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Intake;
using Platform.Contracts.Devices;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Reactions;

/// <summary>What is found of a device: that an alert of this name begins, or that it is over. One more label tells alerts of a name apart.</summary>
internal sealed record FoundOfDevice(Guid Device, Guid Site, string Name, bool IsFiring, DateTimeOffset At, string Severity, string? Summary = null, (string Name, string Value)? More = null);

/// <summary>What is found of a promise for a ticket.</summary>
internal sealed record FoundOfTicket(Guid Ticket, string Name, string Clock, bool IsFiring, DateTimeOffset At, string Severity, string? Summary = null);

/// <summary>Alerts of our own making: they follow from what other modules found out, and go on until these find that it is over.</summary>
internal sealed class OwnAlerts(AlertIntake intake, IDeviceDirectory devices, ITwins<AlertSignal> twins, Call call)
{
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

    // Most devices that are well, and most tickets that are resolved, have no alert that could be over: of these nothing is written.
    private async Task Take(IReadOnlyList<(Guid Site, AlertReport Report)> reports, CancellationToken ct)
    {
        var firing = new HashSet<(Guid, LabelSet)>();
        foreach (var site in reports.Where(r => IsOver(r.Report)).GroupBy(r => r.Site, r => r.Report.Labels))
            foreach (var labels in await twins.Ask(new(call.Tenant, site.Key), new WhichFire([.. site]), ct)) firing.Add((site.Key, labels));

        var taken = new List<(Guid Site, AlertReport Report)>(reports.Count);
        foreach (var (site, report) in reports)
        {
            if (!IsOver(report)) firing.Add((site, report.Labels));
            else if (!firing.Remove((site, report.Labels))) continue;
            taken.Add((site, report));
        }

        if (taken.Count > 0) await intake.Take(call.Tenant, taken);
    }

    private static (Guid Site, AlertReport Report) Placed(FoundOfDevice f, PlacedDevice? place) =>
        (place?.SiteId ?? f.Site, Report(f) with { Device = f.Device.ToString(), Behind = [.. (place?.Gateways ?? []).Select(g => g.ToString())] });

    private static bool IsOver(AlertReport report) => report.EndsAt == report.StartsAt;

    private static AlertReport Report(FoundOfDevice f)
    {
        List<(string, string)> labels = [("alertname", f.Name), ("device", f.Device.ToString()), ("type", "DEVICE_FAILURE"), ("severity", f.Severity), ("source", "platform")];
        if (f.More is { } more) labels.Add(more);
        return Report(labels, f.IsFiring, f.At, f.Summary);
    }

    private static AlertReport Report(FoundOfTicket f) => Report(
        [("alertname", f.Name), ("ticket", f.Ticket.ToString()), ("clock", f.Clock), ("type", "SLA_BREACH_RISK"), ("severity", f.Severity), ("source", "platform")], f.IsFiring, f.At, f.Summary);

    private static AlertReport Report(List<(string Name, string Value)> labels, bool isFiring, DateTimeOffset at, string? summary) => new(
        LabelSet.Of([.. labels]), summary is null ? LabelSet.Empty : LabelSet.Of(("summary", summary[..Math.Min(summary.Length, LabelRules.LongestAnnotation)])), at, isFiring ? at + Open : at);
}
