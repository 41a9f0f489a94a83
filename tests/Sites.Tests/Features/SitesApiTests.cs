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

public class SitesApiTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
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
        await app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new
        {
            name = "Unfolded gate", address = "Kai 9", businessHours = new { sunday = new[] { new { from = "00:00", to = "24:00" } } },
            geofence = new { polygon = new[] { new { latitude = 0.0, longitude = 0.5 }, new { latitude = 1.0, longitude = 0.25 }, new { latitude = 1.0, longitude = 1.0 } } },
        }, Ct);

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

    [Fact]
    public async Task Hours_and_fence_are_kept_shown_and_told()
    {
        var id = (await Json(await Add("Fenced gate"))).GetProperty("id").GetString();
        var changed = await app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new
        {
            latitude = 53.5, longitude = 9.9, businessHours = new { monday = new[] { new { from = "13:00", to = "17:00" }, new { from = "08:00", to = "12:00" } } },
            geofence = new { circle = new { centre = new { latitude = 53.5, longitude = 9.9 }, radiusMetres = 150 } },
        }, Ct);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var site = await Json(await app.One.Client.GetAsync($"/v1/sites/{id}", Ct));
        Assert.Equal("08:00", site.GetProperty("businessHours").GetProperty("monday")[0].GetProperty("from").GetString());
        Assert.Equal(150, site.GetProperty("geofence").GetProperty("circle").GetProperty("radiusMetres").GetDouble());
        var told = (await Json(await app.One.Client.GetAsync($"/v1/sites/{id}/timeline", Ct))).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("text").GetString());
        Assert.Contains("Business hours are now Mon 08:00–12:00, 13:00–17:00", told);
    }

    [Theory]
    [InlineData("""{"businessHours":{"monday":[{"from":"8","to":"12:00"}]}}""", 422)]
    [InlineData("""{"businessHours":{"monday":[null]}}""", 422)]
    [InlineData("""{"businessHours":{"monday":null}}""", 400)]
    [InlineData("""{"businessHours":{"someday":[]}}""", 400)]
    [InlineData("""{"geofence":{"polygon":[{"latitude":0,"longitude":0},{"latitude":91,"longitude":0},{"latitude":1,"longitude":1}]}}""", 422)]
    [InlineData("""{"geofence":{"polygon":[null,null,null]}}""", 422)]
    [InlineData("""{"geofence":{"circle":{"centre":null,"radiusMetres":5}}}""", 400)]
    [InlineData("""{"geofence":{}}""", 422)]
    [InlineData("""{"latitude":null,"longitude":1}""", 422)]
    public async Task What_is_no_hours_or_fence_is_refused(string body, int status)
    {
        var id = (await Json(await Add($"Odd gate {Guid.NewGuid()}"))).GetProperty("id").GetString();
        var response = await app.One.Client.PatchAsync($"/v1/sites/{id}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_map_shows_the_sites_within_its_bounds()
    {
        var id = (await Json(await Add("Mapped gate"))).GetProperty("id").GetString()!;
        await app.One.Client.PatchAsJsonAsync($"/v1/sites/{id}", new { latitude = -17.5, longitude = 179.5 }, Ct);

        var map = await Json(await app.One.Client.GetAsync("/v1/sites/map?bounds=170,-30,-170,0", Ct));
        var shown = Assert.Single(map.GetProperty("sites").EnumerateArray());
        Assert.Equal((id, "unknown", 0), (shown.GetProperty("id").GetString(), shown.GetProperty("band").GetString(), shown.GetProperty("devices").GetProperty("total").GetInt32()));
        Assert.DoesNotContain(id, await app.Two.Client.GetStringAsync("/v1/sites/map", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/sites/map?bounds=1,2,3", Ct)).StatusCode);
    }

    private Task<HttpResponseMessage> Add(string name) =>
        app.One.Client.PostAsJsonAsync("/v1/sites", new { name, address = "Kai 1", timeZone = "Europe/Berlin" }, Ct);

    private static async Task<JsonElement> Json(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
}
