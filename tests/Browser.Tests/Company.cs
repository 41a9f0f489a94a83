using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Browser;

/// <summary>A tenant as a journey knows it: its person's sign-in, its places, and what it can make its devices do.</summary>
internal sealed class Company(TestTenant tenant, IReadOnlyList<Place> sites, string typeId)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Email => tenant.Email;
    public string Password => tenant.Password;
    public IReadOnlyList<Place> Sites => sites;

    public static async Task<Company> Open(TestTenant tenant, params string[] siteNames)
    {
        var sites = new List<Place>();
        foreach (var name in siteNames)
            sites.Add(new(await Add(tenant.Client, "/v1/sites", new { name, address = "Quay 1", timeZone = "Europe/Berlin" }), name));
        var types = await tenant.Client.GetFromJsonAsync<JsonElement>("/v1/device-types", Ct);
        return new(tenant, sites, types.GetProperty("items")[0].GetProperty("id").GetString()!);
    }

    /// <summary>Registers a device at the first site.</summary>
    public async Task<string> Register(string name) => await Add(tenant.Client, "/v1/devices", new { name, siteId = sites[0].Id, typeId });

    /// <summary>Lets a device report, now.</summary>
    public async Task Report(string deviceId, double battery, double signal = -70, double temperature = 21)
    {
        var reading = new { deviceId, at = DateTimeOffset.UtcNow, battery, signal, temperature, online = true };
        (await tenant.Client.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { reading } }, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>How a device stands, as the API tells it.</summary>
    public async Task<JsonElement> StandingOf(string deviceId) =>
        (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/devices/{deviceId}", Ct)).GetProperty("standing");

    private static async Task<string> Add(HttpClient client, string path, object record)
    {
        var response = await client.PostAsJsonAsync(path, record, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }
}

/// <summary>A site.</summary>
internal sealed record Place(string Id, string Name);
