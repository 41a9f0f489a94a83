using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Devices;

/// <summary>Registers devices and sends readings over HTTP, as a customer would.</summary>
internal static class Fleet
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> Json(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);

    public static async Task<JsonElement> Read(this TestTenant tenant, string path) => await tenant.Client.GetFromJsonAsync<JsonElement>(path, Ct);

    public static async Task<string> AddSite(this TestTenant tenant) =>
        (await (await tenant.Client.PostAsJsonAsync("/v1/sites", new { name = $"Depot {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" }, Ct)).Json()).Text("id");

    public static async Task<string> TypeId(this TestTenant tenant, string name = "Battery sensor") =>
        (await tenant.Read("/v1/device-types")).GetProperty("items").EnumerateArray().Single(t => t.Text("name") == name).Text("id");

    public static async Task<HttpResponseMessage> TryRegister(this TestTenant tenant, string name = "Door sensor", string? siteId = null, string? typeId = null, string? serial = null, string? parentId = null) =>
        await tenant.Client.PostAsJsonAsync("/v1/devices", new { name, siteId = siteId ?? await tenant.AddSite(), typeId = typeId ?? await tenant.TypeId(), serial, parentId }, Ct);

    public static async Task<JsonElement> Register(this TestTenant tenant, string name = "Door sensor", string? siteId = null, string? typeId = null, string? serial = null, string? parentId = null)
    {
        var response = await tenant.TryRegister(name, siteId, typeId, serial, parentId);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Json();
    }

    public static Task<HttpResponseMessage> Post(this TestTenant tenant, string body) =>
        tenant.Client.PostAsync("/v1/telemetry", new StringContent(body, Encoding.UTF8, "application/json"), Ct);

    public static async Task<JsonElement> Send(this TestTenant tenant, params string[] readings)
    {
        var response = await tenant.Post($$"""{"readings":[{{string.Join(',', readings)}}]}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Json();
    }

    public static string Reading(string device, DateTimeOffset at, string fields = "\"battery\":90") => $$"""{"deviceId":"{{device}}","at":"{{At(at)}}",{{fields}}}""";

    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
    public static int Number(this JsonElement json, string name) => json.GetProperty(name).GetInt32();
    public static string[] Codes(this JsonElement answer) => [.. answer.GetProperty("rejected").EnumerateArray().Select(r => r.Text("code"))];
}
