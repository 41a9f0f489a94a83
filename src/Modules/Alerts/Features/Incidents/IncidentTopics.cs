using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Storage;
using Platform.Hosting.Live;

namespace Platform.Alerts.Features.Incidents;

internal static class IncidentTopics
{
    public const string All = "incidents";

    public static string Of(Guid incident) => $"incident:{incident}";
}

/// <summary>One incident, live: <c>incident</c> whenever it is changed.</summary>
internal sealed class IncidentTopic(AlertsDb db) : ILiveTopic
{
    public string Prefix => "incident";
    public string? Permission => AlertsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) =>
        Guid.TryParseExact(topic.AsSpan(topic.IndexOf(':') + 1), "D", out var id) && await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Key == id, ct) is { } incident ? IncidentView.Of(incident) : null;
}

/// <summary>Incidents that go on, live: <c>incident</c> whenever one begins or is changed.</summary>
internal sealed class IncidentsTopic(AlertsDb db) : ILiveTopic
{
    private const int Most = 200;

    public string Prefix => IncidentTopics.All;
    public string? Permission => AlertsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) => new
    {
        Items = (await db.Incidents.AsNoTracking().Where(i => i.State < IncidentState.Resolved).OrderByDescending(i => i.OpenedAt).Take(Most).ToListAsync(ct)).Select(IncidentView.Of).ToList(),
    };
}
