namespace Platform.Alerts.Sources.Intake;

/// <summary>Lets one post of a source in at a time, and a few of different sources: each holds a connection to the database and needs others beside it. The others wait here, holding nothing.</summary>
internal sealed class SourceTurns : IDisposable
{
    private const int AtATime = 8;

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, AtATime).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> Take<T>(Guid source, Func<Task<T>> letIn, CancellationToken ct)
    {
        var lane = _lanes[(uint)source.GetHashCode() % AtATime];
        await lane.WaitAsync(ct);
        try { return await letIn(); }
        finally { lane.Release(); }
    }

    public void Dispose()
    {
        foreach (var lane in _lanes) lane.Dispose();
    }
}
