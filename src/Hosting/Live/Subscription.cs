namespace Platform.Hosting.Live;

/// <summary>One client's place at one topic. Guarded by the topic's lock.</summary>
internal sealed class Subscription(LiveConnection connection, string topic)
{
    public LiveConnection Connection => connection;
    public string Topic => topic;

    /// <summary>The topic's memory this place is at, once it has joined.</summary>
    public TopicStream? Stream { get; set; }

    /// <summary>The last frame that is certainly part of a snapshot taken after joining.</summary>
    public long JoinedAt { get; set; }

    /// <summary>Whether the client has its answer and frames go out as they come; until then the topic keeps them.</summary>
    public bool IsLive { get; set; }
}
