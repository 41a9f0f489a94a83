using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Features.People;

public sealed class RolesApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_roles_that_come_with_the_platform_are_there_and_say_what_they_come_to()
    {
        var roles = (await (await app.One.Client.GetAsync("/v1/roles")).Json()).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["administrator", "manager", "supervisor", "operator", "field-agent", "technician", "sales", "auditor", "client", "vendor"], roles.Take(10).Select(r => r.GetProperty("id").GetString()));
        Assert.Contains("devices.write", roles.Single(r => r.GetProperty("id").GetString() == "technician").GetProperty("grants").EnumerateArray().Select(g => g.GetString()));
    }

    [Fact]
    public async Task A_role_of_the_companys_own_decides_what_its_people_may_do_from_then_on()
    {
        var role = await Create("Night shift", "sites.read");
        var bo = await Colleague.Of(app, app.One, "vendor");
        await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role });
        Assert.Equal(HttpStatusCode.OK, (await bo.Client.GetAsync("/v1/sites")).StatusCode);

        await app.One.Client.PatchAsJsonAsync($"/v1/roles/{role}", new { permissions = new[] { "devices.read" } });

        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Client.GetAsync("/v1/sites")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.Client.GetAsync("/v1/devices")).StatusCode);
    }

    [Fact]
    public async Task A_role_somebody_has_cannot_be_removed_and_one_nobody_has_can()
    {
        var role = await Create("Day shift", "sites.read");
        var bo = await Colleague.Of(app, app.One, "vendor");
        await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role });
        var refused = await app.One.Client.DeleteAsync($"/v1/roles/{role}");
        Assert.Equal((HttpStatusCode.Conflict, "role.in-use"), (refused.StatusCode, await refused.Code()));

        await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "vendor" });

        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/roles/{role}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync($"/v1/roles/{role}")).StatusCode);
    }

    [Fact]
    public async Task Another_tenants_role_is_no_role()
    {
        var role = await Create("Weekend", "sites.read");
        var stranger = await Colleague.Of(app, app.Two, "operator");

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/roles/{role}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PatchAsJsonAsync($"/v1/roles/{role}", new { title = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/roles/{role}")).StatusCode);
        Assert.Equal("user.unknown-role", await (await app.Two.Client.PatchAsJsonAsync($"/v1/users/{stranger.Id}", new { role })).Code());
    }

    [Fact]
    public async Task Two_roles_of_a_company_are_not_called_the_same()
    {
        await Create("Twice", "sites.read");
        var refused = await app.One.Client.PostAsJsonAsync("/v1/roles", new { title = "TWICE", permissions = new[] { "sites.read" } });
        Assert.Equal((HttpStatusCode.Conflict, "role.title-taken"), (refused.StatusCode, await refused.Code()));
    }

    private async Task<string> Create(string title, params string[] permissions)
    {
        var response = await app.One.Client.PostAsJsonAsync("/v1/roles", new { title, permissions });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Json()).GetProperty("id").GetString()!;
    }
}
