namespace Platform.Hosting.Live;

/// <summary>How much of the stream is remembered, and how much one client may ask for or fall behind.</summary>
public sealed record LiveOptions
{
    /// <summary>How long a topic remembers after its last watcher left, so that a reload or a lost connection costs no snapshot.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Frames a topic remembers.</summary>
    public int RecentFrames { get; init; } = 256;

    /// <summary>Bytes of frames a topic remembers; the newest is kept whatever its size.</summary>
    public int RecentBytes { get; init; } = 512 * 1024;

    /// <summary>Topics one connection may watch.</summary>
    public int TopicsPerConnection { get; init; } = 200;

    /// <summary>Topics one event stream may watch: its position in all of them travels with every event.</summary>
    public int TopicsPerEventStream { get; init; } = 20;

    /// <summary>Frames that may wait for one client; beyond that it is told to ask again.</summary>
    public int FramesPerConnection { get; init; } = 512;

    /// <summary>How often an idle event stream says that it is still there.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
