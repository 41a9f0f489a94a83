using Platform.Alerts.Domain.Live;
using Platform.Contracts.Messaging;
using Platform.Contracts.Sites;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>
/// Tells people what sites decided they should know, that of many sites together. It comes after what is kept of it: what a process that died kept and did not
/// tell is decided again under the same id and revision, and what it did tell is known by them.
/// </summary>
internal sealed class TellOfAlerts
{
    public const string Topic = "alerts";

    private readonly INotifications _notifications;
    private readonly Recipients _recipients;
    private readonly ISiteDirectory _sites;
    private readonly TimeProvider _time;
    private readonly SharedWrites<(TwinKey Site, Notified Told, bool IsCalled)> _told;
    private readonly SharedWrites<(TwinKey Site, Withdrawn Withdrawn)> _withdrawn;

    public TellOfAlerts(INotifications notifications, Recipients recipients, ISiteDirectory sites, TimeProvider time)
    {
        (_notifications, _recipients, _sites, _time) = (notifications, recipients, sites, time);
        (_told, _withdrawn) = (new(Tell), new(Withdraw));
    }

    /// <summary>Done when it will reach them. Where somebody is called about it, nobody else is told in person.</summary>
    public Task Tell(TwinKey site, Notified told, bool isCalled, CancellationToken ct) => _told.Add((site, told, isCalled)).WaitAsync(ct);

    public Task Withdraw(TwinKey site, Withdrawn withdrawn, CancellationToken ct) => _withdrawn.Add((site, withdrawn)).WaitAsync(ct);

    private async Task Tell(IReadOnlyList<(TwinKey Site, Notified Told, bool IsCalled)> all)
    {
        foreach (var tenant in all.GroupBy(a => a.Site.Tenant))
        {
            var names = await _sites.Names(new(tenant.Key, ActorId.Platform, _time.GetUtcNow()), [.. tenant.Select(a => a.Site.Id).Distinct()], CancellationToken.None);
            var notifications = new List<Notification>();
            foreach (var (site, told, isCalled) in tenant)
                notifications.Add(new(
                    $"{told.NotificationId}", told.Revision, Topic, isCalled ? [] : await _recipients.Of(site, CancellationToken.None), AlertWords.Title(told, names.GetValueOrDefault(site.Id)),
                    AlertWords.Text(told), AlertWords.Link(told), AlertWords.UrgencyOf(told)));
            await _notifications.Tell(tenant.Key, notifications, CancellationToken.None);
        }
    }

    private async Task Withdraw(IReadOnlyList<(TwinKey Site, Withdrawn Withdrawn)> all)
    {
        foreach (var same in all.GroupBy(a => (a.Site.Tenant, a.Withdrawn.Reason)))
            await _notifications.Withdraw(same.Key.Tenant, [.. same.Select(a => $"{a.Withdrawn.NotificationId}")], same.Key.Reason, CancellationToken.None);
    }
}
