using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Identity.Access;

/// <summary>Who is limited to one of two sites, and everything that could tell them of the other.</summary>
public sealed class PermittedSitesTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private sealed record World(string Mine, string Other, string MyDevice, string OtherDevice, Colleague Bo);

    [Fact]
    public async Task Lists_counts_and_search_know_of_the_permitted_site_only()
    {
        var world = await Build();

        var sites = await Read(world.Bo, "/v1/sites?count=true&limit=200");
        Assert.Equal((1, world.Mine), (sites.GetProperty("count").GetInt32(), Ids(sites).Single()));
        var devices = await Read(world.Bo, "/v1/devices?count=true&limit=200");
        Assert.Equal((1, world.MyDevice), (devices.GetProperty("count").GetInt32(), Ids(devices).Single()));
        Assert.Empty(Ids(await Read(world.Bo, $"/v1/devices?filter[siteId]={world.Other}")));
        Assert.Empty(Ids(await Read(world.Bo, $"/v1/devices?q=Other {world.Other}")));
    }

    [Fact]
    public async Task What_is_at_another_site_does_not_exist()
    {
        var world = await Build();
        var (site, device) = ($"/v1/sites/{world.Other}", $"/v1/devices/{world.OtherDevice}");

        foreach (var path in (string[])[site, $"{site}/timeline", device, $"{device}/series?metric=battery", $"{device}/timeline"])
            Assert.Equal(HttpStatusCode.NotFound, (await world.Bo.Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Bo.Client.PatchAsJsonAsync(site, new { name = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Bo.Client.PatchAsJsonAsync(device, new { name = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Bo.Client.PutAsync($"{device}/decommissioning", null)).StatusCode);
    }

    [Fact]
    public async Task What_is_at_the_permitted_site_can_be_changed()
    {
        var world = await Build();
        Assert.Equal(HttpStatusCode.OK, (await world.Bo.Client.PatchAsJsonAsync($"/v1/sites/{world.Mine}", new { address = "Kai 2" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.Bo.Client.PatchAsJsonAsync($"/v1/devices/{world.MyDevice}", new { name = "Renamed" })).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_brought_to_another_site_and_no_site_is_added()
    {
        var world = await Build();
        Assert.Equal("device.unknown-site", await (await world.Bo.Client.PatchAsJsonAsync($"/v1/devices/{world.MyDevice}", new { siteId = world.Other })).Code());
        var added = await world.Bo.Client.PostAsJsonAsync("/v1/sites", new { name = $"New {Guid.NewGuid()}", address = "Kai 3", timeZone = "Europe/Berlin" });
        Assert.Equal((HttpStatusCode.Forbidden, "site.not-permitted"), (added.StatusCode, await added.Code()));
    }

    [Fact]
    public async Task Readings_of_devices_elsewhere_are_of_devices_nobody_knows()
    {
        var world = await Build();
        var at = DateTimeOffset.UtcNow.AddSeconds(-5);
        var readings = ((string[])[world.MyDevice, world.OtherDevice]).Select(deviceId => new { deviceId, at, battery = 80 });

        var answer = await (await world.Bo.Client.PostAsJsonAsync("/v1/telemetry", new { readings })).Json();

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal("reading.unknown-device", answer.GetProperty("rejected")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Live_topics_elsewhere_do_not_exist_and_the_topic_of_all_sites_tells_of_the_permitted_one()
    {
        var world = await Build();
        await using var live = await Watch(world.Bo);

        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"site:{world.Other}"));
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"device:{world.OtherDevice}"));
        await live.Subscribe($"device:{world.MyDevice}");
        var all = await live.Subscribe("sites");
        Assert.Equal([world.Mine], all.Snapshot!.Value.EnumerateArray().Select(s => s.GetProperty("siteId").GetString()!));
    }

    [Fact]
    public async Task Frames_of_other_sites_arrive_as_numbers_only()
    {
        var world = await Build();
        await using var live = await Watch(world.Bo);
        var from = await live.Subscribe("sites");

        foreach (var device in (string[])[world.OtherDevice, world.MyDevice])
            await app.One.Client.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { new { deviceId = device, at = DateTimeOffset.UtcNow, battery = 80 } } });

        var (next, shown) = (from.Seq, false);
        while (!shown)
        {
            var frame = await live.Frames.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.Equal(++next, frame.Seq);
            shown = frame.Kind == "health";
            if (shown) Assert.Equal(world.Mine, frame.Data.GetProperty("siteId").GetString());
            else Assert.Equal(("hidden", JsonValueKind.Null), (frame.Kind, frame.Data.ValueKind));
        }
    }

    [Fact]
    public async Task A_device_that_leaves_is_lost_from_sight_also_live()
    {
        var world = await Build();
        await using var live = await Watch(world.Bo);
        await live.Subscribe($"device:{world.MyDevice}");

        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{world.MyDevice}", new { siteId = world.Other });

        var frame = await live.Frames.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal("hidden", frame.Kind);
    }

    private Task<LiveClient> Watch(Colleague who) =>
        LiveClient.Connect(new($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {who.Token}"), TestContext.Current.CancellationToken);

    private async Task<World> Build()
    {
        var (mine, other) = (await Add("sites", new { name = $"Mine {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" }), await Add("sites", new { name = $"Other {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" }));
        var type = (await (await app.One.Client.GetAsync("/v1/device-types")).Json()).GetProperty("items")[0].GetProperty("id").GetString();
        var (here, there) = (await Add("devices", new { name = "Here", siteId = mine, typeId = type }), await Add("devices", new { name = $"Other {other}", siteId = other, typeId = type }));
        var bo = await Colleague.Of(app, app.One, "vendor", mine);
        var role = await Add("roles", new { title = $"All of it {Guid.NewGuid()}", permissions = new[] { "sites.*", "devices.*", "telemetry.*" } });
        Assert.Equal(HttpStatusCode.OK, (await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role })).StatusCode);
        return new(mine, other, here, there, bo);
    }

    private async Task<string> Add(string what, object body) => (await (await app.One.Client.PostAsJsonAsync($"/v1/{what}", body)).Json()).GetProperty("id").GetString()!;

    private static async Task<JsonElement> Read(Colleague who, string path) => await (await who.Client.GetAsync(path)).Json();

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
}
