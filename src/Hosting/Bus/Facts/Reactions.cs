using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Bus.Facts;

/// <summary>Runs the reactions of this process from its start to its end.</summary>
internal sealed class Reactions(
    IEnumerable<IReactionRunner> runners, IBusTransport bus, Inbox inbox, BusOptions options, TimeProvider time, ILogger<Reactions> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan UpkeepEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IReactionRunner[] _runners = [.. runners];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_runners.CountBy(runner => runner.Subscription.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } name })
            throw new InvalidOperationException($"Two reactions are called \"{name}\" and would share their facts; give one another name.");

        // Before the process does anything else: from here on no fact is missed.
        foreach (var runner in _runners) await bus.Declare(runner.Subscription, cancellationToken);
        _running = Task.WhenAll([.. _runners.Select(Consume), Upkeep()]);
    }

    /// <summary>Lets reactions under way end, for as long as the host allows.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await using var hurry = cancellationToken.Register(_aborting.Cancel);
        await _running;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private async Task Consume(IReactionRunner runner)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await using var receiver = bus.Open(runner.Subscription);
                using var consumer = new BusConsumer(receiver, runner.Subscription, runner.Run, options, time, log);
                await consumer.Run(_stopping.Token, _aborting.Token);
            }
            catch (Exception e)
            {
                // What a stop interrupted is delivered again.
                if (!_stopping.IsCancellationRequested) log.LogWarning("{Subscription} receives nothing for the moment and tries again: {Error}", runner.Subscription.Name, e.Message);
            }

            await Task.Delay(TryAgainAfter, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Upkeep()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var runner in _runners) await bus.Declare(runner.Subscription, _stopping.Token); // still in use
                await inbox.Forget(options.InboxKept, _stopping.Token);
            }
            catch (Exception e)
            {
                if (!_stopping.IsCancellationRequested) log.LogWarning("The upkeep of the bus failed and is tried again in an hour: {Error}", e.Message);
            }

            await Task.Delay(UpkeepEvery, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
