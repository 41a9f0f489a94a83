using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Platform.Hosting.Postgres;

namespace Platform.TestKit;

/// <summary>The Host as a process of its own, over an embedded PostgreSQL in a folder of its own: what a kill does can only be seen from outside.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private HostProcess(Process process, string url)
    {
        (_process, Url) = (process, url);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; }
    public int ExitCode => _process.ExitCode;

    /// <summary>What it has printed so far.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    public static HostProcess Run(params string[] arguments) => Run(0, arguments);

    /// <summary>Starts it on a port; 0 for a free one.</summary>
    public static HostProcess Run(int port, params string[] arguments) => Run("Platform.Host.dll", port, arguments);

    /// <summary>Starts another program that hosts the same modules, found beside the test.</summary>
    public static HostProcess Run(string program, int port, params string[] arguments)
    {
        var url = $"http://127.0.0.1:{(port > 0 ? port : FreePort())}";
        var dll = Path.Combine(AppContext.BaseDirectory, program);
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments, $"--Urls={url}", "--Web:Build=false"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment.Remove("ConnectionStrings__platform");
        return new(Process.Start(start)!, url);
    }

    /// <summary>Waits until it says it is ready; what it printed is the failure if it ends instead.</summary>
    public async Task<HostProcess> Ready(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        while (!_process.HasExited)
        {
            if (Said.Contains("Platform runs", StringComparison.Ordinal)) return this;
            await Task.Delay(50, ct);
        }

        throw new InvalidOperationException($"The Host ended with {_process.ExitCode}:\n{Said}");
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<HostProcess> Ended(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return this;
    }

    /// <summary>As a crash does it: no warning, no goodbye.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Takes the processors from it: what it is asked from now on it does not answer.</summary>
    public async Task Freeze() => await Signal("-STOP");

    /// <summary>As Ctrl-C does it.</summary>
    public async Task Stop()
    {
        if (_process.HasExited) return;
        await Signal("-TERM");
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process.Dispose();
    }

    /// <summary>Signs in to the database a Host keeps in this data folder, as its owner, while PostgreSQL runs.</summary>
    public static string DatabaseIn(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "postgres");
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Postmaster.Of(Path.Combine(folder, "server", "data"))!.Port, Username = "platform", Password = Password.Read(folder), Database = "platform", Pooling = false,
        }.ConnectionString;
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
    }
}
