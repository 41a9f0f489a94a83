using System.ComponentModel;
using Platform.Devices.Domain.Value;

namespace Platform.Devices.Value;

/// <summary>What the devices are worth to whoever runs them: how reliable they were, what warnings saved, what replacing them will cost. Days are UTC.</summary>
internal sealed record ValueReportView(
    DateTimeOffset From, DateTimeOffset To, ReliabilityView Total, IReadOnlyList<UptimeDay> Days, IReadOnlyList<ReliabilityRow> Sites, IReadOnlyList<ReliabilityRow> Types,
    DowntimeAvoidedView DowntimeAvoided, ReplacementsView Replacements);

/// <summary>Uptime on one day; null when nothing was watched.</summary>
internal sealed record UptimeDay(DateOnly Day, double? UptimePercent);

/// <summary>How reliably the devices of one site, or of one type, worked.</summary>
internal sealed record ReliabilityRow(Guid Id, string Name, ReliabilityView Reliability);

/// <summary>
/// Uptime is the time in which devices were heard and did not say they were offline, of the time watched. Hours between failures are null while
/// there was none. Failures are outages of the device's own; those together with its gateway are outages only.
/// </summary>
internal sealed record ReliabilityView(
    int Devices, double WatchedHours, double DownHours, double? UptimePercent, int Outages, int Failures, double? HoursBetweenFailures, double? MeanOutageMinutes,
    [property: Description("Planned maintenance, which is neither watched nor down.")] double PlannedMaintenanceHours)
{
    public static ReliabilityView Of(Reliability r) => new(r.Devices, Round(r.Watched.TotalHours), Round(r.Down.TotalHours), Percent(r.UptimePercent), r.Outages, r.Failures,
        r.BetweenFailures is { } between ? Round(between.TotalHours) : null, r.MeanOutage is { } mean ? Round(mean.TotalMinutes) : null, Round(r.Planned.TotalHours));

    // Down, not to the nearest: 99.9996 % is not all of the time.
    public static double? Percent(double? percent) => percent is { } p ? Math.Floor(p * 1_000) / 1_000 : null;

    public static double Round(double value) => Math.Round(value, 2);
}

/// <summary>What acting on warnings saved, how that is found, and what is still missing; hours are null until nothing is.</summary>
internal sealed record DowntimeAvoidedView(
    double? Hours, int ActedUpon, int ActedUponFailed, int LeftAlone, int LeftAloneFailed, double? TypicalOutageMinutes, IReadOnlyList<string> Missing, string Method)
{
    public static DowntimeAvoidedView Of(DowntimeAvoided d) => new(d.Avoided is { } avoided ? ReliabilityView.Round(avoided.TotalHours) : null, d.ActedUpon, d.ActedUponFailed,
        d.LeftAlone, d.LeftAloneFailed, d.TypicalOutage is { } typical ? ReliabilityView.Round(typical.TotalMinutes) : null, d.Missing, DowntimeAvoided.Method);
}
