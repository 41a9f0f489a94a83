using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Benchmarks.Alerts;

/// <summary>
/// What a webhook was told: how often, and what people are left with: notifications that were neither ended nor taken back, and the devices' alerts in them. Beside
/// these, how often supervisors and teams were told that one alert is most urgent.
/// </summary>
internal sealed record Heard(int Posts, int Standing, int Children, int Urgent);

/// <summary>Somebody's server on a loopback port that Alertmanager and the Host post what they tell people to.</summary>
internal sealed partial class NotificationSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Revision, int Children)> _theirs = [], _ours = [];
    private int _theirPosts, _ourPosts, _urgent;

    private NotificationSink(WebApplication app) => _app = app;

    public Uri ForAlertmanager => new(new Uri(_app.Urls.First()), "/alertmanager");
    public Uri ForHost => new(new Uri(_app.Urls.First()), "/host");

    public Heard Theirs { get { lock (_lock) return Sum(_theirPosts, _theirs, 0); } }
    public Heard Ours { get { lock (_lock) return Sum(_ourPosts, _ours, _urgent); } }

    public static async Task<NotificationSink> Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new NotificationSink(builder.Build());
        sink._app.MapPost("/alertmanager", http => sink.Hear(http, sink.FromAlertmanager));
        sink._app.MapPost("/host", http => sink.Hear(http, sink.FromHost));
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>Waits until it heard what is expected, or for so long.</summary>
    public static async Task<Heard> Until(Func<Heard> heard, Func<Heard, bool> isSo, TimeSpan most, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + most; ; await Task.Delay(100, ct))
            if (heard() is var now && (isSo(now) || DateTime.UtcNow > until)) return now;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Heard Sum(int posts, Dictionary<string, (int Revision, int Children)> standing, int urgent) =>
        new(posts, standing.Values.Count(n => n.Children >= 0), standing.Values.Sum(n => Math.Max(0, n.Children)), urgent);

    private async Task Hear(HttpContext http, Action<JsonElement> hear)
    {
        using var post = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        lock (_lock) hear(post.RootElement);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // {"groupKey": …, "status": "firing", "alerts": [{"status": "firing", "labels": {…}}]}: of a group, the last word counts.
    private void FromAlertmanager(JsonElement post)
    {
        var firing = post.GetProperty("alerts").EnumerateArray().Where(a => a.GetProperty("status").GetString() == "firing").ToList();
        _theirs[post.GetProperty("groupKey").GetString()!] = (0, firing.Count == 0 ? -1 : firing.Count(a => a.GetProperty("labels").GetProperty("alertname").GetString() == AlertStorm.Child));
        _theirPosts++;
    }

    // {"type": "notification.told", "data": {"key": …, "revision": 1, "title": "100 alerts, DeviceOffline at Plant 7"}}: of a key, the highest revision counts.
    private void FromHost(JsonElement post)
    {
        var data = post.GetProperty("data");
        var (key, revision, title) = (data.GetProperty("key").GetString()!, data.GetProperty("revision").GetInt32(), data.GetProperty("title").GetString()!);
        if (key.StartsWith("alert-", StringComparison.Ordinal))
        {
            _urgent++;
            return;
        }

        _ourPosts++;
        var isGone = post.GetProperty("type").GetString() == "notification.withdrawn" || title.StartsWith("Over:", StringComparison.Ordinal);
        if (!_ours.TryGetValue(key, out var last) || last.Revision < revision || (isGone && last.Revision == revision)) _ours[key] = (revision, isGone ? -1 : ChildrenIn(title));
    }

    private static int ChildrenIn(string title) => Named().Match(title) is { Success: true } named
        ? named.Groups[1].Success ? int.Parse(named.Groups[1].Value) : Counted().Match(title) is { Success: true } counted ? int.Parse(counted.Groups[1].Value) : 1
        : 0;

    [GeneratedRegex(AlertStorm.Child + @"(?: \((\d+)\))?")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(\d+) alerts, ")]
    private static partial Regex Counted();
}
