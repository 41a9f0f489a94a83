using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Scenarios.Attack;

/// <summary>
/// A tenant with one of everything, each marked with a word that occurs nowhere else. Where its ids are, it learns from its own lists:
/// a new kind of thing needs one more line here, or the fuzz says that it has nothing to try.
/// </summary>
internal sealed class Victim(TestTenant tenant)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private readonly Dictionary<string, string> _ids = [];

    public string Marker { get; } = $"Marker{Guid.NewGuid():N}";

    /// <summary>Every id of the victim's things, by the collection they are in.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    public async Task Settle(Surface surface)
    {
        var site = await Add("/v1/sites", new { name = Marker, address = Marker, timeZone = "Europe/Berlin" });
        var type = await Add("/v1/device-types", new { name = Marker, expectedIntervalSeconds = 60 });
        var group = await Add("/v1/device-groups", new { name = Marker });
        var device = await Add("/v1/devices", new { name = Marker, siteId = site, typeId = type, serial = Marker, groupId = group, tags = new[] { Marker } });
        var credential = await Add($"/v1/devices/{device}/credentials", new { name = Marker });
        await Add("/v1/device-edits", new { ids = new[] { device }, change = new { addTags = new[] { "edited" } } });
        await Add("/v1/views", new { list = "devices", name = Marker, query = new { q = Marker }, isShared = true });
        await Upload("/v1/device-imports?name=list.csv", $"name,tags\n{Marker},{Marker}\n");
        await Add("/v1/api-keys", new { name = Marker, scopes = new[] { "sites.read" } });
        var role = await Add("/v1/roles", new { title = Marker, permissions = new[] { "sites.read" } });
        await Add("/v1/invitations", new { email = $"{Marker}@victim.example", role });

        await Finished($"/v1/data-requests/{await Add("/v1/data-requests", new { kind = "exportTenant" })}");

        // Some things are people's: an API key has no sessions.
        using var person = new HttpClient { BaseAddress = tenant.Client.BaseAddress };
        var response = await person.PostAsJsonAsync("/v1/token", new { email = tenant.Email, password = tenant.Password }, Ct);
        var token = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, $"The victim cannot sign in: {token}");
        person.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("accessToken").GetString());
        foreach (var list in surface.Operations.Where(o => o.Method == HttpMethod.Get && o.Collection is null))
            if ((await FirstId(tenant.Client, list.Path) ?? await FirstId(person, list.Path)) is { } id) _ids[list.Path] = id;
        _ids["/v1/device-credentials"] = credential; // listed by device
        _ids["/v1/roles"] = role; // the first of the list comes with the platform
    }

    private async Task<string> Add(string path, object body)
    {
        var response = await tenant.Client.PostAsJsonAsync(path, body, Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {answer}");
        return answer.GetProperty("id").GetString()!;
    }

    private async Task Upload(string path, string table)
    {
        var response = await tenant.Client.PostAsync(path, new StringContent(table, System.Text.Encoding.UTF8, "text/csv"), Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Ct)}");
    }

    // What goes on in the background would be taken for what an attack changed.
    private async Task Finished(string request)
    {
        while ((await tenant.Client.GetFromJsonAsync<JsonElement>(request, Ct)).GetProperty("state").GetString() is "pending") await Task.Delay(50, Ct);
    }

    private static async Task<string?> FirstId(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Ct);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType is not "application/json") return null;
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("items", out var items) && items.GetArrayLength() > 0 && items[0].TryGetProperty("id", out var id)
            ? id.GetString() : null;
    }
}
