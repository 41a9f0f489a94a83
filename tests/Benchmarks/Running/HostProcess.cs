using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Benchmarks.Running;

/// <summary>
/// The Host as a process of its own, because kill -9, memory and restarts are measured. It brings its own PostgreSQL along, inside
/// the folder.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Tail _output;
    private bool _over;

    private HostProcess(Process process, Tail output, Uri url, string folder) => (_process, _output, Url, Folder) = (process, output, url, folder);

    public Uri Url { get; }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>From the start of the process to the first healthy answer.</summary>
    public TimeSpan StartedIn { get; private set; }

    public bool HasEnded => _over || _process.HasExited;

    /// <summary>The last it said.</summary>
    public string Output => _output.ToString();

    public OwnPostgres Postgres => new(Path.Combine(Folder, "postgres"));

    /// <summary>What it occupies of the machine's memory right now, without its PostgreSQL.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits until it hardly uses the processors any more; false when it is still busy after so long.</summary>
    public async Task<bool> UntilQuiet(TimeSpan most, CancellationToken ct)
    {
        var (look, before) = (TimeSpan.FromMilliseconds(500), ProcessorTime);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < most;)
        {
            await Task.Delay(look, ct);
            var spent = ProcessorTime - before;
            if (spent < 0.05 * look) return true;
            before += spent;
        }

        return false;
    }

    /// <summary>Starts it in Development, where the demo tenants are, with nothing going on but what the caller sends.</summary>
    public static async Task<HostProcess> Start(string folder, CancellationToken ct, params string[] settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] quiet = ["--Web:Build=false", "--Demo:Simulation=false", "--RateLimits:key:Burst=1000000", "--RateLimits:key:PerSecond=1000000"];
        var start = BuiltHost.Command([$"--Urls={url}", $"--Data:Folder={folder}", $"--Demo:KeyFile={DemoKey.FileIn(folder)}", .. quiet, .. settings]);
        return await Start(start, url, folder, ct);
    }

    /// <summary>Asks it to end, and waits until it has drained and stopped its PostgreSQL.</summary>
    public async Task Stop()
    {
        if (HasEnded) return;
        Signals.AskToEnd(_process.Id);
        using var enough = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(enough.Token);
            _over = true;
        }
        catch (OperationCanceledException)
        {
            throw new CannotMeasureException($"The Host did not stop within {Patience.TotalSeconds:0} s. It said:\n{_output}");
        }
    }

    /// <summary>Ends it as a crash would: no draining, no goodbye.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _over = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stop();
        }
        catch (CannotMeasureException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            _process.Kill();
        }
        finally
        {
            _process.Dispose();
            Postgres.Crash(); // for a Host that could not stop its own
        }
    }

    private static async Task<HostProcess> Start(ProcessStartInfo start, Uri url, string folder, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new CannotMeasureException("The Host did not start.");
        var host = new HostProcess(process, new Tail(process), url, folder);
        try
        {
            await host.UntilHealthy(ct);
            host.StartedIn = clock.Elapsed;
            return host;
        }
        catch
        {
            if (process.HasExited) host._over = true;
            await host.DisposeAsync();
            throw;
        }
    }

    private async Task UntilHealthy(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(25, ct))
        {
            if (_process.HasExited) throw new CannotMeasureException($"The Host ended with {_process.ExitCode} instead of starting. It said:\n{_output}");
            try
            {
                using var answer = await http.GetAsync("/health", ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                // Not listening yet.
            }
        }

        throw new CannotMeasureException($"The Host was not healthy within {Patience.TotalSeconds:0} s. It said:\n{_output}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
