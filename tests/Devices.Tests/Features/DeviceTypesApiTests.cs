using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceTypesApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Every_tenant_begins_with_types_of_its_own()
    {
        var (one, two) = (await app.One.TypeId("Machine"), await app.Two.TypeId("Machine"));
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task A_type_is_made_with_what_its_devices_measure()
    {
        var response = await Create(new { name = "Pump", expectedIntervalSeconds = 10, weights = new { battery = 0, signal = 0, availability = 50, temperature = 50 }, temperatureMax = 90, metrics = new[] { new { name = "flow", unit = "l/min" } } });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("l/min", (await response.Json()).GetProperty("metrics")[0].Text("unit"));
    }

    [Fact]
    public async Task Weights_that_are_not_a_hundred_are_refused() =>
        Assert.Equal("urn:problem:device-type.weights-off", (await (await Create(new { name = "Odd", expectedIntervalSeconds = 10, weights = new { battery = 10, signal = 0, availability = 50, temperature = 50 } })).Json()).Text("type"));

    [Fact]
    public async Task What_is_wrong_with_one_of_its_metrics_is_said_of_that_metric()
    {
        var metrics = new object[] { new { name = "flow", unit = "l/min" }, new { name = "level", unit = "mm", staleAfterSeconds = 604_801 } };
        var refusal = await (await Create(new { name = "Tank", expectedIntervalSeconds = 10, metrics })).Json();
        Assert.Equal("metrics[1].staleAfterSeconds", Assert.Single(refusal.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Two_types_cannot_have_one_name()
    {
        await Create(new { name = "Twice", expectedIntervalSeconds = 10 });
        Assert.Equal("urn:problem:device-type.name-taken", (await (await Create(new { name = "Twice", expectedIntervalSeconds = 10 })).Json()).Text("type"));
    }

    [Fact]
    public async Task A_type_that_reports_never_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, (await Create(new { name = "Never", expectedIntervalSeconds = 0 })).StatusCode);

    [Theory]
    [InlineData("battery", null, null, "device-type.metric-reserved"), InlineData("f low", null, null, "device-type.metric-name"), InlineData("flow", 9.0, 1.0, "device-type.limits-crossed")]
    public async Task A_metric_that_makes_no_sense_is_refused(string name, double? min, double? max, string code) =>
        Assert.Equal($"urn:problem:{code}", (await (await Create(new { name = "Odd metric", expectedIntervalSeconds = 10, metrics = new[] { new { name, unit = "", min, max } } })).Json()).Text("type"));

    [Fact]
    public async Task A_type_defined_anew_has_a_newer_version_and_an_older_one_is_stale()
    {
        var type = await (await Create(new { name = "Valve", expectedIntervalSeconds = 10 })).Json();
        var changed = await (await Define(type.Text("id"), new { name = "Valve", expectedIntervalSeconds = 20, metrics = new[] { new { name = "turns", unit = "", label = "Turns", max = 40, staleAfterSeconds = 90 } } }, "\"1\"")).Json();

        Assert.Equal((20, 2, 90), (changed.Number("expectedIntervalSeconds"), changed.Number("version"), changed.GetProperty("metrics")[0].Number("staleAfterSeconds")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Define(type.Text("id"), new { name = "Valve", expectedIntervalSeconds = 30 }, "\"1\"")).StatusCode);
        Assert.Equal(20, (await app.One.Read($"/v1/device-types/{type.Text("id")}")).Number("expectedIntervalSeconds"));
    }

    [Fact]
    public async Task A_built_in_type_can_be_defined_anew_too()
    {
        var id = await app.Two.TypeId("Gateway");
        var changed = await app.Two.Client.PutAsJsonAsync($"/v1/device-types/{id}", new { name = "Gateway", expectedIntervalSeconds = 45 }, Ct);
        Assert.Equal(45, (await changed.Json()).Number("expectedIntervalSeconds"));
    }

    [Fact]
    public async Task Devices_are_judged_by_the_new_definition_without_being_heard()
    {
        var type = (await (await Create(new { name = "Judged", expectedIntervalSeconds = 3600, weights = new { battery = 0, signal = 0, availability = 100, temperature = 0 } })).Json()).Text("id");
        var device = await app.One.Register("Nearly empty", typeId: type);
        await app.One.Send(Reading(device.Text("id"), DateTimeOffset.UtcNow, "\"battery\":1"));
        await Define(type, new { name = "Judged", expectedIntervalSeconds = 3600, weights = new { battery = 100, signal = 0, availability = 0, temperature = 0 } });

        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(60); (await Reasons(device)).Length == 0 && DateTimeOffset.UtcNow < deadline;) await Task.Delay(50, Ct);
        Assert.Equal(["battery"], await Reasons(device));
    }

    private async Task<string[]> Reasons(JsonElement device) =>
        [.. (await app.One.Read($"/v1/devices/{device.Text("id")}")).GetProperty("standing").GetProperty("reasons").EnumerateArray().Select(r => r.Text("signal"))];

    [Fact]
    public async Task A_type_in_use_is_not_removed_and_one_that_is_not_goes()
    {
        var id = (await (await Create(new { name = "Short lived", expectedIntervalSeconds = 10 })).Json()).Text("id");
        var device = (await app.One.Register("Last of its kind", typeId: id)).Text("id");
        Assert.Equal("urn:problem:device-type.in-use", (await (await app.One.Client.DeleteAsync($"/v1/device-types/{id}", Ct)).Json()).Text("type"));

        await app.One.Client.PutAsync($"/v1/devices/{device}/decommissioning", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/device-types/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync($"/v1/device-types/{id}", Ct)).StatusCode);
        Assert.Equal("Short lived", (await app.One.Read($"/v1/devices/{device}")).GetProperty("type").Text("name"));
    }

    [Fact]
    public async Task A_type_of_another_tenant_does_not_exist()
    {
        var id = await app.One.TypeId("Machine");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/device-types/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsJsonAsync($"/v1/device-types/{id}", new { name = "Mine", expectedIntervalSeconds = 5 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/device-types/{id}", Ct)).StatusCode);
    }

    private Task<HttpResponseMessage> Define(string id, object type, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/device-types/{id}") { Content = JsonContent.Create(type) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return app.One.Client.SendAsync(request, Ct);
    }

    private Task<HttpResponseMessage> Create(object type) => app.One.Client.PostAsJsonAsync("/v1/device-types", type, Ct);
}
