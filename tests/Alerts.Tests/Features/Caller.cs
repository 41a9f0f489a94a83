using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Alerts.Features;

/// <summary>Somebody who sends alerts, and waits for what comes of them.</summary>
internal sealed class Caller(HttpClient client)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends an alert, under a name of its own unless the labels have one, and waits for its record.</summary>
    public async Task<Guid> Fire(params (string Name, string Value)[] labels)
    {
        var all = labels.ToDictionary(l => l.Name, l => l.Value);
        all.TryAdd("alertname", $"A{Guid.NewGuid():n}");
        await Send(new { labels = all });
        JsonElement alert = default;
        await Until(async () => (await Get($"/v1/alerts?q={all["alertname"]}")).GetProperty("items") is { } items && items.GetArrayLength() > 0 && (alert = items[0]).ValueKind is JsonValueKind.Object);
        return alert.GetProperty("id").GetGuid();
    }

    public async Task Send(params object[] alerts) => Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/v1/alerts", alerts, Ct)).StatusCode);

    public async Task<string> Site(string name) => (await Post("/v1/sites", new { name, address = "Kai 1", timeZone = "Europe/Berlin" })).GetProperty("id").GetString()!;

    public async Task<JsonElement> Alert(Guid id, Func<JsonElement, bool> isSo)
    {
        JsonElement alert = default;
        await Until(async () => isSo(alert = await Get($"/v1/alerts/{id}")));
        return alert;
    }

    public async Task<List<string?>> Timeline(string path) => [.. (await Get($"{path}/timeline")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("kind").GetString())];

    public Task<JsonElement> Get(string path) => client.GetFromJsonAsync<JsonElement>(path, Ct);
    public Task<JsonElement> Put(string path, object? body = null) => Do(HttpMethod.Put, path, body);
    public Task<JsonElement> Post(string path, object body) => Do(HttpMethod.Post, path, body);
    public Task<JsonElement> Delete(string path) => Do(HttpMethod.Delete, path, null);

    public async Task<HttpStatusCode> StatusOf(HttpMethod method, string path, object? body = null) => (await client.SendAsync(new(method, path) { Content = body is null ? null : JsonContent.Create(body) }, Ct)).StatusCode;

    public static async Task Until(Func<Task<bool>> isSo)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); !await isSo(); await Task.Delay(50, Ct)) Assert.True(DateTime.UtcNow < hang, "What was waited for never came.");
    }

    private async Task<JsonElement> Do(HttpMethod method, string path, object? body)
    {
        var response = await client.SendAsync(new(method, path) { Content = body is null ? null : JsonContent.Create(body) }, Ct);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {await response.Content.ReadAsStringAsync(Ct)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
