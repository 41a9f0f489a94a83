using Microsoft.Extensions.Hosting;

namespace Platform.Hosting.Twins.Local;

/// <summary>Starts and drains the twins of a process with it.</summary>
internal sealed class TwinHost(Wheel wheel, IEnumerable<IHostedEngine> engines) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken ct)
    {
        if (engines.CountBy(engine => engine.Kind).FirstOrDefault(kind => kind.Value > 1) is { Key: { } kind })
            throw new InvalidOperationException($"Two twins call their kind \"{kind}\" and would overwrite each other's snapshots; give one another name.");

        _ = wheel.Turn(_stopping.Token);
        foreach (var engine in engines) engine.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken ct)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(engines.Select(engine => engine.Stop(ct)));
    }

    public void Dispose() => _stopping.Dispose();
}
