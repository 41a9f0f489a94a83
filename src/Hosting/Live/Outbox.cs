using System.Threading.Channels;

namespace Platform.Hosting.Live;

/// <summary>The frames waiting for one client. Never more than so many: then it is spilled, takes no more, and has to be emptied.</summary>
internal sealed class Outbox(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private List<LiveFrame> _waiting = [];
    private bool _spilled;

    public int Room
    {
        get
        {
            lock (_gate) return _spilled ? 0 : capacity - _waiting.Count;
        }
    }

    /// <summary>False when the client is too slow; it will have to be told.</summary>
    public bool Offer(LiveFrame frame)
    {
        lock (_gate)
        {
            if (_spilled) return false;
            if (_waiting.Count < capacity) _waiting.Add(frame);
            else _spilled = true;
            if (_spilled || _waiting.Count == 1) _bell.Writer.TryWrite(true);
            return !_spilled;
        }
    }

    /// <summary>Waits for frames and takes them all; null when some were refused, so that none of the others is worth sending.</summary>
    public async ValueTask<IReadOnlyList<LiveFrame>?> Take(CancellationToken ct)
    {
        for (; ; )
        {
            await _bell.Reader.ReadAsync(ct);
            lock (_gate)
            {
                if (_spilled) return null;
                if (_waiting is []) continue;
                var taken = _waiting;
                _waiting = [];
                return taken;
            }
        }
    }

    /// <summary>Drops what waits and takes frames again.</summary>
    public void Empty()
    {
        lock (_gate)
        {
            _waiting = [];
            _spilled = false;
        }
    }
}
