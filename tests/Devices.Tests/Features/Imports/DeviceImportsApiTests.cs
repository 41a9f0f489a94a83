using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features.Imports;

public sealed class DeviceImportsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_table_becomes_devices_and_is_taken_back()
    {
        var tag = Word();
        var (site, known) = (await Site(), await app.One.Register("Before", serial: $"{tag}-1"));
        var import = await Send($"Name;Serial;Site;Type;Gateway;Tags\nSensor;{tag}-2;{site};Battery sensor;{tag}-G;{tag} roof\nGate;{tag}-G;{site};Gateway;;{tag}\nRenamed;{tag}-1;;;;{tag}\n");
        Assert.Equal((";", "utf-8", 3), (import.Text("separator"), import.Text("encoding"), import.Number("rows")));
        Assert.Equal((2, 1, 0), Counts(import.GetProperty("preview")));

        var applied = await Apply(import.Text("id"));
        Assert.Equal((2, 1, 0), Counts(applied.GetProperty("result")));
        Assert.Empty(applied.GetProperty("result").GetProperty("problems").EnumerateArray());
        var devices = await Tagged(tag);
        Assert.Equal(["Gate", "Renamed", "Sensor"], devices.Select(d => d.Text("name")));
        Assert.Equal(devices[0].Text("id"), devices[2].Text("parentId"));

        var undone = await Undo(import.Text("id"));
        Assert.NotEqual(JsonValueKind.Null, undone.GetProperty("undoneAt").ValueKind);
        Assert.Empty(await Tagged(tag));
        Assert.Equal("Before", (await app.One.Read($"/v1/devices/{known.Text("id")}")).Text("name"));
    }

    [Fact]
    public async Task Each_line_says_what_is_wrong_with_it_and_the_others_are_applied()
    {
        var (tag, site) = (Word(), await Site());
        var import = await Send($"name,serial,site,type,tags\nGood,{tag}-1,{site},Gateway,{tag}\nNowhere,,Atlantis,Gateway,\n,{tag}-3,{site},Gateway,\nAgain,{tag}-1,{site},Gateway,\nTyped,,{site},Toaster,a!b\n");
        string[] expected = ["3 device.unknown-site", "4 device.nameless", "5 device-import.repeated", "6 device.tag-malformed", "6 device.unknown-type"];
        Assert.Equal(expected, Problems(import.GetProperty("preview")));

        var result = (await Apply(import.Text("id"))).GetProperty("result");
        Assert.Equal((1, 0, 4), Counts(result));
        Assert.Equal(expected, Problems(result));
    }

    [Fact]
    public async Task What_came_of_it_is_a_list_like_any_other()
    {
        var (tag, site) = (Word(), await Site());
        await app.One.Register($"{tag} same", serial: $"{tag}-1");
        await app.One.Register($"{tag} old", serial: $"{tag}-2");
        var id = (await Send($"name,serial,site,type\n{tag} same,{tag}-1,,\n{tag} changed,{tag}-2,,\n{tag} new,{tag}-3,{site},Gateway\n")).Text("id");
        await Apply(id);

        var window = await app.One.Read($"/v1/devices/window?filter[importId]={id}");
        Assert.Equal([$"{tag} changed", $"{tag} new"], window.GetProperty("items").EnumerateArray().Select(d => d.Text("name")));
        Assert.Equal(0, (await app.Two.Read($"/v1/devices/window?filter[importId]={id}")).Number("total"));
    }

    [Fact]
    public async Task Lines_are_looked_at_by_their_place_among_those_of_a_kind()
    {
        var (tag, site) = (Word(), await Site());
        var lines = string.Concat(Enumerable.Range(0, 2_500).Select(i => $"{tag} {i},{(i % 1_000 == 999 ? "Atlantis" : site)},Gateway,{(i == 7 ? "nobody" : "")}\n"));
        var path = $"/v1/device-imports/{(await Send($"name,site,type,gateway\n{lines}")).Text("id")}/lines";

        var across = await app.One.Read($"{path}?from=998&limit=3");
        Assert.Equal((2_500, 998), (across.Number("total"), across.Number("from")));
        Assert.Equal(["1000 created", "1001 refused", "1002 created"], across.GetProperty("items").EnumerateArray().Select(l => $"{l.Number("line")} {l.Text("outcome")}"));
        var refused = await app.One.Read($"{path}?filter[kind]=refused&from=1");
        Assert.Equal(2, refused.Number("total"));
        var second = Assert.Single(refused.GetProperty("items").EnumerateArray());
        Assert.Equal((2_001, "site"), (second.Number("line"), Assert.Single(second.GetProperty("problems").EnumerateArray()).Text("field")));
        var troubled = await app.One.Read($"{path}?filter[kind]=problem&limit=1");
        Assert.Equal((3, "created"), (troubled.Number("total"), troubled.GetProperty("items")[0].Text("outcome")));
        Assert.Equal("device.unknown-parent", troubled.GetProperty("items")[0].GetProperty("problems")[0].Text("code"));
        Assert.Equal(0, (await app.One.Read($"{path}?from=9000")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("from=-1")]
    [InlineData("limit=0")]
    [InlineData("filter[kind]=nice")]
    public async Task A_window_that_cannot_be_is_refused(string query)
    {
        var id = (await Send("name\nA\n")).Text("id");
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/device-imports/{id}/lines?{query}", Ct)).StatusCode);
    }

    [Fact]
    public async Task An_applied_import_has_forgotten_its_lines()
    {
        var id = (await Send("name\n\"A\"\n")).Text("id");
        await Apply(id);
        var response = await app.One.Client.GetAsync($"/v1/device-imports/{id}/lines", Ct);
        Assert.Equal("urn:problem:device-import.lines-forgotten", (await response.Json()).Text("type"));
    }

    [Fact]
    public async Task Another_mapping_and_what_new_devices_are_change_what_comes_of_it()
    {
        var (tag, site) = (Word(), await app.One.AddSite());
        var import = await Send($"what,code\n{tag} A,1\n{tag} B,2\n");
        Assert.Equal((0, 0, 2), Counts(import.GetProperty("preview")));

        var path = $"/v1/device-imports/{import.Text("id")}";
        var nowhere = await app.One.Client.PatchAsJsonAsync(path, new { mapping = new { name = 7 } }, Ct);
        Assert.Equal("urn:problem:device-import.no-such-column", (await nowhere.Json()).Text("type"));
        var changed = await (await app.One.Client.PatchAsJsonAsync(path, new { mapping = new { name = 0, serial = 1 }, siteId = site, typeId = await app.One.TypeId() }, Ct)).Json();
        Assert.Equal((2, 0, 0), Counts(changed.GetProperty("preview")));
        Assert.Equal((2, 0, 0), Counts((await Apply(import.Text("id"))).GetProperty("result")));
    }

    [Fact]
    public async Task An_export_comes_back_as_it_went()
    {
        var (tag, site) = (Word(), await app.One.AddSite());
        await app.One.Register($"=cmd|' /C calc'!A0 {tag}", site);
        await app.One.Register($"\"Quoted\", {tag}\nand broken; Ünïcode", site);
        var exported = await app.One.Client.GetByteArrayAsync($"/v1/devices/export?filter[siteId]={site}", Ct);
        Assert.Contains($"'=cmd|", Encoding.UTF8.GetString(exported), StringComparison.Ordinal);

        var preview = (await Send(exported)).GetProperty("preview");
        Assert.Equal((0, 0, 0), Counts(preview));
        Assert.Equal(2, preview.Number("unchanged"));
    }

    [Fact]
    public async Task A_circle_is_left_open()
    {
        var (tag, site) = (Word(), await Site());
        var import = await Send($"name,serial,site,type,gateway\nA,{tag}-a,{site},Gateway,{tag}-b\nB,{tag}-b,{site},Gateway,{tag}-a\nC,{tag}-c,{site},Gateway,{tag}-a\n");
        var result = (await Apply(import.Text("id"))).GetProperty("result");
        Assert.Equal((3, 0, 0), Counts(result));
        Assert.Equal(["3 device.cyclic-parent"], Problems(result));
    }

    [Fact]
    public async Task A_form_carries_the_file_as_well_as_the_body_does()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" }, { new ByteArrayContent("name\nA\n"u8.ToArray()), "file", "list.csv" } };
        var response = await app.One.Client.PostAsync("/v1/device-imports", form, Ct);
        Assert.Equal((HttpStatusCode.Created, "list.csv"), (response.StatusCode, (await response.Json()).Text("name")));
    }

    [Theory]
    [InlineData("name\n", 422, "device-import.empty")]
    [InlineData("", 422, "upload.empty")]
    [InlineData("name\n\"open\n", 422, "table.quote-not-closed")]
    [InlineData("%PDF-1.7", 422, "upload.not-what-it-says")]
    public async Task What_is_no_table_of_devices_is_refused(string text, int status, string code)
    {
        var response = await TrySend(Encoding.UTF8.GetBytes(text));
        Assert.Equal((status, $"urn:problem:{code}"), ((int)response.StatusCode, (await response.Json()).Text("type")));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_what_to_do()
    {
        var response = await TrySend(new byte[21 * 1024 * 1024]);
        var problem = await response.Json();
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "urn:problem:upload.too-large"), (response.StatusCode, problem.Text("type")));
        Assert.Contains("20 MB", problem.Text("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_does_not_know_of_it()
    {
        var id = (await Send("name\nA\n")).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/device-imports/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/device-imports/{id}/lines", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsync($"/v1/device-imports/{id}/application", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/device-imports/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/device-imports/{id}", Ct)).StatusCode);
    }

    private static string Word() => $"t{Guid.NewGuid():N}"[..12];

    private async Task<string> Site() => (await app.One.Read($"/v1/sites/{await app.One.AddSite()}")).Text("name");

    private Task<HttpResponseMessage> TrySend(byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return app.One.Client.PostAsync("/v1/device-imports?name=devices.csv", content, Ct);
    }

    private Task<JsonElement> Send(string table) => Send(Encoding.UTF8.GetBytes(table));

    private async Task<JsonElement> Send(byte[] file)
    {
        var response = await TrySend(file);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Json();
    }

    private async Task<JsonElement> Apply(string id)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await app.One.Client.PutAsync($"/v1/device-imports/{id}/application", null, Ct)).StatusCode);
        return await Until(id, "applied");
    }

    private async Task<JsonElement> Undo(string id)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await app.One.Client.DeleteAsync($"/v1/device-imports/{id}/application", Ct)).StatusCode);
        return await Until(id, "undone");
    }

    private async Task<JsonElement> Until(string id, string state)
    {
        for (var tries = 0; tries < 600; tries++, await Task.Delay(200, Ct))
            if (await app.One.Read($"/v1/device-imports/{id}") is var import && import.Text("state") == state) return import;
        throw new TimeoutException($"The import is not {state} after two minutes.");
    }

    private async Task<List<JsonElement>> Tagged(string tag) =>
        [.. (await app.One.Read($"/v1/devices/window?filter[tag]={tag}")).GetProperty("items").EnumerateArray()];

    private static (int, int, int) Counts(JsonElement counts) => (counts.Number("created"), counts.Number("changed"), counts.Number("refused"));

    private static string[] Problems(JsonElement of) => [.. of.GetProperty("problems").EnumerateArray().Select(p => $"{p.Number("line")} {p.Text("code")}").Order()];
}
