using System.Collections.Immutable;
using System.Diagnostics;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>What one twin has yet to do to the world, carried out in order, off its turn.</summary>
internal sealed class Outbox(EffectRunner runner, TwinKey key) : IThreadPoolWorkItem
{
    private readonly Queue<(Effect Effect, Activity? Cause)> _waiting = new(); // the one under way is still the first
    private TaskCompletionSource? _ended;
    private int _count;
    private bool _working;

    /// <summary>Effects not yet done. A twin is saved only when there are none.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(ImmutableArray<Effect> effects, Activity? cause)
    {
        lock (_waiting)
        {
            foreach (var effect in effects) _waiting.Enqueue((effect, cause));
            Volatile.Write(ref _count, _waiting.Count);
            if (_working) return;
            _working = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false); // an effect gets its cause's trace and nothing else of the caller's context
    }

    /// <summary>When all are done; or, as the process stops, given up.</summary>
    public Task WhenEnded()
    {
        lock (_waiting) return _working ? (_ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
    }

    void IThreadPoolWorkItem.Execute() => _ = Work();

    private async Task Work()
    {
        try
        {
            while (TryPeek(out var next))
            {
                await runner.Run(key, next.Effect, next.Cause);
                Remove();
            }
        }
        catch (OperationCanceledException) { End(); } // stopping: what is left is emitted again by replay
    }

    private bool TryPeek(out (Effect Effect, Activity? Cause) next)
    {
        lock (_waiting)
        {
            if (_waiting.TryPeek(out next)) return true;
            End();
            return false;
        }
    }

    private void Remove()
    {
        lock (_waiting)
        {
            _waiting.Dequeue();
            Volatile.Write(ref _count, _waiting.Count);
        }
    }

    private void End()
    {
        lock (_waiting)
        {
            _working = false;
            _ended?.SetResult();
            _ended = null;
        }
    }
}
