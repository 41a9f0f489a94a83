using System.Collections.Concurrent;

namespace Platform.Conformance;

/// <summary>Holds a twin in the middle of a step, or the world in the middle of a call, until a test lets go or the time for it is over.</summary>
public sealed class Gate : IDisposable
{
    private static readonly ConcurrentDictionary<Guid, Gate> Gates = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Gate() => Gates[Id] = this;

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>When someone stands before it.</summary>
    public Task Reached => _reached.Task.WaitAsync(Patience);

    public static TimeSpan Patience => TimeSpan.FromSeconds(30);

    public static Gate Of(Guid id) => Gates[id];

    public Task Pass()
    {
        _reached.TrySetResult();
        return Task.WhenAny(_open.Task, Task.Delay(Patience));
    }

    public void Open() => _open.TrySetResult();

    public void Dispose()
    {
        Open();
        Gates.TryRemove(Id, out _);
    }
}
