using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Features;

public sealed class TenantApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Everyone_sees_the_own_company()
    {
        Assert.Equal("Northwind Facilities", await NameSeenBy(app.One.Client));
        Assert.Equal(app.Two.Id.Value, (await (await app.Two.Client.GetAsync("/v1/tenant")).Json()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Renaming_changes_the_own_company_and_no_other()
    {
        var (one, two) = (app.One.Client, app.Two.Client);

        var before = Version(await two.GetAsync("/v1/tenant"));

        var response = await two.PatchAsJsonAsync("/v1/tenant", new { name = "Brighter" });

        Assert.Equal((HttpStatusCode.OK, before + 1), (response.StatusCode, Version(response)));
        Assert.Equal("Brighter", await NameSeenBy(two));
        Assert.Equal("Northwind Facilities", await NameSeenBy(one));
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/v1/tenant") { Content = JsonContent.Create(new { name = "Late" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"99\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_catalogue_says_what_a_key_can_be_allowed_to_do()
    {
        var permissions = await (await app.One.Client.GetAsync("/v1/permissions")).Json();

        Assert.Contains("api-keys.write", permissions.EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    private static int Version(HttpResponseMessage response) => int.Parse(response.Headers.ETag!.Tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> NameSeenBy(HttpClient client) => (await (await client.GetAsync("/v1/tenant")).Json()).GetProperty("name").GetString();
}
