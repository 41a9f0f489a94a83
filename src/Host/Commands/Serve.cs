using System.Diagnostics;
using Platform.Hosting;

namespace Platform.Host.Commands;

/// <summary>Starts the platform and says where it is; runs until it is asked to stop.</summary>
internal static class Serve
{
    private static readonly Stopwatch Clock = Stopwatch.StartNew();

    /// <summary>Long steps, one line each, with the seconds since the start.</summary>
    public static IProgress<string> Steps { get; } = new Lines();

    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args, IEdition? edition)
    {
        using var interrupted = new CancellationTokenSource();
        using var onInterrupt = Signals.Cancel(interrupted);
        try
        {
            await using var host = await PlatformHost.Start(modules, args, Steps, interrupted.Token, edition);
            Welcome.Say(host, host.Demo, Clock.Elapsed);
            onInterrupt.Dispose(); // from here on the host itself listens
            using var calm = new GiveBackMemory(TimeProvider.System);
            await calm.StartAsync(CancellationToken.None);
            await host.App.WaitForShutdownAsync(CancellationToken.None);
            Steps.Report("Stopping: finishing what was begun, then PostgreSQL (Ctrl-C once more would not lose anything acknowledged)");
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return 130;
        }

        Steps.Report("Stopped.");
        return 0;
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine($"[{Clock.Elapsed.TotalSeconds,5:F1} s] {value}");
    }
}
