using System.Net;
using System.Text.Json;
using Platform.Alerts.OnCall.Features;
using Platform.TestKit;

namespace Platform.Alerts.Sources;

public class AlertSourcesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Sources = "/v1/alert-sources";

    [Fact]
    public async Task A_source_is_listed_without_its_secret_and_is_nobody_elses()
    {
        var source = await Posting.Make(app, app.One);
        var listed = (await app.One.Client.Ok(HttpMethod.Get, Sources)).GetProperty("items").EnumerateArray().Single(s => s.Id() == source.Id);
        Assert.DoesNotContain(source.Token, listed.GetRawText());
        Assert.EndsWith(source.Path, listed.GetProperty("postTo").GetString());
        Assert.DoesNotContain((await app.Two.Client.Ok(HttpMethod.Get, Sources)).GetProperty("items").EnumerateArray(), s => s.Id() == source.Id);
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Get, "/payloads", null), (HttpMethod.Get, "/timeline", null), (HttpMethod.Delete, "", null), (HttpMethod.Post, "/secret", new { }), (HttpMethod.Put, "", new { name = "x", mapping = Posting.Mapping() }),
        })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.Send(method, $"{Sources}/{source.Id}{path}", body)).Status);
        Assert.Equal(HttpStatusCode.OK, (await source.Post(new { id = "1", status = "ok" })).Status);
    }

    [Fact]
    public async Task A_mapping_that_cannot_be_read_is_refused_and_says_where()
    {
        var (status, problem) = await app.One.Client.Send(HttpMethod.Post, Sources, new { name = "x", mapping = new { name = new { text = "{$..x}" }, labels = new[] { new { name = "a b", text = "c" } } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        foreach (var field in new[] { "name:", "labels.a b:" }) Assert.Contains(field, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_is_posted_is_read_by_the_mapping_as_it_is_now()
    {
        var (source, name) = (await Posting.Make(app, app.One), Posting.Name());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await source.Post(new { title = name })).Status);
        var view = await source.View();
        var (status, changed) = await app.One.Client.Send(HttpMethod.Put, $"{Sources}/{source.Id}", new { name = $"{view.GetProperty("name").GetString()} 2", mapping = new { name = new { text = "{$.title}" } } }, "\"1\"");
        Assert.Equal((HttpStatusCode.OK, 2), (status, changed.GetProperty("version").GetInt32()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.Send(HttpMethod.Put, $"{Sources}/{source.Id}", new { name = "y", mapping = Posting.Mapping() }, "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.OK, (await source.Post(new { title = name })).Status);
        await source.Alerts(name, a => a.Count == 1);
        Assert.Equal(["alert-source.changed.v1", "alert-source.created.v1"], (await app.One.Client.Ok(HttpMethod.Get, $"{Sources}/{source.Id}/timeline")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("kind").GetString()).Order());
    }

    [Fact]
    public async Task A_name_is_one_sources()
    {
        var name = (await (await Posting.Make(app, app.One)).View()).GetProperty("name").GetString();
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.Send(HttpMethod.Post, Sources, new { name, mapping = Posting.Mapping() })).Status);
        await app.Two.Client.Ok(HttpMethod.Post, Sources, new { name, mapping = Posting.Mapping() });
    }

    [Fact]
    public async Task A_preview_shows_alerts_where_they_would_be_and_what_is_missing()
    {
        var site = await app.One.Client.Ok(HttpMethod.Post, "/v1/sites", new { name = Posting.Name(), address = "Kai 1", timeZone = "Europe/Berlin" });
        var shown = await Preview(Posting.Mapping("$[*]"), $$"""[{"name": "Hot", "severity": "P1", "id": 7, "site": "{{site.GetProperty("number").GetString()}}"}, {"name": "Cold", "site": "Atlantis"}, {}]""");
        var alerts = shown.GetProperty("alerts").EnumerateArray().ToList();
        Assert.Equal((site.GetProperty("name").GetString(), "critical", "7"), (alerts[0].GetProperty("siteName").GetString(), alerts[0].GetProperty("severity").GetString(), alerts[0].GetProperty("fingerprint").GetString()));
        foreach (var missing in new[] { "Atlantis", "no severity", "no fingerprint" }) Assert.Contains(alerts[1].GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains(missing, StringComparison.Ordinal));
        Assert.Equal(2, Assert.Single(shown.GetProperty("refused").EnumerateArray()).GetProperty("index").GetInt32());
    }

    [Fact]
    public async Task A_preview_of_a_mapping_or_payload_nobody_can_read_says_so()
    {
        Assert.Equal("name", Assert.Single((await Preview(new { name = new { text = "{" } }, "{}")).GetProperty("faults").EnumerateArray()).GetProperty("field").GetString());
        Assert.False((await Preview(Posting.Mapping(), "nonsense")).GetProperty("isPayloadReadable").GetBoolean());
        Assert.Equal(1, (await Preview(Posting.Mapping(), "name=Hot+pump&severity=low")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Nobody_hears_anything_of_a_preview()
    {
        var name = Posting.Name();
        await Preview(Posting.Mapping(), $$"""{"name": "{{name}}"}""");
        var source = await Posting.Make(app, app.One);
        var after = Posting.Name();
        await source.Post(new { id = "1", name = after });
        await source.Alerts(after, a => a.Count == 1);
        Assert.Empty(await source.Alerts(name, _ => true));
    }

    [Fact]
    public async Task Ready_mappings_are_saved_as_they_are_and_read_their_samples()
    {
        foreach (var ready in (await app.One.Client.Ok(HttpMethod.Get, $"{Sources}/ready-mappings")).GetProperty("items").EnumerateArray())
        {
            var shown = await Preview(ready.GetProperty("mapping"), ready.GetProperty("sample").GetString()!);
            Assert.True(shown.GetProperty("count").GetInt32() > 0, $"{ready.GetProperty("key")}: {shown}");
            await Posting.Make(app, app.One, ready.GetProperty("mapping"));
        }
    }

    private Task<JsonElement> Preview(object mapping, string payload) => app.One.Client.Ok(HttpMethod.Post, $"{Sources}/preview", new { mapping, payload });
}
