using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Features;

public sealed class TenantApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Everyone_sees_the_own_company()
    {
        Assert.Equal(app.One.Name, await NameSeenBy(await app.ProgramOf(app.One)));
        Assert.Equal(app.Two.Id.Value, (await (await (await app.ProgramOf(app.Two)).GetAsync("/v1/tenant")).Json()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Renaming_changes_the_own_company_and_no_other()
    {
        var (one, two) = (await app.ProgramOf(app.One), await app.ProgramOf(app.Two));

        var response = await two.PatchAsJsonAsync("/v1/tenant", new { name = "Brighter" });

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (response.StatusCode, response.Headers.ETag?.Tag));
        Assert.Equal("Brighter", await NameSeenBy(two));
        Assert.Equal(app.One.Name, await NameSeenBy(one));
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/v1/tenant") { Content = JsonContent.Create(new { name = "Late" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"99\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await (await app.ProgramOf(app.One)).SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_catalogue_says_what_a_key_can_be_allowed_to_do()
    {
        var permissions = await (await (await app.ProgramOf(app.One)).GetAsync("/v1/permissions")).Json();

        Assert.Contains("api-keys.write", permissions.EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    private static async Task<string?> NameSeenBy(HttpClient client) => (await (await client.GetAsync("/v1/tenant")).Json()).GetProperty("name").GetString();
}
