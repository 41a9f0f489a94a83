using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Sites.Domain;
using Platform.Sites.Storage;
using Platform.TestKit;

namespace Platform.Sites.Features;

public class SitesApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adding_a_site_answers_it_with_its_number_version_and_place()
    {
        var response = await Add("North gate");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);

        var site = await Json(response);
        Assert.Equal($"/v1/sites/{site.GetProperty("id").GetString()}", response.Headers.Location?.ToString());
        Assert.Matches(@"^S-\d+$", site.GetProperty("number").GetString());
        Assert.Equal("unknown", site.GetProperty("health").GetProperty("band").GetString());
    }

    [Fact]
    public async Task A_site_is_found_by_its_number_too()
    {
        var site = await Json(await Add("East gate"));
        var found = await Json(await app.One.Client.GetAsync($"/v1/sites/{site.GetProperty("number").GetString()}", Ct));
        Assert.Equal(site.GetProperty("id").GetString(), found.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        var id = (await Json(await Add("West gate"))).GetProperty("id").GetString();
        foreach (var path in new[] { $"/v1/sites/{id}", $"/v1/sites/{id}/timeline" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync(path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PatchAsJsonAsync($"/v1/sites/{id}", new { name = "Mine" }, Ct)).StatusCode);
        Assert.DoesNotContain(id!, await app.Two.Client.GetStringAsync("/v1/sites?limit=200", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var id = (await Json(await Add("South gate"))).GetProperty("id").GetString();
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/sites/{id}") { Content = JsonContent.Create(new { name = "Later" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_taken_name_is_refused_by_its_code()
    {
        await Add("Twin gate");
        var response = await Add("TWIN GATE");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("urn:problem:site.name-taken", (await Json(response)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"name":"","address":"a","timeZone":"UTC"}""", "name")]
    [InlineData("""{"name":"n","address":"a","timeZone":"UTC","latitude":91}""", "latitude")]
    [InlineData("""{"name":"n","address":"a","timeZone":"UTC","colour":"red"}""", "colour")]
    public async Task A_malformed_request_names_the_field(string body, string field)
    {
        var response = await app.One.Client.PostAsync("/v1/sites", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, await response.Content.ReadAsStringAsync(Ct), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_row_is_exactly_the_fold_of_its_journal()
    {
        var id = Guid.Parse((await Json(await Add("Folded gate"))).GetProperty("id").GetString()!);
        await app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new { name = "Unfolded gate", address = "Kai 9" }, Ct);

        await using var scope = app.Services.CreateScopeFor(new Call(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var db = scope.ServiceProvider.GetRequiredService<SitesDb>();
        var row = await db.Sites.AsNoTracking().SingleAsync(s => s.Key == id, Ct);
        var entries = await db.Journal.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(Ct);
        Assert.Equal(entries.Select(e => e.Read<SiteEvent>()).Aggregate((Site?)null, Site.Evolve), row);
    }

    [Fact]
    public async Task Of_simultaneous_renames_each_lands_or_is_refused_and_versions_count_those_that_landed()
    {
        var id = (await Json(await Add("Busy gate"))).GetProperty("id").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new { name = $"Busy gate {i}" }, Ct)));
        var site = await Json(await app.One.Client.GetAsync($"/v1/sites/{id}", Ct));
        Assert.Equal(answers.Count(a => a.IsSuccessStatusCode), site.GetProperty("version").GetInt32() - 1);
    }

    [Fact]
    public async Task The_timeline_tells_what_happened_latest_first()
    {
        var id = (await Json(await Add("Told gate"))).GetProperty("id").GetString();
        await app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new { name = "Retold gate" }, Ct);
        var items = (await Json(await app.One.Client.GetAsync($"/v1/sites/{id}/timeline", Ct))).GetProperty("items");
        Assert.Equal(["Renamed to Retold gate", "Added as Told gate, Kai 1"], items.EnumerateArray().Select(i => i.GetProperty("text").GetString()!));
    }

    private Task<HttpResponseMessage> Add(string name) =>
        app.One.Client.PostAsJsonAsync("/v1/sites", new { name, address = "Kai 1", timeZone = "Europe/Berlin" }, Ct);

    private static async Task<JsonElement> Json(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
}
