using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Devices.Inventory;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceListsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_window_shows_the_lines_from_any_place_and_how_many_there_are()
    {
        var site = await app.One.AddSite();
        foreach (var name in new[] { "Bell 10", "Bell 9", "Bell 1" }) await app.One.Register(name, site);

        var window = await app.One.Read($"/v1/devices/window?from=1&limit=1&filter[siteId]={site}");

        Assert.Equal((3, 1, "Bell 9"), (window.Number("total"), window.Number("from"), window.GetProperty("items")[0].Text("name")));
        Assert.Equal("active", window.GetProperty("items")[0].Text("state"));
    }

    [Fact]
    public async Task A_line_says_what_costs_its_device_most()
    {
        var site = await app.One.AddSite();
        var device = (await app.One.Register("Gong", site)).Text("id");
        var now = DateTimeOffset.UtcNow;
        await app.One.Send([.. Enumerable.Range(0, 20).Select(i => Reading(device, now.AddMinutes(i - 20), "\"battery\":3,\"signal\":-55"))]);

        var line = await Line(site, line => line.GetProperty("battery").ValueKind is JsonValueKind.Number);

        Assert.Equal(("Battery at 3 %.", 3, -55), (line.Text("reason"), line.Number("battery"), line.Number("signal")));
    }

    // How devices stand comes into lists when their twins are saved, a little later.
    private async Task<JsonElement> Line(string site, Func<JsonElement, bool> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var line = (await app.One.Read($"/v1/devices/window?filter[siteId]={site}")).GetProperty("items")[0];
            if (holds(line)) return line;
            await Task.Delay(100, Ct);
        }

        throw new TimeoutException("The line never showed what was waited for.");
    }

    [Fact]
    public async Task A_window_beyond_the_end_is_empty() =>
        Assert.Empty((await app.One.Read($"/v1/devices/window?from=5000&filter[siteId]={await app.One.AddSite()}")).GetProperty("items").EnumerateArray());

    [Theory]
    [InlineData("from=-1"), InlineData("limit=1001"), InlineData("sort=colour"), InlineData("filter[state]=broken"), InlineData("filter[typeId]=7")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/window?{query}", Ct)).StatusCode);

    [Fact]
    public async Task Another_tenant_finds_and_counts_nothing_of_it()
    {
        var site = await app.One.AddSite();
        await app.One.Register("Secret bell", site, serial: "SECRET-1");

        Assert.Equal(0, (await app.Two.Read("/v1/devices/window?q=SECRET-1")).Number("total"));
        Assert.Equal(0, (await app.Two.Read("/v1/devices/facets?q=SECRET-1")).Number("total"));
        Assert.DoesNotContain("SECRET-1", await app.Two.Client.GetStringAsync("/v1/devices/export", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_count_what_choosing_something_else_would_find()
    {
        var (one, other) = (await app.One.AddSite(), await app.One.AddSite());
        await app.One.Register("Horn facet", one);
        await app.One.Register("Horn facet", other);

        var facets = await app.One.Read($"/v1/devices/facets?q=horn facet&filter[siteId]={one}");

        Assert.Equal(1, facets.Number("total"));
        Assert.Equal(2, facets.GetProperty("sites").GetArrayLength());
        Assert.Equal(1, facets.GetProperty("bands").EnumerateArray().Single(b => b.Text("band") == "unknown").Number("count"));
    }

    [Fact]
    public async Task A_changed_device_is_found_by_its_new_name_at_once()
    {
        var id = (await app.One.Register("Before the change")).Text("id");
        await app.One.Read("/v1/devices/window?q=Before the change");
        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{id}", new { name = "After the change" }, Ct);

        Assert.Equal(0, (await app.One.Read("/v1/devices/window?q=Before the change")).Number("total"));
        Assert.Equal(1, (await app.One.Read("/v1/devices/window?q=After the change")).Number("total"));
    }

    [Fact]
    public async Task A_change_by_another_process_is_found_by_the_journal()
    {
        var time = new ManualTime();
        var elsewhere = new DeviceInventory(new(app.Services.GetRequiredService<Databases>()), app.Services.GetRequiredService<ListUses>(), time, NullLogger<DeviceInventory>.Instance);
        await elsewhere.Of(app.One.Id, Ct);
        var id = Guid.Parse((await app.One.Register("Registered here")).Text("id"));

        time.Advance(2 * DeviceInventory.RecordStaleness);
        Assert.Equal("Registered here", (await elsewhere.Of(app.One.Id, Ct)).Find(id)?.Name);
        Assert.Null((await elsewhere.Of(app.Two.Id, Ct)).Find(id));

        await app.One.Client.PatchAsJsonAsync($"/v1/devices/{id}", new { name = "Renamed here" }, Ct);
        time.Advance(2 * DeviceInventory.RecordStaleness);
        Assert.Equal("Renamed here", (await elsewhere.Of(app.One.Id, Ct)).Find(id)?.Name);
    }

    [Fact]
    public async Task Devices_of_whoever_lately_looked_are_read_ahead()
    {
        await app.One.Register();
        await app.One.Read("/v1/devices/window");
        var uses = app.Services.GetRequiredService<ListUses>();
        await uses.Flush(Ct);

        var found = Assert.Single(await uses.Since(DateTimeOffset.UtcNow.AddHours(-1), 100, Ct), use => use.Tenant == app.One.Id);
        Assert.True(found.Devices > 0);
        var elsewhere = new DeviceInventory(new(app.Services.GetRequiredService<Databases>()), uses, TimeProvider.System, NullLogger<DeviceInventory>.Instance);
        Assert.True(await new WarmInventories(elsewhere, uses, TimeProvider.System, NullLogger<WarmInventories>.Instance).Run(Ct) > 0);
        Assert.True(elsewhere.Has(app.One.Id));
    }

    [Fact]
    public async Task What_looks_like_a_formula_is_defused_in_the_export()
    {
        await app.One.Register("=HYPERLINK(\"http://evil\")", serial: "@SUM(A1)");
        var csv = await app.One.Client.GetStringAsync("/v1/devices/export?q=HYPERLINK", Ct);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\",'@SUM(A1)", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_topology_shows_what_is_above_and_what_is_behind()
    {
        var site = await app.One.AddSite();
        var top = (await app.One.Register("Top", site)).Text("id");
        var middle = (await app.One.Register("Middle", site, parentId: top)).Text("id");
        await app.One.Register("Leaf 2", site, parentId: middle);
        await app.One.Register("Leaf 1", site, parentId: middle);

        var topology = await app.One.Read($"/v1/devices/{middle}/topology");
        Assert.Equal("Top", topology.GetProperty("above")[0].Text("name"));
        Assert.Equal(["Leaf 1", "Leaf 2"], topology.GetProperty("behind").EnumerateArray().Select(d => d.Text("name")));
        Assert.Equal((1, 3), ((await app.One.Read($"/v1/devices/{top}/topology")).Number("behindCount"), (await app.One.Read($"/v1/devices/{top}/topology")).Number("allBehindCount")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{middle}/topology", Ct)).StatusCode);
    }
}
