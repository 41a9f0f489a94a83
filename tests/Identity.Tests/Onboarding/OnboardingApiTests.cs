using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity.Onboarding;

public sealed class OnboardingApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Steps_are_done_when_they_have_happened()
    {
        var browser = await Newcomer();
        Assert.Equal(["site", "device", "apiKey", "reading", "ticket", "colleague"], Steps(await Onboarding(browser)));
        Assert.Empty(Done(await Onboarding(browser)));

        var site = await (await browser.PostAsJsonAsync("/v1/sites", new { name = "Yard", address = "Quay 1", timeZone = "Europe/Berlin" })).Json();
        var type = (await browser.GetFromJsonAsync<JsonElement>("/v1/device-types")).GetProperty("items")[0].GetProperty("id").GetString();
        var device = await (await browser.PostAsJsonAsync("/v1/devices", new { name = "Door", siteId = site.GetProperty("id").GetString(), typeId = type })).Json();
        Assert.Equal(["site", "device"], Done(await Onboarding(browser)));

        await browser.PostAsJsonAsync("/v1/api-keys", new { name = "Gateway", scopes = new[] { "telemetry.write" } });
        var reading = new { deviceId = device.GetProperty("id").GetString(), at = DateTimeOffset.UtcNow, battery = 80 };
        (await browser.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { reading } })).EnsureSuccessStatusCode();
        for (var tries = 0; tries < 1200 && !Done(await Onboarding(browser)).Contains("reading"); tries++) await Task.Delay(50);

        Assert.Equal(["site", "device", "apiKey", "reading"], Done(await Onboarding(browser)));
    }

    [Fact]
    public async Task Sample_data_comes_and_goes_and_leaves_what_is_ones_own()
    {
        var browser = await Newcomer();
        await browser.PostAsJsonAsync("/v1/sites", new { name = "My own", address = "Quay 1", timeZone = "Europe/Berlin" });

        var added = await (await browser.PutAsync("/v1/sample-data", null)).Json();
        Assert.True(added.GetProperty("records").GetInt32() > 20);
        Assert.Equal(4, await CountSites(browser));

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/v1/sample-data")).StatusCode);
        Assert.Equal(1, await CountSites(browser));
        Assert.Equal(0, (await browser.GetFromJsonAsync<JsonElement>("/v1/sample-data")).GetProperty("records").GetInt32());
        Assert.Empty((await browser.GetFromJsonAsync<JsonElement>("/v1/devices")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Sample_data_is_added_once_and_can_be_added_again_after_it_was_removed()
    {
        var browser = await Newcomer();
        var first = (await (await browser.PutAsync("/v1/sample-data", null)).Json()).GetProperty("records").GetInt32();
        Assert.Equal(first, (await (await browser.PutAsync("/v1/sample-data", null)).Json()).GetProperty("records").GetInt32());

        await browser.DeleteAsync("/v1/sample-data");

        Assert.Equal(first, (await (await browser.PutAsync("/v1/sample-data", null)).Json()).GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Sample_data_is_no_step_done()
    {
        var browser = await Newcomer();
        await browser.PutAsync("/v1/sample-data", null);

        Assert.Empty(Done(await Onboarding(browser)));
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_help()
    {
        var browser = await Newcomer();

        var found = (await browser.GetFromJsonAsync<JsonElement>("/v1/help?q=gateway")).GetProperty("items");
        var article = await browser.GetFromJsonAsync<JsonElement>($"/v1/help/{found[0].GetProperty("slug").GetString()}");

        Assert.Contains("gateway", article.GetProperty("markdown").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/v1/help/..%2F..%2Fsecrets")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().GetAsync("/v1/help")).StatusCode);
    }

    private async Task<HttpClient> Newcomer()
    {
        var own = new OwnTenant(app);
        await own.Register();
        return await app.BrowserOf(own.Email, own.Password);
    }

    private static Task<JsonElement> Onboarding(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/v1/onboarding");
    private static List<string?> Steps(JsonElement onboarding) => [.. onboarding.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("id").GetString())];
    private static List<string?> Done(JsonElement onboarding) =>
        [.. onboarding.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("doneAt").ValueKind != JsonValueKind.Null).Select(s => s.GetProperty("id").GetString())];

    private static async Task<int> CountSites(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/v1/sites")).GetProperty("items").GetArrayLength();
}
