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

    /// <summary>Keeps the client on the list while it is served: from before it hears anything, so that whoever is to be hung up on always is.</summary>
    public async Task Serve(LiveConnection connection, CancellationToken ct, Func<Task>? begin = null)
    {
        _open[connection] = true;
        try
        {
            if (begin is not null) await begin();
            await connection.Run(ct);
        }
        finally { _open.TryRemove(connection, out _); }
    }
}
