using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Twins;

namespace Platform.Alerts.Incidents;

/// <summary>What people were told of a storm: the incident made for it follows.</summary>
internal sealed record StormTold(Guid SiteId, Guid NotificationId, int Revision, Guid[] AlertIds, int Folded, bool IsOver)
{
    /// <summary>None of what is no storm.</summary>
    public static StormTold? Of(TwinKey site, Notified told) => told.Group != AlertGroup.Storm ? null
        : new(site.Id, told.NotificationId, told.Revision, [.. told.Firing.Take(IncidentDecisions.MostAlertsAtATime).Select(a => a.Id)], told.Folded, told.Kind is NotificationKind.Resolved);
}

/// <summary>Makes one incident of each storm of a site, for as long as its notification stands.</summary>
internal sealed class OpenStormIncident(AlertsDb db, IncidentChanges changes, ISiteDirectory sites) : IJob<StormTold>
{
    public static string Kind => "alerts.storm-incident";

    /// <summary>Queues what a notification of a storm means; the same revision once.</summary>
    public static async Task Note(IJobs jobs, TwinKey site, Notified told, CancellationToken ct)
    {
        if (StormTold.Of(site, told) is not { } storm) return;
        await jobs.Enqueue<OpenStormIncident, StormTold>(site.Tenant, storm, new() { Key = $"{told.NotificationId}/{told.Revision}" }, ct);
    }

    public async Task Run(StormTold storm, JobContext job, CancellationToken ct)
    {
        if (await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.NotificationId == storm.NotificationId, ct) is not { } known)
        {
            if (!storm.IsOver) Expect(await changes.Open(await Title(storm, ct), storm.AlertIds, storm.NotificationId, storm.Folded, ct));
            return;
        }

        var now = await Holder(known, ct);
        if (storm.AlertIds.Length > 0 && (await changes.Add($"{now}", storm.AlertIds, isForgiving: true, ct)).Refusal is { } refusal && refusal != IncidentRefusals.Reviewed) throw new JobFailedException(refusal.Message);
        if (now == known.Key) Expect(await changes.Change($"{now}", null, i => IncidentDecisions.FollowStorm(i, storm.Folded, storm.IsOver, db.Call.Now), ct));
    }

    // What belongs to an incident that was merged belongs to the one it was merged into; whether that is over is another matter.
    private async Task<Guid> Holder(Incident incident, CancellationToken ct)
    {
        while (incident.MergedIntoId is { } into) incident = await db.Incidents.AsNoTracking().SingleAsync(i => i.Key == into, ct);
        return incident.Key;
    }

    private async Task<string> Title(StormTold storm, CancellationToken ct)
    {
        var count = storm.AlertIds.Length + storm.Folded;
        return (await sites.Names(db.Call, [storm.SiteId], ct)).GetValueOrDefault(storm.SiteId) is { } name ? $"{count} alerts at once at {name}" : $"{count} alerts at once";
    }

    // Somebody was quicker: it is tried again.
    private static void Expect(Outcome<Incident> outcome)
    {
        if (outcome.Refusal is { } refusal) throw new JobFailedException(refusal.Message);
    }
}
