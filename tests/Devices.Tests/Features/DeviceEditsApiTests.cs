using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceEditsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Many_devices_change_at_once_and_back()
    {
        var (from, to) = (await app.One.AddSite(), await app.One.AddSite());
        string[] ids = [(await app.One.Register("A", from)).Text("id"), (await app.One.Register("B", from)).Text("id")];

        var edit = await Edit(new { ids, change = new { siteId = to, addTags = new[] { "Moved" } } });
        Assert.Equal((2, 0, 0), (edit.Number("changed"), edit.Number("unchanged"), edit.Number("refusedCount")));
        Assert.Equal((to, "moved"), await SiteAndTag(ids[0]));

        var undone = await Undo(app.One, edit.Text("id"));
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal((from, null), await SiteAndTag(ids[1]));
        Assert.Equal("urn:problem:device-edit.undone", (await (await Undo(app.One, edit.Text("id"))).Json()).Text("type"));
    }

    [Fact]
    public async Task What_was_changed_since_stays_when_an_edit_is_undone()
    {
        var id = (await app.One.Register("Since")).Text("id");
        var edit = await Edit(new { ids = new[] { id }, change = new { addTags = new[] { "x" }, isDecommissioned = (bool?)null } });
        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{id}", new { name = "Renamed since", tags = new[] { "y" } }, Ct);

        await Undo(app.One, edit.Text("id"));

        var device = await app.One.Read($"/v1/devices/{id}");
        Assert.Equal(("Renamed since", "y"), (device.Text("name"), device.GetProperty("tags")[0].GetString()));
    }

    [Fact]
    public async Task Each_device_is_changed_by_itself_and_the_refused_say_why()
    {
        var (good, gone) = ((await app.One.Register("Good")).Text("id"), (await app.One.Register("Gone")).Text("id"));
        await app.One.Client.PutAsync($"/v1/devices/{gone}/decommissioning", null, Ct);
        var nobody = Guid.NewGuid().ToString();

        var edit = await Edit(new { ids = new[] { good, gone, nobody }, change = new { addTags = new[] { "z" } } });

        Assert.Equal((1, 2), (edit.Number("changed"), edit.Number("refusedCount")));
        Assert.Equal(["device.decommissioned", "device.not-found"], edit.GetProperty("refused").EnumerateArray().Select(r => r.Text("code")).Order());
    }

    [Fact]
    public async Task A_filter_names_devices_as_the_list_does()
    {
        var site = await app.One.AddSite();
        for (var i = 0; i < 3; i++) await app.One.Register($"Filtered {i}", site);
        var edit = await Edit(new { filter = new { siteId = site }, q = "Filtered", change = new { maintenance = new { until = DateTimeOffset.UtcNow.AddHours(1), reason = "roof" } } });

        Assert.Equal(3, edit.Number("changed"));
        Assert.Equal(3, (await app.One.Read($"/v1/devices/window?filter[siteId]={site}&filter[state]=maintenance")).Number("total"));

        var ended = await Edit(new { filter = new { siteId = site }, change = new { maintenance = (object?)null } });
        Assert.Equal(3, ended.Number("changed"));
    }

    [Fact]
    public async Task A_gateway_is_not_put_behind_itself_but_the_others_are()
    {
        var site = await app.One.AddSite();
        string[] ids = [(await app.One.Register("Gateway", site)).Text("id"), (await app.One.Register("Sensor", site)).Text("id")];
        var edit = await Edit(new { ids, change = new { parentId = ids[0] } });
        Assert.Equal((1, "device.cyclic-parent"), (edit.Number("changed"), edit.GetProperty("refused")[0].Text("code")));
    }

    [Fact]
    public async Task An_undo_that_would_close_a_circle_is_refused()
    {
        var site = await app.One.AddSite();
        var (a, b) = ((await app.One.Register("A", site)).Text("id"), (await app.One.Register("B", site)).Text("id"));
        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{a}", new { parentId = b }, Ct);
        var edit = await Edit(new { ids = new[] { a }, change = new { parentId = (string?)null } });
        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{b}", new { parentId = a }, Ct);

        Assert.Equal("urn:problem:device.cyclic-parent", (await (await Undo(app.One, edit.Text("id"))).Json()).Text("type"));
    }

    [Fact]
    public async Task Another_tenant_neither_changes_them_nor_takes_it_back()
    {
        var id = (await app.One.Register("Mine")).Text("id");
        var theirs = await (await app.Two.Client.PostAsJsonAsync("/v1/device-edits", new { ids = new[] { id }, change = new { addTags = new[] { "theirs" } } }, Ct)).Json();
        Assert.Equal((0, "device.not-found"), (theirs.Number("changed"), theirs.GetProperty("refused")[0].Text("code")));

        var edit = await Edit(new { ids = new[] { id }, change = new { addTags = new[] { "mine" } } });
        Assert.Equal(HttpStatusCode.NotFound, (await Undo(app.Two, edit.Text("id"))).StatusCode);
    }

    [Fact]
    public async Task Many_edits_of_the_same_devices_at_once_are_all_done()
    {
        var ids = (await Task.WhenAll(Enumerable.Range(0, 12).Select(i => app.One.Register($"Shared {i}")))).Select(d => d.Text("id")).ToArray();
        var edits = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Edit(new { ids = i % 2 == 0 ? ids : [.. ids.Reverse()], change = new { addTags = new[] { $"t{i}" } } })));
        Assert.All(edits, edit => Assert.Equal((ids.Length, 0), (edit.Number("changed"), edit.GetProperty("refused").GetArrayLength())));
        Assert.Equal(16, (await app.One.Read($"/v1/devices/{ids[0]}")).GetProperty("tags").GetArrayLength());
    }

    [Fact]
    public async Task Devices_are_named_either_one_by_one_or_by_a_filter()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(new { change = new { } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(new { ids = Array.Empty<string>(), filter = new { }, change = new { } })).StatusCode);
    }

    private Task<HttpResponseMessage> Post(object edit) => app.One.Client.PostAsJsonAsync("/v1/device-edits", edit, Ct);

    private async Task<JsonElement> Edit(object edit)
    {
        var response = await Post(edit);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Json();
    }

    private static Task<HttpResponseMessage> Undo(TestTenant tenant, string id) => tenant.Client.DeleteAsync($"/v1/device-edits/{id}", Ct);

    private async Task<(string, string?)> SiteAndTag(string id)
    {
        var device = await app.One.Read($"/v1/devices/{id}");
        return (device.Text("siteId"), device.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).FirstOrDefault());
    }
}
