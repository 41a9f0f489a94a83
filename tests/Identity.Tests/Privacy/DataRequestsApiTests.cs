using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity.Privacy;

public sealed class DataRequestsApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task An_archive_is_fetched_by_its_own_company_only()
    {
        var marked = await new Marked(app).Live();
        var id = (await marked.Administrator.Fulfilled(new { kind = "exportTenant" })).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.OK, (await marked.Administrator.GetAsync($"/v1/data-requests/{id}/archive")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/data-requests/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/data-requests/{id}/archive")).StatusCode);
    }

    [Fact]
    public async Task Requests_are_listed_with_whom_they_are_about()
    {
        var marked = await new Marked(app).Live();
        await marked.Administrator.Fulfilled(new { kind = "exportPerson", personId = marked.Person });

        var listed = (await marked.Administrator.GetFromJsonAsync<JsonElement>("/v1/data-requests")).GetProperty("items")[0];

        Assert.Equal($"Renamed {marked.Mark}", listed.GetProperty("person").GetProperty("name").GetString());
        Assert.True(listed.GetProperty("canBeFetched").GetBoolean());
    }

    [Fact]
    public async Task An_erased_person_is_nobody_any_more()
    {
        var marked = await new Marked(app).Live();
        await marked.Administrator.Fulfilled(new { kind = "erasePerson", personId = marked.Person });

        var again = await marked.Administrator.PostAsJsonAsync("/v1/data-requests", new { kind = "erasePerson", personId = marked.Person });

        Assert.Equal((HttpStatusCode.NotFound, "user.not-found"), (again.StatusCode, await again.Code()));
    }

    [Fact]
    public async Task Nobody_erases_themselves()
    {
        var marked = await new Marked(app).Live();

        var refused = await marked.Browser.PostAsJsonAsync("/v1/data-requests", new { kind = "erasePerson", personId = marked.Person });

        Assert.Equal((HttpStatusCode.Conflict, "data-request.yourself"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var own = new OwnTenant(app);
        await own.Register();
        var program = app.WithKey(await app.NewKey(own.Id));
        var person = (await (await app.BrowserOf(own.Email, own.Password)).GetFromJsonAsync<JsonElement>("/v1/session")).GetProperty("user").GetProperty("id").GetGuid();

        var refused = await program.PostAsJsonAsync("/v1/data-requests", new { kind = "erasePerson", personId = person });

        Assert.Equal((HttpStatusCode.Conflict, "user.last-administrator"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task A_person_of_another_company_is_nobody()
    {
        var marked = await new Marked(app).Live();

        foreach (var kind in (string[])["exportPerson", "erasePerson"])
        {
            var refused = await app.Two.Client.PostAsJsonAsync("/v1/data-requests", new { kind, personId = marked.Person });
            Assert.Equal((HttpStatusCode.NotFound, "user.not-found"), (refused.StatusCode, await refused.Code()));
        }
    }

    [Theory]
    [InlineData("""{"kind":"exportPerson"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"kind":"exportTenant","personId":"0193d000-0000-7000-8000-000000000001"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"kind":"burnEverything"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"exportTenant","state":"done"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_no_request_is_refused(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (await app.One.Client.PostAsync("/v1/data-requests", content)).StatusCode);
    }

    [Fact]
    public async Task Seeing_requests_is_not_fetching_archives()
    {
        var made = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Reader", scopes = new[] { "privacy.read" } })).Json();
        var reader = app.WithKey(made.GetProperty("secret").GetString()!);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/v1/data-requests")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/v1/data-requests/{Guid.NewGuid()}/archive")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/v1/data-requests", new { kind = "exportTenant" })).StatusCode);
    }
}
