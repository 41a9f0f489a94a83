using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Alerts.Features;
using Platform.Alerts.OnCall.Features;
using Platform.TestKit;

namespace Platform.Alerts.Sources;

/// <summary>Alert sources of a tenant, and programs that post as they do.</summary>
internal sealed record Posting(PlatformApp App, TestTenant Tenant, JsonElement Made)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Reads one alert: its name, id and status, and where it is.</summary>
    public static object Mapping(string each = "$") => new
    {
        each, name = new { text = "{@.name}" }, severity = new { text = "{@.severity}", words = new[] { new { @is = "P1", means = "critical" } } },
        labels = new[] { new { name = "site", text = "{@.site}" } }, annotations = new[] { new { name = "summary", text = "{@.text}" } },
        fingerprint = new { text = "{@.id}" }, resolvedWhen = new[] { new { text = "{@.status}", @is = new[] { "ok" } } },
    };

    public string Id => Made.Id();
    public string Token => Made.GetProperty("secret").GetString()!;
    public string Path => $"/v1/alert-intake/{Id}";

    public static async Task<Posting> Make(PlatformApp app, TestTenant tenant, object? mapping = null, string signIn = "token") =>
        new(app, tenant, await tenant.Client.Ok(HttpMethod.Post, "/v1/alert-sources", new { name = $"Source {Guid.NewGuid()}", signIn, mapping = mapping ?? Mapping() }));

    public Task<(HttpStatusCode Status, JsonElement Answer)> Post(object payload) => Post(JsonContent.Create(payload), r => r.Headers.Authorization = new("Bearer", Token));

    public async Task<(HttpStatusCode Status, JsonElement Answer)> Post(HttpContent body, Action<HttpRequestMessage>? sign = null, string query = "")
    {
        using var stranger = App.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + query) { Content = body };
        sign?.Invoke(request);
        using var answer = await stranger.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return (answer.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public Task<JsonElement> View() => Tenant.Client.Ok(HttpMethod.Get, $"/v1/alert-sources/{Id}");

    public async Task<List<JsonElement>> Payloads() => [.. (await Tenant.Client.Ok(HttpMethod.Get, $"/v1/alert-sources/{Id}/payloads")).GetProperty("items").EnumerateArray()];

    /// <summary>The records of alerts of this name, once they are as expected.</summary>
    public async Task<List<JsonElement>> Alerts(string name, Func<List<JsonElement>, bool> areSo)
    {
        List<JsonElement> alerts = [];
        await Caller.Until(async () => areSo(alerts = [.. (await Tenant.Client.Ok(HttpMethod.Get, $"/v1/alerts?q={name}")).GetProperty("items").EnumerateArray()]));
        return alerts;
    }

    public static string Name() => $"Post{Guid.NewGuid():n}";
}
