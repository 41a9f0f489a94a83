using System.Diagnostics;

namespace Platform.Hosting.Journal;

/// <summary>One attempt at handling entries, traced and counted.</summary>
internal static class Handling
{
    private const int Links = 32;

    /// <summary>Answers what went wrong, if anything; being stopped is nobody's fault and is thrown.</summary>
    public static async Task<Exception?> Try(ISubscription subscription, IReadOnlyList<Entry> entries, TimeProvider time, CancellationToken ct)
    {
        using var span = Start(subscription, entries);
        try
        {
            await subscription.Handle(entries, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Message);
            span?.AddException(e);
            return e;
        }

        var label = new KeyValuePair<string, object?>("subscription", subscription.Name);
        SubscriptionMetrics.Handled.Add(entries.Count, label);
        var now = time.GetUtcNow();
        foreach (var entry in entries) SubscriptionMetrics.Lag.Record((now - entry.Change.At).TotalMilliseconds, label);
        return null;
    }

    /// <summary>Goes on in the trace of the change; several changes are linked, because a span has one parent.</summary>
    private static Activity? Start(ISubscription subscription, IReadOnlyList<Entry> entries)
    {
        if (!Telemetry.Source.HasListeners()) return null;
        var traces = entries.Select(entry => entry.Trace).Distinct().Take(Links).ToArray();
        var name = $"subscription.handle {subscription.Name}";
        var span = traces is [var only]
            ? Telemetry.Continue(name, only, ActivityKind.Consumer)
            : Telemetry.Source.StartActivity(ActivityKind.Consumer, parentContext: default, links: [.. traces.SelectMany(Link)], name: name);
        return span?.SetTag("tenant", entries[0].Tenant.ToString()).SetTag("subscription.entries", entries.Count);
    }

    private static IEnumerable<ActivityLink> Link(string? trace) => ActivityContext.TryParse(trace, null, isRemote: true, out var cause) ? [new(cause)] : [];
}
