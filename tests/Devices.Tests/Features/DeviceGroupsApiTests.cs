using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceGroupsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_device_is_put_into_a_group_and_out_of_it()
    {
        var group = await Add("Cold chain");
        var device = await app.One.Register("Freezer");
        var put = await (await Patch(device.Text("id"), new { groupId = group.Text("id") })).Json();
        Assert.Equal("Cold chain", put.Text("groupName"));
        Assert.Equal(1, (await app.One.Read($"/v1/device-groups/{group.Text("id")}")).Number("deviceCount"));

        var taken = await (await Patch(device.Text("id"), new { groupId = (string?)null })).Json();
        Assert.Equal(JsonValueKind.Null, taken.GetProperty("groupId").ValueKind);
    }

    [Fact]
    public async Task A_group_with_devices_is_not_removed_and_an_empty_one_leaves_its_name()
    {
        var id = (await Add("Lifts")).Text("id");
        var device = (await app.One.Register("Lift")).Text("id");
        await Patch(device, new { groupId = id });
        Assert.Equal("urn:problem:device-group.in-use", (await (await app.One.Client.DeleteAsync($"/v1/device-groups/{id}", Ct)).Json()).Text("type"));

        await Patch(device, new { groupId = (string?)null });
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/device-groups/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync($"/v1/device-groups/{id}", Ct)).StatusCode);
        await Add("Lifts");
    }

    [Fact]
    public async Task Two_groups_cannot_have_one_name_whatever_its_capitals()
    {
        await Add("Roof");
        Assert.Equal("urn:problem:device-group.name-taken", (await (await Post(app.One, "ROOF")).Json()).Text("type"));
        Assert.Equal(HttpStatusCode.Created, (await Post(app.Two, "Roof")).StatusCode);
    }

    [Fact]
    public async Task A_group_of_another_tenant_does_not_exist()
    {
        var id = (await Add("Ours")).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/device-groups/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsJsonAsync($"/v1/device-groups/{id}", new { name = "Theirs" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/device-groups/{id}", Ct)).StatusCode);
        var device = (await app.Two.Register()).Text("id");
        Assert.Equal("urn:problem:device.unknown-group", (await (await app.Two.Client.PatchAsJsonAsync($"/v1/devices/{device}", new { groupId = id }, Ct)).Json()).Text("type"));
    }

    [Fact]
    public async Task A_renamed_group_has_a_newer_version()
    {
        var id = (await Add("Old name")).Text("id");
        var renamed = await (await app.One.Client.PutAsJsonAsync($"/v1/device-groups/{id}", new { name = "New name", description = "All of them" }, Ct)).Json();
        Assert.Equal(("New name", "All of them", 2), (renamed.Text("name"), renamed.Text("description"), renamed.Number("version")));
    }

    private static Task<HttpResponseMessage> Post(TestTenant tenant, string name) => tenant.Client.PostAsJsonAsync("/v1/device-groups", new { name }, Ct);

    private Task<HttpResponseMessage> Patch(string id, object change) => app.One.Client.PatchAsJsonAsync($"/v1/devices/{id}", change, Ct);

    private async Task<JsonElement> Add(string name)
    {
        var response = await Post(app.One, name);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Json();
    }
}
