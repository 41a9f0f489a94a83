namespace Platform.Hosting.Live;

/// <summary>Tells screens what just changed. Publish after commit; whoever watches gets it in order or learns that it missed something.</summary>
public interface ILiveFeed
{
    /// <summary>Whether anyone watches, or did a moment ago; asking first saves building data for nobody.</summary>
    bool IsWatched(TenantId tenant, string topic);

    /// <summary>
    /// Sends <paramref name="data"/> to everyone who watches the topic; nothing happens when nobody does. It is serialised before this
    /// returns. Data says how things are now, not what to add: a client may meet the same frame in its snapshot too. Frames go out in
    /// the order of the calls, so what must stay in order is published from one place: a twin, a subscription, the holder of a lock.
    /// </summary>
    /// <param name="site">The site it tells of, if it is one's: watchers limited to others get the number of the frame and nothing else.</param>
    void Publish(TenantId tenant, string topic, string kind, object data, Guid? site = null);
}
