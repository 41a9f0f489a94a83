using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>Alertmanager as Debian gives it out, as a process of its own on loopback: it groups and inhibits as the Host does in the same run.</summary>
internal sealed class Alertmanager : IAsyncDisposable
{
    private const string Program = "prometheus-alertmanager";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Tail _output;

    private Alertmanager(Process process, Uri url) => (_process, _output, Url) = (process, new Tail(process), url);

    public Uri Url { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it with what it keeps within the folder.</summary>
    /// <exception cref="CannotMeasureException">It is not installed, or does not start.</exception>
    public static async Task<Alertmanager> Start(string folder, Uri webhook, int waitSeconds, CancellationToken ct)
    {
        var program = Find() ?? throw new CannotMeasureException(
            $"There is no {Program} to compare with. Debian and Ubuntu have it: apt-get install -y --no-install-recommends {Program}");
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "alertmanager.yml");
        await File.WriteAllTextAsync(configuration, Configuration(webhook, waitSeconds), ct);
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(program,
            [$"--config.file={configuration}", $"--storage.path={Path.Combine(folder, "data")}", $"--web.listen-address={url.Authority}", "--cluster.listen-address=", "--log.level=warn"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var alertmanager = new Alertmanager(Process.Start(start) ?? throw new CannotMeasureException($"{program} did not start."), url);
        try
        {
            await alertmanager.UntilReady(ct);
            return alertmanager;
        }
        catch
        {
            await alertmanager.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it is, in its own words.</summary>
    public static string Version()
    {
        if (Find() is not { } program) return "none";
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said.Split('\n')[0].Split(" (")[0].Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // What the Host does by itself has to be said here: which alerts belong together, and that a gateway hides the devices of its site.
    private static string Configuration(Uri webhook, int waitSeconds) => $$"""
        route: {receiver: people, group_by: [site, alertname], group_wait: {{waitSeconds}}s, group_interval: 5m, repeat_interval: 4h}
        inhibit_rules:
        - {source_matchers: [alertname = GatewayDown], target_matchers: [alertname = DeviceOffline], equal: [site]}
        receivers:
        - {name: people, webhook_configs: [{url: "{{webhook}}", send_resolved: true}]}
        """;

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);

    private async Task UntilReady(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(50, ct))
        {
            if (_process.HasExited) throw new CannotMeasureException($"Alertmanager ended with {_process.ExitCode} instead of starting. It said:\n{_output}");
            try
            {
                using var answer = await http.GetAsync("/-/ready", ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                // Not listening yet.
            }
        }

        throw new CannotMeasureException($"Alertmanager was not ready within {Patience.TotalSeconds:0} s. It said:\n{_output}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
