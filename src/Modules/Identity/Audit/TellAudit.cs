using Platform.Hosting.Journal;
using Platform.Hosting.Live;

namespace Platform.Identity.Audit;

/// <summary>How far the audit trail goes, for those who watch it grow.</summary>
internal sealed record AuditHead(DateTimeOffset? LatestAt, int Added);

/// <summary>The audit trail, live: <c>audit</c>. Frames: <c>grown</c>, when entries were added; who watches reads them from the trail.</summary>
internal sealed class AuditTopic(AuditTrail trail) : ILiveTopic
{
    public const string Name = "audit";

    public string Prefix => Name;
    public string Permission => IdentityPermissions.ReadAudit.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        if (!call.Sites.IsAll) return null;
        var (entries, last) = await trail.Read(new(null, null, null, null, null, null), null, AuditPlace.Latest, 1, ct);
        return new AuditHead(entries.Count > 0 ? last.At : null, 0);
    }
}

/// <summary>Tells who watches the audit trail that it has grown.</summary>
internal sealed class TellAudit(ILiveFeed feed) : ISubscription
{
    public string Name => "identity.audit-live";
    public StartFrom Start => StartFrom.Now;

    public Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        if (feed.IsWatched(entries[0].Tenant, AuditTopic.Name))
            feed.Publish(entries[0].Tenant, AuditTopic.Name, "grown", new AuditHead(entries[^1].Change.At, entries.Count));
        return Task.CompletedTask;
    }
}
