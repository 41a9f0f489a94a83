using System.Collections.Concurrent;
using Platform.Hosting.Live;

namespace Platform.Conformance;

/// <summary>The records behind a live topic, as a test sees them: a number per tenant and topic, published after each change.</summary>
public sealed class Counters
{
    private readonly ConcurrentDictionary<(TenantId, string), int> _values = new();

    /// <summary>Called between a client's joining and its snapshot: what happens there must not be lost.</summary>
    public Func<string, Task> BeforeSnapshot { get; set; } = _ => Task.CompletedTask;

    public int? Find(TenantId tenant, string topic) => _values.TryGetValue((tenant, topic), out var value) ? value : null;

    public void Add(TenantId tenant, string topic) => _values[(tenant, topic)] = 0;

    /// <summary>Changes the record, then tells the feed: in that order, as after a commit.</summary>
    public int Count(ILiveFeed feed, TenantId tenant, string topic)
    {
        var value = _values.AddOrUpdate((tenant, topic), 1, (_, before) => before + 1);
        feed.Publish(tenant, topic, "count", new Counted(value));
        return value;
    }
}

public sealed record Counted(int Value);

/// <summary>Topics <c>counter:…</c>: only for the tenant whose counter it is.</summary>
public sealed class CounterTopic(Counters counters) : ILiveTopic
{
    public string Prefix => "counter";

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        await counters.BeforeSnapshot(topic);
        return counters.Find(call.Tenant, topic) is { } value ? new Counted(value) : null;
    }
}

/// <summary>A topic that asks for a permission.</summary>
public sealed class SecretTopic : ILiveTopic
{
    public string Prefix => "secrets";
    public string Permission => "secrets.read";
    public Task<object?> Snapshot(string topic, Call call, CancellationToken ct) => Task.FromResult<object?>(new Counted(7));
}
