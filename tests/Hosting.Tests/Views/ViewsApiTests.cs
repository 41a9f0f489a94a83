using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Hosting.Views;

public sealed class ViewsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_found_changed_and_removed()
    {
        var view = await Save(app.One.Client, "Critical", shared: false);
        Assert.Equal("critical", view.GetProperty("query").GetProperty("filter[band]").GetString());
        Assert.Equal(["name", "score"], view.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!));

        var changed = await app.One.Client.PatchAsJsonAsync(At(view), new { name = "Worst", query = new { sort = "score" } }, Ct);
        Assert.Equal("\"2\"", changed.Headers.ETag?.Tag);
        Assert.Contains("Worst", await Names(app.One.Client));
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync(At(view), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync(At(view), Ct)).StatusCode);
    }

    [Fact]
    public async Task Colleagues_see_what_is_shared_and_change_it_only_when_they_may_share()
    {
        var (own, shared) = (await Save(app.One.Client, "Mine alone", shared: false), await Save(app.One.Client, "For all", shared: true));
        using var colleague = await Colleague("devices.read");

        var seen = await Names(colleague);
        Assert.Contains("For all", seen);
        Assert.DoesNotContain("Mine alone", seen);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(At(own), Ct)).StatusCode);
        Assert.Equal("urn:problem:view.not-yours", await Code(await colleague.PatchAsJsonAsync(At(shared), new { name = "Taken" }, Ct)));
        Assert.Equal("urn:problem:view.not-yours", await Code(await colleague.DeleteAsync(At(shared), Ct)));
        Assert.Equal("urn:problem:view.not-shareable", await Code(await colleague.PostAsJsonAsync("/v1/views", Of("Loud", shared: true), Ct)));

        using var keeper = await Colleague("views.share");
        Assert.Equal(HttpStatusCode.OK, (await keeper.PatchAsJsonAsync(At(shared), new { name = "For everybody" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        var view = await Save(app.One.Client, "Ours", shared: true);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync(At(view), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync(At(view), Ct)).StatusCode);
        Assert.DoesNotContain("Ours", await Names(app.Two.Client));
    }

    [Fact]
    public async Task A_name_is_taken_once_and_a_stale_version_is_refused()
    {
        var view = await Save(app.One.Client, "Twice", shared: false);
        Assert.Equal("urn:problem:view.name-taken", await Code(await app.One.Client.PostAsJsonAsync("/v1/views", Of("TWICE", shared: false), Ct)));
        var stale = new HttpRequestMessage(HttpMethod.Patch, At(view)) { Content = JsonContent.Create(new { name = "Late" }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(stale, Ct)).StatusCode);
    }

    [Theory]
    [InlineData("""{"list":"Devices!","name":"n","query":{}}""")]
    [InlineData("""{"list":"devices","name":"","query":{}}""")]
    [InlineData("""{"list":"devices","name":"n"}""")]
    [InlineData("""{"list":"devices","name":"n","query":{"a":{"b":1}}}""")]
    public async Task What_is_no_view_is_malformed(string body) => Assert.Equal(
        HttpStatusCode.BadRequest, (await app.One.Client.PostAsync("/v1/views", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct)).StatusCode);

    [Fact]
    public async Task A_view_does_not_grow_without_end() =>
        Assert.Equal("urn:problem:view.query-too-long", await Code(await app.One.Client.PostAsJsonAsync("/v1/views", new { list = "devices", name = "long", query = new { q = new string('x', 2_001) } }, Ct)));

    private static object Of(string name, bool shared) =>
        new { list = "devices", name, isShared = shared, columns = new[] { "name", "score" }, query = new Dictionary<string, string> { ["filter[band]"] = "critical" } };

    private static async Task<JsonElement> Save(HttpClient client, string name, bool shared)
    {
        var response = await client.PostAsJsonAsync("/v1/views", Of(name, shared), Ct);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    // A key of its own, for what its holder may do and no more.
    private async Task<HttpClient> Colleague(string scope)
    {
        var key = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = $"{scope} {Guid.NewGuid()}", scopes = new[] { scope } }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        return app.ClientFor(key.GetProperty("secret").GetString()!);
    }

    private static string At(JsonElement view) => $"/v1/views/{view.GetProperty("id").GetString()}";

    private static async Task<string[]> Names(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/v1/views?filter[list]=devices&limit=200", Ct)).GetProperty("items").EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    private static async Task<string?> Code(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("type").GetString();
}
