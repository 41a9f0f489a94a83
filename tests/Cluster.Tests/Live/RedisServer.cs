using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Platform.Conformance;
using Platform.TestKit;

namespace Platform.Cluster.Live;

/// <summary>A Redis of its own, on a free port, that keeps nothing. Where none is installed, what asks for it is skipped.</summary>
public sealed class RedisServer : ILiveRelayFixture, IAsyncLifetime
{
    private readonly int _port = HostProcess.FreePort();
    private Process? _process;

    public async ValueTask InitializeAsync()
    {
        try { await Start(); }
        catch (Win32Exception) { }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
    }

    public void AddRelay(IServiceCollection services)
    {
        Assert.SkipWhen(_process is null, "There is no redis-server on the path.");
        services.AddRedisRelay($"127.0.0.1:{_port}");
    }

    public async Task Crash()
    {
        await Kill();
        await Start();
    }

    public async Task Kill()
    {
        Assert.SkipWhen(_process is null, "There is no redis-server on the path.");
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task Start()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (; ; await Task.Delay(20))
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync("127.0.0.1", _port);
                return;
            }
            catch (SocketException) { Assert.False(_process.HasExited, "redis-server ended instead of starting."); }
        }
    }
}
