using System.Collections.Concurrent;
using System.Security.Claims;

namespace Platform.Hosting.Live;

/// <summary>The clients of this process.</summary>
internal sealed class LiveConnections : ILiveConnections
{
    private readonly ConcurrentDictionary<LiveConnection, bool> _open = new();

    public int Count => _open.Count;

    public int Close(Func<ClaimsPrincipal, bool> which)
    {
        var closed = _open.Keys.Where(connection => which(connection.User)).ToList();
        foreach (var connection in closed) connection.HangUp();
        return closed.Count;
    }

    /// <summary>Keeps the client on the list while it is served.</summary>
    public async Task Serve(LiveConnection connection, CancellationToken ct)
    {
        _open[connection] = true;
        try { await connection.Run(ct); }
        finally { _open.TryRemove(connection, out _); }
    }
}
