using System.Net;
using System.Net.Http.Json;
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
    public async Task Two_types_cannot_have_one_name()
    {
        await Create(new { name = "Twice", expectedIntervalSeconds = 10 });
        Assert.Equal("urn:problem:device-type.name-taken", (await (await Create(new { name = "Twice", expectedIntervalSeconds = 10 })).Json()).Text("type"));
    }

    [Fact]
    public async Task A_type_that_reports_never_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, (await Create(new { name = "Never", expectedIntervalSeconds = 0 })).StatusCode);

    private Task<HttpResponseMessage> Create(object type) => app.One.Client.PostAsJsonAsync("/v1/device-types", type, Ct);
}
