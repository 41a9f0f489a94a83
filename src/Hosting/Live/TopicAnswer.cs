namespace Platform.Hosting.Live;

/// <summary>
/// Where a topic stood when it was subscribed: the snapshot holds every frame up to <paramref name="Seq"/>, those after it follow.
/// Without a snapshot the client is told only what it missed since the position it named.
/// </summary>
public sealed record TopicAnswer(string Topic, string Epoch, long Seq, object? Snapshot);
