using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Live;

/// <summary>
/// Lets a client watch a topic. It joins first and takes the snapshot then, while the topic keeps what happens in between:
/// whatever is published is in the snapshot, or follows it, or both.
/// </summary>
internal sealed class LiveSubscriber(LiveFeed feed, LiveTopics topics, LiveOptions options, IServiceProvider services, TimeProvider time)
{
    private const int LongestTopic = 200;
    private const int Tries = 5;

    public static readonly Refusal NotFound = Refusal.NotFound("topic.not-found", "There is no such topic.");
    private static readonly Refusal Restless = Refusal.Busy("topic.busy", "The topic changes faster than a snapshot of it can be taken; subscribe again in a moment.");
    private readonly Refusal _tooMany = Refusal.Busy("topic.too-many", $"A connection may watch {options.TopicsPerConnection} topics; unsubscribe from some first.");

    public async Task<Outcome<TopicAnswer>> Subscribe(LiveConnection connection, string topic, string? epoch, long? seq, CancellationToken ct)
    {
        if (connection.User.CallAt(time.GetUtcNow()) is not { } call || string.IsNullOrEmpty(topic) || topic.Length > LongestTopic || topic.AsSpan().ContainsAnyExceptInRange(' ', '~')) return NotFound;
        await using var scope = services.CreateScopeFor(call);
        if (topics.Find(scope.ServiceProvider, topic) is not { } kind) return NotFound;
        if (kind.Permission is { } permission && !connection.User.May(permission)) return NotFound;
        if (connection.Add(topic) is not { } subscription) return _tooMany;

        TopicAnswer? answer = null;
        try
        {
            for (var tries = Tries; tries > 0; tries--)
            {
                var stream = await feed.Join(call.Tenant, subscription, ct);
                if (await kind.Snapshot(topic, call, ct) is not { } snapshot) return NotFound;
                if (!connection.Wants(subscription)) break;
                if ((answer = stream.Start(subscription, epoch, seq, snapshot)) is not null) return answer;
            }

            return Restless;
        }
        finally
        {
            if (answer is null) connection.Remove(subscription);
        }
    }
}
