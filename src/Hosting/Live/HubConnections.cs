using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Http;

namespace Platform.Hosting.Live;

/// <summary>
/// Gives each hub connection its place in the feed. SignalR's own groups would queue without bound for a slow client, so frames go
/// through our outbox and wait here until the transport has taken the one before.
/// </summary>
internal sealed class HubConnections(LiveFeed feed, LiveConnections connections, LiveOptions options, TimeProvider time, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private static readonly object Key = new();

    /// <summary>Null for a connection that is nobody's and about to be aborted.</summary>
    public static LiveConnection? Of(HubCallerContext context) => context.Items.TryGetValue(Key, out var live) ? (LiveConnection?)live : null;

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        if (connection.User.CallAt(time.GetUtcNow()) is null)
        {
            connection.Abort();
            return;
        }

        var live = new LiveConnection(connection.User, feed, options, time, Send, connection.Abort);
        connection.Items[Key] = live;
        _ = connections.Serve(live, connection.ConnectionAborted);

        async ValueTask Send(IReadOnlyList<LiveFrame> frames, CancellationToken ct)
        {
            foreach (var frame in frames) await connection.WriteAsync(frame.Message, ct);
        }
    }
}
