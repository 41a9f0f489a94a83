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

        // Before the ticket: a new policy is followed by a job that goes through the tickets there are.
        var calendar = await Add("/v1/calendars", new { name = Marker, timeZone = "Europe/Berlin", week = new { monday = new[] { new { from = "09:00:00", to = "17:00:00" } } } });
        var policy = await Add("/v1/sla-policies", new { name = Marker, customer = Marker, resolution = "PT8H" });
        var ticket = await Add("/v1/tickets", new { subject = Marker, description = Marker, siteId = site, customer = Marker, tags = new[] { Marker } });
        await Add($"/v1/tickets/{ticket}/replies", new { text = Marker });
        var file = await Upload($"/v1/tickets/{ticket}/files?name={Marker}.csv", Marker);
        await Add("/v1/ticket-edits", new { ids = new[] { ticket }, change = new { addTags = new[] { "edited" } } });
        await Add("/v1/teams", new { name = Marker });
        await Add("/v1/macros", new { name = Marker, text = Marker });
        await Receive(await tenant.Client.PostAsJsonAsync("/v1/mailboxes", new { provider = "sendGrid", address = $"{Marker}@victim.example" }, Ct));
        var article = await Add("/v1/knowledge/articles", new { title = Marker, body = Marker });
        (await tenant.Client.PutAsync($"/v1/knowledge/articles/{article}/publication", null, Ct)).EnsureSuccessStatusCode();

        var somebody = (await FirstId(tenant.Client, "/v1/on-call/people"))!;
        var schedule = await Add("/v1/on-call/schedules", new { name = Marker, timeZone = "Europe/Berlin", layers = new[] { new { name = Marker, people = new[] { somebody }, startsOn = "2026-01-05", handoffAt = "09:00:00", unit = "weeks" } } });
        await Add("/v1/on-call/policies", new { name = Marker, steps = new[] { new { targets = new[] { new { kind = "schedule", id = schedule } }, minutes = 5 } } });
        var standIn = await Add($"/v1/on-call/schedules/{schedule}/overrides", new { from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddDays(1), personId = somebody });
        await Add("/v1/alert-sources", new { name = Marker, mapping = new { name = new { text = Marker } } });
        await Alert(site);
        await Finished($"/v1/data-requests/{await Add("/v1/data-requests", new { kind = "exportTenant" })}");

        // Some things are people's: an API key has no sessions.
        using var person = new HttpClient { BaseAddress = tenant.Client.BaseAddress };
        var response = await person.PostAsJsonAsync("/v1/token", new { email = tenant.Email, password = tenant.Password }, Ct);
        var token = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, $"The victim cannot sign in: {token}");
        person.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("accessToken").GetString());
        (await person.PostAsJsonAsync($"/v1/on-call/schedules/{schedule}/feeds", new { }, Ct)).EnsureSuccessStatusCode();
        foreach (var list in surface.Operations.Where(o => o.Method == HttpMethod.Get && o.Collection is null))
            if ((await FirstId(tenant.Client, list.Path) ?? await FirstId(person, list.Path)) is { } id) _ids[list.Path] = id;
        _ids["/v1/device-credentials"] = credential; // listed by device
        _ids["/v1/on-call/overrides"] = standIn; // listed by schedule
        (_ids["/v1/ticket-files"], _ids["/v1/request-files"]) = (file, file); // listed by ticket
        (_ids["/v1/request-codes/site"], _ids["/v1/request-codes/device"]) = (site, device); // drawn of each
        (_ids["/v1/roles"], _ids["/v1/calendars"], _ids["/v1/sla-policies"]) = (role, calendar, policy); // the first of the lists come with the platform
    }

    private async Task<string> Add(string path, object body)
    {
        var response = await tenant.Client.PostAsJsonAsync(path, body, Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {answer}");
        return answer.GetProperty("id").GetString()!;
    }

    // A mail nobody wrote becomes no ticket, and waits for somebody to say what becomes of it.
    private async Task Receive(HttpResponseMessage mailbox)
    {
        var made = await mailbox.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(mailbox.IsSuccessStatusCode, $"/v1/mailboxes: {made}");
        using var mail = new MultipartFormDataContent("b")
        {
            { new StringContent($"Message-ID: <{Marker}@victim.example>\nPrecedence: bulk"), "\"headers\"" }, { new StringContent($"{Marker}@victim.example"), "\"from\"" },
            { new StringContent(Marker), "\"subject\"" }, { new StringContent(Marker), "\"text\"" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(made.GetProperty("postTo").GetString()!).AbsolutePath) { Content = mail };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(made.GetProperty("userInfo").GetString()!)));
        using var stranger = new HttpClient { BaseAddress = tenant.Client.BaseAddress };
        (await stranger.SendAsync(request, Ct)).EnsureSuccessStatusCode();
    }

    // An alert becomes a record a moment after it was taken, and gets its priority another moment later.
    private async Task Alert(string site)
    {
        (await tenant.Client.PostAsJsonAsync("/v1/alerts", new[] { new { labels = new { alertname = Marker, site }, annotations = new { summary = Marker } } }, Ct)).EnsureSuccessStatusCode();
        string? alert;
        while ((alert = await FirstId(tenant.Client, "/v1/alerts")) is null) await Task.Delay(50, Ct);
        while (!(await tenant.Client.GetAsync($"/v1/alerts/{alert}/triage", Ct)).IsSuccessStatusCode) await Task.Delay(50, Ct);
        _ids["/v1/alert-edits"] = await Add("/v1/alert-edits", new { ids = new[] { alert }, verb = "acknowledge" }); // listed nowhere
        var silence = new { matchers = new[] { new { name = "alertname", value = Marker, isRegex = false } }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(1), createdBy = Marker, comment = Marker };
        var answer = await tenant.Client.PostAsJsonAsync("/v1/alertmanager/api/v2/silences", silence, Ct);
        var incident = await Add("/v1/incidents", new { alertIds = Array.Empty<string>(), title = Marker });
        await Add($"/v1/incidents/{incident}/updates", new { text = Marker });
        _ids["/v1/alerts/what-if"] = await Add("/v1/alerts/what-if", new { silence = new[] { new { name = "alertname", value = Marker, isRegex = false } }, days = 1 });
        _ids["/v1/alertmanager/api/v2/silence"] = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("silenceID").GetString()!;
    }

    private async Task<string> Upload(string path, string table)
    {
        var response = await tenant.Client.PostAsync(path, new StringContent(table, System.Text.Encoding.UTF8, "text/csv"), Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {answer}");
        return answer.GetProperty("id").GetString()!;
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
