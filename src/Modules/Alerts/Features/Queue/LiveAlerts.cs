using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Live;
using Platform.Hosting.Tenancy;
using Platform.Twins;

namespace Platform.Alerts.Features;

/// <summary>Lets queues and pages follow what became of alerts. What happens within a moment is told together, and a storm as one: "look again".</summary>
internal sealed class LiveAlerts(IServiceProvider services, ILiveFeed feed, TimeProvider time, ILogger<LiveAlerts> log) : BackgroundService
{
    public const string Topic = "alerts";

    /// <summary>More at once are told as one.</summary>
    public const int MostLines = 200;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly Channel<(TenantId Tenant, Guid[] Alerts)> _noted = Channel.CreateUnbounded<(TenantId, Guid[])>(new() { SingleReader = true });

    public static string Of(Guid alert) => $"alert:{alert}";

    /// <summary>Something about these alerts is another than it was, and committed.</summary>
    public void Note(TenantId tenant, IEnumerable<Guid> alerts) => _noted.Writer.TryWrite((tenant, [.. alerts]));

    /// <summary>What a site decided was done.</summary>
    public void Note(TwinKey site, Effect effect)
    {
        switch (effect)
        {
            case AlertsTurned turned: Note(site.Tenant, turned.Changes.Select(c => c.Alert.Id)); break;
            case SuppressionsChanged changed: Note(site.Tenant, changed.Facts.Select(f => f.AlertId)); break;
            case Notified told: Note(site.Tenant, told.Firing.Concat(told.Resolved).Select(a => a.Id)); break;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (await _noted.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(Moment, time, ct);
            var noted = new Dictionary<TenantId, HashSet<Guid>>();
            while (_noted.Reader.TryRead(out var some))
            {
                if (!noted.TryGetValue(some.Tenant, out var alerts)) noted[some.Tenant] = alerts = [];
                alerts.UnionWith(some.Alerts);
            }

            foreach (var (tenant, alerts) in noted)
                try { await Tell(tenant, alerts, ct); }
                catch (Exception e) when (e is not OperationCanceledException) { log.LogWarning(e, "{Count} alerts changed, but those who watch them could not be told; they see it when they look again.", alerts.Count); }
        }
    }

    private async Task Tell(TenantId tenant, HashSet<Guid> alerts, CancellationToken ct)
    {
        var (queue, isStorm) = (feed.IsWatched(tenant, Topic), alerts.Count > MostLines);
        if (queue && isStorm) feed.Publish(tenant, Topic, "changed", new { alerts.Count });
        var wanted = alerts.Where(id => (queue && !isStorm) || feed.IsWatched(tenant, Of(id))).Take(MostLines).ToList();
        if (wanted.Count == 0) return;

        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var records = await scope.ServiceProvider.GetRequiredService<AlertsDb>().Alerts.AsNoTracking().Where(a => wanted.Contains(a.Key)).ToListAsync(ct);
        foreach (var (alert, line) in records.Zip(await scope.ServiceProvider.GetRequiredService<AlertLines>().Of(records, ct)))
        {
            // One at no site is told of with the empty site, which nobody limited to some sites has.
            if (queue && !isStorm) feed.Publish(tenant, Topic, "alert", line, alert.SiteId);
            feed.Publish(tenant, Of(alert.Key), "alert", line, alert.SiteId);
        }
    }
}
