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

    /// <summary>What another program of the company asks the platform with.</summary>
    public HttpClient Client => tenant.Client;

    public static async Task<Company> Open(TestTenant tenant, params string[] siteNames)
    {
        var sites = new List<Place>();
        foreach (var name in siteNames)
            sites.Add(new(await Add(tenant.Client, "/v1/sites", new { name, address = "Quay 1", timeZone = "Europe/Berlin" }), name));
        var types = await tenant.Client.GetFromJsonAsync<JsonElement>("/v1/device-types", Ct);
        return new(tenant, sites, types.GetProperty("items")[0].GetProperty("id").GetString()!);
    }

    /// <summary>Registers a device at a site, the first unless told otherwise.</summary>
    public async Task<string> Register(string name, Place? at = null) => await Add(tenant.Client, "/v1/devices", new { name, siteId = (at ?? sites[0]).Id, typeId });

    /// <summary>Lets a device report, now.</summary>
    public async Task Report(string deviceId, double battery, double signal = -70, double temperature = 21)
    {
        var reading = new { deviceId, at = DateTimeOffset.UtcNow, battery, signal, temperature, online = true };
        (await tenant.Client.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { reading } }, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Lets a device report a battery that fell from 60 to 36 % over four hours, until eight hours ago: it will not last the day.</summary>
    public async Task ReportDyingBattery(string deviceId)
    {
        var start = DateTimeOffset.UtcNow.AddHours(-12);
        var readings = Enumerable.Range(0, 241).Select(i => new { deviceId, at = start.AddMinutes(i), battery = 60 - i / 10.0, signal = -70, online = true });
        (await tenant.Client.PostAsJsonAsync("/v1/telemetry", new { readings }, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Adds a place.</summary>
    public async Task<Place> AddSite(string name) =>
        new(await Add(tenant.Client, "/v1/sites", new { name, address = "Quay 1", timeZone = "Europe/Berlin", latitude = 53.5437, longitude = 9.9886 }), name);

    /// <summary>Opens a ticket for a customer.</summary>
    public Task<string> OpenTicket(string subject, string? customer = null) => Add(tenant.Client, "/v1/tickets", new { subject, customer });

    /// <summary>Opens a ticket that has to be done within a time, and answers its number.</summary>
    public Task<string> OpenTicketDue(string subject, TimeSpan within) => Number("/v1/tickets", new { subject, dueBy = DateTimeOffset.UtcNow + within });

    /// <summary>Opens a ticket a team has to be done with within a time, and answers its number.</summary>
    public Task<string> OpenTicketDue(string subject, TimeSpan within, string teamId) => Number("/v1/tickets", new { subject, dueBy = DateTimeOffset.UtcNow + within, teamId });

    /// <summary>Lets a source report something that is wrong, and answers the id of its record.</summary>
    public async Task<string> Alert(string summary)
    {
        var name = $"Gateway{Own.Word()}";
        var alert = new { labels = new { alertname = name, severity = "warning", site = sites[0].Id }, annotations = new { summary }, startsAt = DateTimeOffset.UtcNow.AddMinutes(-5), endsAt = DateTimeOffset.UtcNow.AddHours(2) };
        (await tenant.Client.PostAsJsonAsync("/v1/alerts", new[] { alert }, Ct)).EnsureSuccessStatusCode();
        for (var hang = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(50, Ct))
        {
            var found = (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={name}", Ct)).GetProperty("items");
            if (found.GetArrayLength() > 0) return found[0].GetProperty("id").GetString()!;
            Assert.True(DateTime.UtcNow < hang, "The alert never became a record.");
        }
    }

    /// <summary>Opens the ticket of an alert for a guest, and answers its number.</summary>
    public Task<string> OpenTicketOf(string alertId, string guest) => Number($"/v1/alerts/{alertId}/ticket", new { requester = new { name = "Ada Guest", email = guest } });

    /// <summary>Promises a customer's tickets to be resolved within a length such as PT4H.</summary>
    public Task<string> Promise(string customer, string resolution) => Add(tenant.Client, "/v1/sla-policies", new { name = customer, customer, resolution });

    /// <summary>Lets alerts with these names go on for hours, or end now.</summary>
    public async Task Alert(bool ended, params string[] names)
    {
        var now = DateTimeOffset.UtcNow;
        var alerts = names.Select(name => new { labels = new { alertname = name, severity = "critical" }, startsAt = now.AddMinutes(-1), endsAt = ended ? now : now.AddHours(6) });
        (await tenant.Client.PostAsJsonAsync("/v1/alerts", alerts, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Opens an incident without alerts, and answers its number.</summary>
    public Task<string> OpenIncident(string title) => Number("/v1/incidents", new { alertIds = Array.Empty<string>(), title });

    /// <summary>How a device stands, as the API tells it.</summary>
    public async Task<JsonElement> StandingOf(string deviceId) =>
        (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/devices/{deviceId}", Ct)).GetProperty("standing");

    private static async Task<string> Add(HttpClient client, string path, object record) => (await Post(client, path, record)).GetProperty("id").GetString()!;

    private async Task<string> Number(string path, object record) => (await Post(tenant.Client, path, record)).GetProperty("number").GetString()!;

    private static async Task<JsonElement> Post(HttpClient client, string path, object record)
    {
        var response = await client.PostAsJsonAsync(path, record, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}

/// <summary>A site.</summary>
internal sealed record Place(string Id, string Name);
