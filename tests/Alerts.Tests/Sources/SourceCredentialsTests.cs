using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Platform.Alerts.OnCall.Features;
using Platform.TestKit;

namespace Platform.Alerts.Sources;

public class SourceCredentialsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Test = """{"name": "", "id": "1", "status": "ok"}""";

    [Fact]
    public async Task A_token_is_shown_as_a_bearer_as_a_password_or_in_the_address()
    {
        var source = await Posting.Make(app, app.One);
        Assert.Equal(HttpStatusCode.OK, (await source.Post(Posting.Json(Test), r => r.Headers.Authorization = new("Bearer", source.Token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await source.Post(Posting.Json(Test), r => r.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{source.Token}"))))).Status);
        Assert.Equal(HttpStatusCode.OK, (await source.Post(Posting.Json(Test), query: new Uri(source.Made.GetProperty("postToWithToken").GetString()!).Query)).Status);
    }

    [Fact]
    public async Task Whoever_does_not_show_the_token_is_not_heard()
    {
        var (source, other) = (await Posting.Make(app, app.One), await Posting.Make(app, app.Two));
        foreach (var query in new[] { "", "?token=", $"?token={other.Token}", $"?token={source.Token}x", $"?token={new string('x', 5_000)}", $"?token={source.Token}&token={source.Token}" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await source.Post(Posting.Json(Test), query: query)).Status);
        foreach (var key in new[] { app.One.ApiKey, app.Two.ApiKey, other.Token })
            Assert.Equal(HttpStatusCode.Unauthorized, (await source.Post(Posting.Json(Test), r => r.Headers.Authorization = new("Bearer", key))).Status);
        Assert.Empty(await source.Payloads());
        Assert.Equal(HttpStatusCode.NotFound, (await (source with { Made = System.Text.Json.JsonSerializer.SerializeToElement(new { id = Guid.NewGuid(), secret = source.Token }) }).Post(new { })).Status);
    }

    [Fact]
    public async Task A_source_that_signs_is_known_by_its_signature_only()
    {
        var source = await Posting.Make(app, app.One, signIn: "signature");
        var key = Encoding.UTF8.GetBytes(source.Token);
        string Signed(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        async Task<HttpStatusCode> Post(params (string Name, string Value)[] headers) => (await source.Post(Posting.Json(Test), r => { foreach (var (name, value) in headers) r.Headers.Add(name, value); })).Status;

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Assert.Equal(HttpStatusCode.OK, await Post(("X-Grafana-Alerting-Signature", Signed(Test))));
        Assert.Equal(HttpStatusCode.OK, await Post(("X-Grafana-Alerting-Signature", Signed($"{now}:{Test}")), ("X-Grafana-Alerting-Timestamp", $"{now}")));
        Assert.Equal(HttpStatusCode.OK, await Post(("X-Hub-Signature-256", $"sha256={Signed(Test)}")));

        Assert.Equal(HttpStatusCode.Unauthorized, await Post());
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(("Authorization", $"Bearer {source.Token}")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(("X-Grafana-Alerting-Signature", Signed($"{Test} "))));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(("X-Grafana-Alerting-Signature", Signed($"{now - 3_600}:{Test}")), ("X-Grafana-Alerting-Timestamp", $"{now - 3_600}")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(("X-Hub-Signature-256", Signed(Test))));
    }

    [Fact]
    public async Task A_secret_that_was_replaced_holds_as_long_as_was_said()
    {
        var source = await Posting.Make(app, app.One);
        var next = source with { Made = await app.One.Client.Ok(HttpMethod.Post, $"/v1/alert-sources/{source.Id}/secret", new { keepOldHours = 24 }) };
        foreach (var one in new[] { source, next }) Assert.Equal(HttpStatusCode.OK, (await one.Post(new { id = "1", status = "ok" })).Status);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await source.View()).GetProperty("oldSecretUntil").ValueKind);

        var last = source with { Made = await app.One.Client.Ok(HttpMethod.Post, $"/v1/alert-sources/{source.Id}/secret", new { }) };
        foreach (var one in new[] { source, next }) Assert.Equal(HttpStatusCode.Unauthorized, (await one.Post(new { id = "1", status = "ok" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await last.Post(new { id = "1", status = "ok" })).Status);
    }

    [Fact]
    public async Task A_source_that_was_removed_is_not_heard_any_more()
    {
        var source = await Posting.Make(app, app.One);
        await app.One.Client.Ok(HttpMethod.Delete, $"/v1/alert-sources/{source.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await source.Post(new { name = "x" })).Status);
    }

    [Fact]
    public async Task A_token_is_in_no_trace_and_nowhere_in_the_database()
    {
        var spans = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects.Where(_ => span.Kind is not ActivityKind.Client).Select(t => t.Value))}"),
        };
        ActivitySource.AddActivityListener(listener);
        var source = await Posting.Make(app, app.One);
        await source.Post(Posting.Json($$"""{"name": "x", "token": "{{source.Token}}"}"""), query: $"?token={source.Token}");
        Assert.NotEmpty(spans);
        Assert.DoesNotContain(spans, s => s.Contains(source.Token, StringComparison.Ordinal));

        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        foreach (var table in new[] { "alerts.alert_sources", "alerts.alert_source_secrets", "alerts.alert_source_uses", "alerts.source_payloads", "alerts.heard_alerts", "platform.journal" })
        {
            await using var find = owner.CreateCommand($"select count(*) from {table} t where t::text like '%{source.Token}%'");
            Assert.Equal(0L, await find.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }
}
