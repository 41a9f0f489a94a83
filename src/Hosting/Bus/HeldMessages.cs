using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Bus;

/// <summary>The messages a consumer has under way: kept locked meanwhile, completed in batches.</summary>
internal sealed class HeldMessages(IBusReceiver receiver, BusSubscription subscription, int capacity, TimeProvider time, ILogger log) : IDisposable
{
    private const int Batch = 500;

    private readonly ConcurrentDictionary<Delivery, CancellationTokenSource> _held = new(ReferenceEqualityComparer.Instance);
    private readonly Channel<Delivery> _handled = Channel.CreateUnbounded<Delivery>(new() { SingleReader = true });
    private readonly SemaphoreSlim _released = new(0);

    /// <summary>Waits until a good part of the capacity is free, so that messages come in batches; answers how much is.</summary>
    public async Task<int> Room(CancellationToken ct)
    {
        while (_held.Count > capacity / 2) await _released.WaitAsync(ct);
        return capacity - _held.Count;
    }

    /// <summary>Answers what is cancelled when the message is no longer ours.</summary>
    public CancellationToken Hold(Delivery delivery) => (_held[delivery] = new()).Token;

    public void Complete(Delivery delivery) => _handled.Writer.TryWrite(delivery);

    /// <summary>The transport has them back.</summary>
    public void Release(IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries) _held.TryRemove(delivery, out _);
        _released.Release();
    }

    public void Dispose() => _released.Dispose();

    /// <summary>No more will be handled.</summary>
    public void End() => _handled.Writer.Complete();

    /// <summary>Completes what was handled, until the end.</summary>
    public async Task CompleteHandled()
    {
        while (await _handled.Reader.WaitToReadAsync())
        {
            var batch = new List<Delivery>();
            while (batch.Count < Batch && _handled.Reader.TryRead(out var delivery)) batch.Add(delivery);
            try { await receiver.Complete(batch, CancellationToken.None); }
            catch (Exception e)
            {
                log.LogWarning("{Count} messages of {Subscription} were handled but not completed and will be delivered again: {Error}", batch.Count, subscription.Name, e.Message);
            }

            Release(batch);
        }
    }

    /// <summary>Keeps everything locked; lets go of what someone else has received meanwhile.</summary>
    public async Task Renew(CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(subscription.LockDuration / 3, time, ct);
            try
            {
                var held = _held.Keys.ToArray();
                if (held.Length == 0) continue;
                var kept = (await receiver.Renew(held, ct)).ToHashSet(ReferenceEqualityComparer.Instance);
                foreach (var delivery in held.Where(d => !kept.Contains(d)))
                    if (_held.TryGetValue(delivery, out var lost)) await lost.CancelAsync();
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("The locks of {Subscription} could not be renewed: {Error}", subscription.Name, e.Message);
            }
        }
    }
}
