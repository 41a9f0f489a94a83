using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DevicesApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_registered_device_has_a_number_a_type_a_site_and_is_not_heard_of_yet()
    {
        var response = await app.One.TryRegister("Freezer 2", serial: " SN-1 ");
        var device = await response.Json();

        Assert.Equal((HttpStatusCode.Created, "\"1\"", $"/v1/devices/{device.Text("id")}"), (response.StatusCode, response.Headers.ETag?.Tag, response.Headers.Location?.ToString()));
        Assert.Matches(@"^D-\d+$", device.Text("number"));
        Assert.Equal(("Freezer 2", "SN-1", "Battery sensor"), (device.Text("name"), device.Text("serial"), device.GetProperty("type").Text("name")));
        Assert.StartsWith("Depot", device.Text("siteName"));
        Assert.Equal("unknown", device.GetProperty("standing").Text("band"));
        Assert.Equal(JsonValueKind.Null, device.GetProperty("latest").ValueKind);
    }

    [Fact]
    public async Task A_device_is_found_by_its_number()
    {
        var device = await app.One.Register();
        Assert.Equal(device.Text("id"), (await app.One.Read($"/v1/devices/{device.Text("number")}")).Text("id"));
    }

    [Theory]
    [InlineData("/v1/devices/{0}")]
    [InlineData("/v1/devices/{0}/series?metric=battery")]
    [InlineData("/v1/devices/{0}/timeline")]
    public async Task Another_tenant_is_told_there_is_no_such_device(string path)
    {
        var id = (await app.One.Register()).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync(string.Format(null, path, id), Ct)).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_cannot_change_or_decommission_it()
    {
        var id = (await app.One.Register()).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PatchAsJsonAsync($"/v1/devices/{id}", new { name = "Mine" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsync($"/v1/devices/{id}/decommissioning", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_device_cannot_be_put_at_another_tenants_site_or_be_of_its_type()
    {
        Assert.Equal("urn:problem:device.unknown-site", (await (await app.Two.TryRegister(siteId: await app.One.AddSite())).Json()).Text("type"));
        Assert.Equal("urn:problem:device.unknown-type", (await (await app.Two.TryRegister(typeId: await app.One.TypeId())).Json()).Text("type"));
    }

    [Fact]
    public async Task A_serial_is_one_devices_only_until_that_device_is_decommissioned()
    {
        var first = await app.One.Register(serial: "SN-7");
        Assert.Equal("urn:problem:device.serial-taken", (await (await app.One.TryRegister(serial: "SN-7")).Json()).Text("type"));

        await app.One.Client.PutAsync($"/v1/devices/{first.Text("id")}/decommissioning", null, Ct);

        Assert.Equal(HttpStatusCode.Created, (await app.One.TryRegister(serial: "SN-7")).StatusCode);
    }

    [Fact]
    public async Task A_changed_device_has_a_newer_version_and_an_older_one_is_stale()
    {
        var id = (await app.One.Register()).Text("id");
        var changed = await (await Patch(id, new { name = "Back door" }, "\"1\"")).Json();

        Assert.Equal(("Back door", 2), (changed.Text("name"), changed.Number("version")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Patch(id, new { name = "Side door" }, "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task What_a_change_leaves_out_stays_and_what_it_sets_to_null_goes()
    {
        var gateway = await app.One.Register("Gateway", typeId: await app.One.TypeId("Gateway"));
        var id = (await app.One.Register(serial: "SN-9", parentId: gateway.Text("number"))).Text("id");

        var renamed = await (await Patch(id, new { name = "Renamed" })).Json();
        Assert.Equal(("SN-9", "Gateway"), (renamed.Text("serial"), renamed.Text("parentName")));

        var alone = await (await Patch(id, new { parentId = (string?)null })).Json();
        Assert.Equal(("SN-9", JsonValueKind.Null), (alone.Text("serial"), alone.GetProperty("parentId").ValueKind));
    }

    [Fact]
    public async Task Devices_cannot_report_through_each_other_in_a_circle()
    {
        var (a, b, c) = (await app.One.Register("A"), await app.One.Register("B"), await app.One.Register("C"));
        await Patch(b.Text("id"), new { parentId = a.Text("id") });
        await Patch(c.Text("id"), new { parentId = b.Text("id") });

        Assert.Equal("urn:problem:device.cyclic-parent", (await (await Patch(a.Text("id"), new { parentId = c.Text("id") })).Json()).Text("type"));
        Assert.Equal("urn:problem:device.cyclic-parent", (await (await Patch(a.Text("id"), new { parentId = a.Text("id") })).Json()).Text("type"));
    }

    [Fact]
    public async Task A_decommissioned_device_is_kept_but_not_listed_and_not_changed()
    {
        var device = await app.One.Register("Old horn");
        await app.One.Client.PutAsync($"/v1/devices/{device.Text("id")}/decommissioning", null, Ct);

        Assert.NotEqual(JsonValueKind.Null, (await app.One.Read($"/v1/devices/{device.Text("id")}")).GetProperty("decommissionedAt").ValueKind);
        Assert.Empty((await app.One.Read("/v1/devices?q=Old horn")).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.Conflict, (await Patch(device.Text("id"), new { name = "New horn" })).StatusCode);
    }

    [Fact]
    public async Task A_decommissioned_device_comes_back_unless_its_serial_is_taken()
    {
        var id = (await app.One.Register("Back again", serial: "SN-77")).Text("id");
        await app.One.Client.PutAsync($"/v1/devices/{id}/decommissioning", null, Ct);
        Assert.Equal(JsonValueKind.Null, (await (await app.One.Client.DeleteAsync($"/v1/devices/{id}/decommissioning", Ct)).Json()).GetProperty("decommissionedAt").ValueKind);

        await app.One.Client.PutAsync($"/v1/devices/{id}/decommissioning", null, Ct);
        await app.One.Register("Successor", serial: "SN-77");
        Assert.Equal("urn:problem:device.serial-taken", (await (await app.One.Client.DeleteAsync($"/v1/devices/{id}/decommissioning", Ct)).Json()).Text("type"));
    }

    [Fact]
    public async Task Maintenance_is_planned_shown_and_called_off()
    {
        var id = (await app.One.Register("Chiller")).Text("id");
        var planned = await app.One.Client.PutAsJsonAsync($"/v1/devices/{id}/maintenance", new { until = DateTimeOffset.UtcNow.AddHours(2), reason = "New filter" }, Ct);
        var maintenance = (await planned.Json()).GetProperty("maintenance");
        Assert.Equal(("New filter", true), (maintenance.Text("reason"), maintenance.GetProperty("isActive").GetBoolean()));

        var ended = await app.One.Client.DeleteAsync($"/v1/devices/{id}/maintenance", Ct);
        Assert.Equal(JsonValueKind.Null, (await ended.Json()).GetProperty("maintenance").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/devices/{id}/maintenance", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_device_in_maintenance_counts_neither_for_nor_against_its_site()
    {
        var site = await app.One.AddSite();
        var id = (await app.One.Register("Ill", site)).Text("id");
        await app.One.Send(Reading(id, DateTimeOffset.UtcNow, "\"battery\":1"));
        await Until(site, health => health.GetProperty("score").ValueKind is JsonValueKind.Number);

        await app.One.Client.PutAsJsonAsync($"/v1/devices/{id}/maintenance", new { until = DateTimeOffset.UtcNow.AddHours(2), reason = "New battery" }, Ct);
        await Until(site, health => health.GetProperty("score").ValueKind is JsonValueKind.Null);
    }

    private async Task Until(string site, Func<JsonElement, bool> holds)
    {
        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(60); ; await Task.Delay(50, Ct))
        {
            if (holds((await app.One.Read($"/v1/sites/{site}")).GetProperty("health"))) return;
            Assert.True(DateTimeOffset.UtcNow < deadline, "The site's health did not follow.");
        }
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        var site = await app.One.AddSite();
        foreach (var name in new[] { "A", "B", "C", "D", "E" }) await app.One.Register(name, site);

        var names = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await app.One.Read($"/v1/devices?limit=2&filter[siteId]={site}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(d => d.Text("name")));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(["A", "B", "C", "D", "E"], names);
    }

    [Fact]
    public async Task A_band_nobody_knows_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/devices?filter[band]=splendid", Ct)).StatusCode);

    [Fact]
    public async Task The_timeline_tells_what_happened_and_who_did_it()
    {
        var device = await app.One.Register("Pump");
        await Patch(device.Text("id"), new { name = "Pump 1" });

        var items = (await app.One.Read($"/v1/devices/{device.Text("id")}/timeline")).GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(["Is now called Pump 1", $"Pump was registered as {device.Text("number")}"], items.Select(i => i.Text("text")));
        Assert.Equal("tests", items[0].GetProperty("actor").Text("name"));
    }

    private Task<HttpResponseMessage> Patch(string id, object change, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/devices/{id}") { Content = JsonContent.Create(change) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return app.One.Client.SendAsync(request, Ct);
    }
}
