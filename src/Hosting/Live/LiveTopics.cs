using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Live;

/// <summary>The type of a live topic, as its module registered it.</summary>
internal sealed record LiveTopicType(Type Type);

/// <summary>Finds the kind of a topic by what its name begins with.</summary>
internal sealed class LiveTopics(IEnumerable<LiveTopicType> types)
{
    private volatile Dictionary<string, Type>? _byPrefix;

    public ILiveTopic? Find(IServiceProvider scope, string topic) =>
        (_byPrefix ??= Read(scope)).TryGetValue(PrefixOf(topic), out var type) ? (ILiveTopic)scope.GetRequiredService(type) : null;

    public static string PrefixOf(string topic) => topic.IndexOf(':') is >= 0 and var colon ? topic[..colon] : topic;

    private Dictionary<string, Type> Read(IServiceProvider scope) =>
        types.ToDictionary(topic => ((ILiveTopic)scope.GetRequiredService(topic.Type)).Prefix, topic => topic.Type);
}
