using System.Net;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class DeviceSeriesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Hour = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour - TimeSpan.TicksPerHour, TimeSpan.Zero);

    [Fact]
    public async Task A_series_is_gathered_into_steps_with_their_extremes()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send([.. Enumerable.Range(0, 60).Select(i => Reading(device, Hour.AddMinutes(i), $"\"temperature\":{i}"))]);

        var series = await app.One.Read($"/v1/devices/{device}/series?metric=temperature&from={At(Hour)}&to={At(Hour.AddHours(1))}&points=6");

        Assert.Equal(("°C", 600), (series.Text("unit"), series.Number("stepSeconds")));
        var points = series.GetProperty("points").EnumerateArray().ToArray();
        Assert.Equal(6, points.Length);
        Assert.Equal((10, 14.5, 19, 10), (points[1].GetProperty("min").GetDouble(), points[1].GetProperty("avg").GetDouble(), points[1].GetProperty("max").GetDouble(), points[1].Number("count")));
    }

    [Fact]
    public async Task A_metric_of_the_devices_own_is_a_series_too()
    {
        var device = (await app.One.Register(typeId: await app.One.TypeId("Machine"))).Text("id");
        await app.One.Send(Reading(device, Hour, "\"metrics\":{\"vibration\":3.25}"), Reading(device, Hour.AddMinutes(5), "\"battery\":1"));

        var series = await app.One.Read($"/v1/devices/{device}/series?metric=vibration&from={At(Hour)}&to={At(Hour.AddHours(1))}");

        Assert.Equal("mm/s", series.Text("unit"));
        Assert.Equal(3.25, Assert.Single(series.GetProperty("points").EnumerateArray()).GetProperty("avg").GetDouble());
    }

    [Fact]
    public async Task Several_metrics_are_answered_at_once_each_as_it_is_answered_alone()
    {
        var device = (await app.One.Register(typeId: await app.One.TypeId("Machine"))).Text("id");
        await app.One.Send([.. Enumerable.Range(0, 30).Select(i => Reading(device, Hour.AddMinutes(i), $"\"temperature\":{i},\"metrics\":{{\"vibration\":{i}.5}}"))]);
        var stretch = $"from={At(Hour)}&to={At(Hour.AddHours(1))}&points=6";

        var charts = await app.One.Read($"/v1/devices/{device}/charts?metric=vibration,temperature,battery&{stretch}");

        var alone = new List<string>();
        foreach (var metric in new[] { "vibration", "temperature", "battery" }) alone.Add((await app.One.Read($"/v1/devices/{device}/series?metric={metric}&{stretch}")).GetRawText());
        Assert.Equal(alone, charts.GetProperty("items").EnumerateArray().Select(series => series.GetRawText()));
    }

    [Theory]
    [InlineData("metric=battery,a%20b")]
    [InlineData("metric=battery,")]
    [InlineData("points=5")]
    public async Task A_page_of_charts_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/{(await app.One.Register()).Text("id")}/charts?{query}", Ct)).StatusCode);

    [Fact]
    public async Task The_charts_of_another_company_are_not_there()
    {
        var device = (await app.One.Register()).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{device}/charts?metric=battery", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("metric=a%20b")]
    [InlineData("metric=battery&points=0")]
    [InlineData("metric=battery&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("points=5")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/{(await app.One.Register()).Text("id")}/series?{query}", Ct)).StatusCode);

    [Theory]
    [InlineData(21.299999237060547, 21.3)]
    [InlineData(-70.123456789, -70.12346)]
    [InlineData(0, 0)]
    [InlineData(0.000012345678, 0.00001234568)]
    [InlineData(123456789, 123456800)]
    [InlineData(1e300, 1e300)]
    [InlineData(1e-300, 1e-300)]
    public void Values_are_shown_with_seven_digits(double value, double shown) => Assert.Equal(shown, GetDeviceSeries.Round(value));

    [Theory]
    [InlineData(3_600, 3_600, 1)]
    [InlineData(86_400, 300, 300)]
    [InlineData(7 * 86_400, 300, 3_600)]
    [InlineData(4_000 * 86_400L, 1_000, 4 * 86_400)]
    public void The_step_is_the_shortest_usual_one_that_fits(long seconds, int points, int step) =>
        Assert.Equal(step, GetDeviceSeries.StepFor(TimeSpan.FromSeconds(seconds), points));
}
