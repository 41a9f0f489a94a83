namespace Platform.Hosting.Journal;

/// <summary>A subscription that remembers what it handled and does besides what a test wants.</summary>
internal sealed class Follower(string? name = null) : ISubscription
{
    private readonly List<Entry> _handled = [];

    public string Name { get; } = name ?? $"follower-{Guid.NewGuid():N}";
    public IReadOnlyList<string> StreamKinds { get; init; } = [];
    public StartFrom Start { get; init; }

    /// <summary>Comes before an entry counts as handled.</summary>
    public Func<Entry, Task> OnEntry { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<Entry> Handled
    {
        get { lock (_handled) return [.. _handled]; }
    }

    public IReadOnlyList<Guid> HandledOf(TenantId tenant) => [.. Handled.Where(entry => entry.Tenant == tenant).Select(entry => entry.StreamId)];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        Assert.Single(entries.Select(entry => entry.Tenant).Distinct());
        foreach (var entry in entries)
        {
            await OnEntry(entry).WaitAsync(ct);
            lock (_handled) _handled.Add(entry);
        }
    }
}
