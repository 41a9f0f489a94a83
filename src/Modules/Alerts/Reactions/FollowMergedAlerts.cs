using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Features;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Reactions;

/// <summary>Does about duplicates what people did about the alert they are duplicates of, however they did it.</summary>
internal sealed class FollowMergedAlerts(IServiceProvider services, TimeProvider time) : ISubscription
{
    private static readonly HashSet<string> Followed =
    [
        "alert.acknowledged.v1", "alert.unacknowledged.v1", "alert.snoozed.v1", "alert.woken.v1", "alert.resolved.v1", "alert.reopened.v1", "alert.closed.v1",
    ];

    public string Name => "alerts.follow-merged";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Alert.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var handled = entries.Where(e => Followed.Contains(e.Kind)).Select(e => e.StreamId).Distinct().ToList();
        if (handled.Count == 0) return;
        await using var scope = services.CreateScopeFor(new(entries[0].Tenant, ActorId.Platform, time.GetUtcNow()));
        await scope.ServiceProvider.GetRequiredService<AlertMerges>().Follow(handled, ct);
    }
}
