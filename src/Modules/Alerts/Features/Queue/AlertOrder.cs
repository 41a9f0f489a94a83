using Platform.Alerts.Domain.Records;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>The orders a screen shows alerts in; of those alike the one that began last comes first.</summary>
internal static class AlertOrder
{
    private static readonly string[] Critical = Severities.Critical, High = Severities.High, Low = Severities.Low;

    public static IOrderedQueryable<Alert> Named(IQueryable<Alert> alerts, string? sort)
    {
        var (name, down) = (sort?.TrimStart('-') ?? "severity", sort is null || sort.StartsWith('-'));
        var ordered = (name, down) switch
        {
            ("severity", true) => alerts.OrderByDescending(a => Critical.Contains(a.Severity) ? 4 : High.Contains(a.Severity) ? 3 : Low.Contains(a.Severity) ? 1 : 2).ThenByDescending(a => a.OpenedAt),
            ("severity", false) => alerts.OrderBy(a => Critical.Contains(a.Severity) ? 4 : High.Contains(a.Severity) ? 3 : Low.Contains(a.Severity) ? 1 : 2).ThenByDescending(a => a.OpenedAt),
            ("priority", true) => alerts.OrderByDescending(a => a.Priority).ThenByDescending(a => a.OpenedAt),
            ("priority", false) => alerts.OrderBy(a => a.Priority).ThenByDescending(a => a.OpenedAt),
            ("openedAt", true) => alerts.OrderByDescending(a => a.OpenedAt),
            ("openedAt", false) => alerts.OrderBy(a => a.OpenedAt),
            ("changedAt", true) => alerts.OrderByDescending(a => a.ChangedAt),
            ("changedAt", false) => alerts.OrderBy(a => a.ChangedAt),
            ("number", true) => alerts.OrderByDescending(a => a.Number),
            ("number", false) => alerts.OrderBy(a => a.Number),
            ("state", true) => alerts.OrderByDescending(a => a.State).ThenByDescending(a => a.OpenedAt),
            ("state", false) => alerts.OrderBy(a => a.State).ThenByDescending(a => a.OpenedAt),
            _ => throw new MalformedException("sort", "Alerts sort by severity, priority, openedAt, changedAt, number and state; a minus in front turns the order around."),
        };
        return ordered.ThenByDescending(a => a.Key);
    }
}
