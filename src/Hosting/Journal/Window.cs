namespace Platform.Hosting.Journal;

/// <summary>
/// What a subscription has read and not handled yet, in order. Tenants are handled at their own pace; the checkpoint follows the
/// first entry still open, so that nothing before it is forgotten.
/// </summary>
internal sealed class Window(Cursor start, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<Slot> _open = new();
    private Cursor _read = start;
    private Cursor _handled = start;
    private TaskCompletionSource _changed = New();

    /// <summary>Everything up to here was handled.</summary>
    public Cursor Handled
    {
        get { lock (_lock) return _handled; }
    }

    /// <summary>Takes up what was read, up to and including a place.</summary>
    public IReadOnlyList<Slot> Add(IReadOnlyList<Entry> entries, Cursor read)
    {
        var slots = entries.Select(entry => new Slot(entry)).ToArray();
        lock (_lock)
        {
            foreach (var slot in slots) _open.Enqueue(slot);
            _read = read;
            Move();
        }

        return slots;
    }

    public void Close(IEnumerable<Slot> slots)
    {
        lock (_lock)
        {
            foreach (var slot in slots) slot.Closed = true;
            Move();
        }
    }

    /// <summary>When fewer entries are open than it holds.</summary>
    public async Task Room(CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_open.Count < capacity) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(ct);
        }
    }

    /// <summary>When more was handled than up to a place.</summary>
    public async Task HandledBeyond(Cursor cursor, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_handled > cursor) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(ct);
        }
    }

    private void Move()
    {
        var before = _handled;
        while (_open.TryPeek(out var first) && first.Closed) _handled = _open.Dequeue().Entry.Cursor;
        if (_open.Count == 0) _handled = _read;
        if (_handled == before) return;
        _changed.TrySetResult();
        _changed = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An entry under way.</summary>
    internal sealed class Slot(Entry entry)
    {
        public Entry Entry => entry;
        public bool Closed { get; set; }
    }
}
