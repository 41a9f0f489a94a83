using Platform.Hosting.Live;

namespace Platform.Messaging.Telling;

/// <summary>One's own notifications, live: <c>unread</c>, how many are not read yet, whenever something about them changed. Others' do not exist.</summary>
internal sealed class NotificationsTopic(Bells bells) : ILiveTopic
{
    public string Prefix => "notifications";

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        var person = call.Actor.Value;
        return topic == Bells.Of(person) ? new UnreadCount((await bells.Unread(call.Tenant, [person], ct))[person]) : null;
    }
}
