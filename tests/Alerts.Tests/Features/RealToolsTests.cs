using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

/// <summary>Prometheus and amtool as Debian gives them out, talking to us as they talk to Alertmanager.</summary>
public class RealToolsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Amtool_adds_and_lists_alerts()
    {
        var name = $"A{Guid.NewGuid():n}";
        await Amtool("alert", "add", name, "severity=critical", "--annotation=summary=It is on fire");
        var listed = JsonDocument.Parse(await Amtool("alert", "query", "-o", "json", $"alertname={name}")).RootElement;
        var alert = Assert.Single(listed.EnumerateArray());
        Assert.Equal("critical", alert.GetProperty("labels").GetProperty("severity").GetString());
        Assert.Equal("It is on fire", alert.GetProperty("annotations").GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Amtool_silences_alerts_and_ends_the_silence()
    {
        var name = $"A{Guid.NewGuid():n}";
        await Amtool("alert", "add", name);
        var silence = (await Amtool("silence", "add", $"alertname={name}", "--comment=planned work", "--author=somebody", "--duration=1h")).Trim();
        Assert.Contains(silence, await Amtool("silence", "query", $"alertname={name}"));
        Assert.DoesNotContain(name, await Amtool("alert", "query", $"alertname={name}"));
        Assert.Contains(name, await Amtool("alert", "query", "--silenced", $"alertname={name}"));

        await Amtool("silence", "expire", silence);
        Assert.Contains(name, await Amtool("alert", "query", $"alertname={name}"));
    }

    [Fact]
    public async Task Amtool_shows_how_we_are_configured() => Assert.Contains("group_wait: 30s", await Amtool("config", "show"));

    [Fact]
    public async Task Prometheus_tells_us_what_its_rules_find()
    {
        var program = await DebianTools.Find("prometheus", "prometheus", Ct);
        var (folder, name) = (Directory.CreateTempSubdirectory("platform-prometheus-"), $"A{Guid.NewGuid():n}");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yml"), $$$"""
            groups:
            - name: test
              interval: 1s
              rules:
              - {alert: {{{name}}}, expr: vector(1), labels: {severity: critical}, annotations: {summary: It is so}}
            """, Ct);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prometheus.yml"), $$$"""
            rule_files: [rules.yml]
            alerting:
              alertmanagers:
              - authorization: {credentials: {{{app.One.ApiKey}}}}
                static_configs:
                - targets: ["{{{new Uri(app.Url).Authority}}}"]
            """, Ct);
        var start = new ProcessStartInfo(program, [$"--config.file={folder.FullName}/prometheus.yml", $"--storage.tsdb.path={folder.FullName}/data", $"--web.listen-address=127.0.0.1:{FreePort()}", "--rules.alert.resend-delay=1s"])
        {
            WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var prometheus = Process.Start(start)!;
        var said = prometheus.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            for (var until = DateTime.UtcNow + Hang; ; await Task.Delay(100, Ct))
            {
                var found = await app.One.Client.GetFromJsonAsync<JsonElement>($"/api/v2/alerts?filter=alertname={name}", Ct);
                if (found.GetArrayLength() == 1) break;
                Assert.False(prometheus.HasExited, prometheus.HasExited ? await said : "");
                Assert.True(DateTime.UtcNow < until, "Prometheus never told us.");
            }
        }
        finally
        {
            if (!prometheus.HasExited) prometheus.Kill();
            await prometheus.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> Amtool(params string[] arguments)
    {
        var amtool = await DebianTools.Find("amtool", "prometheus-alertmanager", Ct);
        return await DebianTools.Run(amtool, [$"--alertmanager.url=http://amtool:{app.One.ApiKey}@{new Uri(app.Url).Authority}", .. arguments], Ct);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
