using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class ListDropsTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task What_was_not_kept_is_told_by_its_reason_with_an_example()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Reading(device, Now), Reading(device, Now), Reading(device, Now, "\"battery\":101"), Reading(device, Now, "\"battery\":102"));
        await app.One.Post("[");

        var drops = await Drops();

        Assert.Equal((2, "battery is 102, which is not from 0 to 100 percent."), drops["reading.out-of-range"]);
        Assert.Equal(1, drops["reading.duplicate"].Count);
        Assert.Equal(1, drops["telemetry.malformed"].Count);
        Assert.Empty((await app.Two.Read("/v1/telemetry/drops")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_was_counted_outlives_the_process()
    {
        await app.One.Send(Reading("D-424242", Now));
        var before = (await Drops())["reading.unknown-device"];
        await app.One.Send(Reading("D-424242", Now));

        await app.Restart();

        Assert.Equal(before.Count + 1, (await Drops())["reading.unknown-device"].Count);
    }

    [Fact]
    public async Task A_span_that_ends_before_it_begins_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/telemetry/drops?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", Ct)).StatusCode);

    private async Task<Dictionary<string, (int Count, string Example)>> Drops() => (await app.One.Read("/v1/telemetry/drops")).GetProperty("items").EnumerateArray()
        .GroupBy(d => d.Text("reason")).ToDictionary(g => g.Key, g => (g.Sum(d => d.Number("count")), g.First().Text("example")));
}
