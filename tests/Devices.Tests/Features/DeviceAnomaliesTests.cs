using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceAnomaliesTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Day = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay - TimeSpan.TicksPerDay, TimeSpan.Zero);

    [Fact]
    public async Task An_anomaly_is_kept_for_the_charts()
    {
        var device = await Struck();

        var anomaly = Assert.Single(await Listed(device, "?metric=temperature", count: 1));

        Assert.Equal(("temperature", 80), (anomaly.Text("metric"), anomaly.Number("value")));
        Assert.Equal(Day.AddMinutes(300), anomaly.GetProperty("at").GetDateTimeOffset());
        Assert.InRange(anomaly.GetProperty("score").GetDouble(), 0.5, 1);
        Assert.InRange(anomaly.GetProperty("expected").GetDouble(), 19, 22);
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_listed()
    {
        var device = await Struck();
        await Listed(device, "", count: 1);

        Assert.Empty(await Listed(device, "?metric=battery", count: 0));
        Assert.Empty(await Listed(device, $"?from={At(Day)}&to={At(Day.AddMinutes(300))}", count: 0));
    }

    [Fact]
    public async Task An_anomaly_survives_a_restart_and_is_still_one()
    {
        var device = await Struck();
        await Listed(device, "", count: 1);

        await app.Restart();
        await app.One.Send(Reading(device, Day.AddMinutes(301), "\"temperature\":20.1"));

        Assert.Single(await Listed(device, "", count: 1));
    }

    [Fact]
    public async Task The_other_tenant_finds_no_such_device()
    {
        var device = (await app.One.Register()).Text("id");

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{device}/anomalies", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("metric=a%20b")]
    [InlineData("limit=0")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/{(await app.One.Register()).Text("id")}/anomalies?{query}", Ct)).StatusCode);

    private async Task<string> Struck()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send([.. Enumerable.Range(0, 301).Select(i => Reading(device, Day.AddMinutes(i), FormattableString.Invariant($"\"temperature\":{(i == 300 ? 80 : 20 + i % 7 * 0.1)}")))]);
        return device;
    }

    // Readings are acknowledged before their twin's effects are done.
    private async Task<JsonElement[]> Listed(string device, string query, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var items = (await app.One.Read($"/v1/devices/{device}/anomalies{query}")).GetProperty("items").EnumerateArray().ToArray();
            if (items.Length >= count) return items;
            await Task.Delay(50, patience.Token);
        }
    }
}
