using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Tickets;

/// <summary>Opens tickets and works on them over HTTP, as a customer's program would.</summary>
internal static class HelpDesk
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> Json(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);

    public static async Task<JsonElement> Read(this TestTenant tenant, string path) => await tenant.Client.GetFromJsonAsync<JsonElement>(path, Ct);

    public static async Task<JsonElement> Open(this TestTenant tenant, string subject = "Door does not close", object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { }, JsonSerializerOptions.Web)!.AsObject();
        body["subject"] = subject;
        var response = await tenant.Client.PostAsJsonAsync("/v1/tickets", body, Ct);
        Assert.True(response.StatusCode is HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Ct));
        return await response.Json();
    }

    public static async Task<JsonElement> Do(this TestTenant tenant, HttpMethod method, string path, object? body = null)
    {
        var response = await tenant.Try(method, path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Json();
    }

    public static Task<HttpResponseMessage> Try(this TestTenant tenant, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? at = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (at is not null) request.Headers.TryAddWithoutValidation("Occurred-At", at);
        return tenant.Client.SendAsync(request, Ct);
    }

    public static async Task<string> Refusal(this Task<HttpResponseMessage> pending)
    {
        var response = await pending;
        Assert.False(response.IsSuccessStatusCode);
        return (await response.Json()).Text("type")["urn:problem:".Length..];
    }

    public static async Task<string> AddSite(this TestTenant tenant) =>
        (await (await tenant.Client.PostAsJsonAsync("/v1/sites", new { name = $"Depot {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" }, Ct)).Json()).Text("id");

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
    public static int Number(this JsonElement json, string name) => json.GetProperty(name).GetInt32();
    public static string Id(this JsonElement json) => json.Text("id");
    public static string State(this JsonElement ticket) => ticket.GetProperty("status").Text("state");
    public static JsonElement[] Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
