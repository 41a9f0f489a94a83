using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class PredictionsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Start = new(DateTimeOffset.UtcNow.AddHours(-12).Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    [Fact]
    public async Task A_dying_battery_is_listed_with_what_to_do_until_it_is_replaced()
    {
        var device = await Dying();

        var listed = await Listed(device, stands: true);
        Assert.Equal(("battery", device), (listed.Text("class"), listed.Text("deviceId")));
        Assert.True(listed.GetProperty("earliestAt").GetDateTimeOffset() <= listed.GetProperty("failsAt").GetDateTimeOffset());
        Assert.NotEmpty(listed.GetProperty("reasons").EnumerateArray());
        Assert.NotEmpty(listed.Text("recommendation"));

        await app.One.Send([.. Enumerable.Range(241, 60).Select(i => Reading(device, Start.AddMinutes(i), "\"battery\":100"))]);
        Assert.NotEqual(default, (await Listed(device, stands: false)).GetProperty("withdrawnAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_device_says_what_is_to_be_expected_of_it_and_why()
    {
        var device = await Dying();

        var prediction = await app.One.Read($"/v1/devices/{device}/prediction");

        var battery = prediction.GetProperty("classes")[0];
        Assert.Equal(("battery", true), (battery.Text("class"), battery.GetProperty("isForetold").GetBoolean()));
        Assert.InRange(battery.GetProperty("probability").GetDouble(), 0.5, 1);
        Assert.Equal("battery", battery.GetProperty("reasons")[0].Text("signal"));
        Assert.Equal(Start.AddMinutes(240), prediction.GetProperty("lookedAt").GetDateTimeOffset());
        var life = prediction.GetProperty("battery");
        Assert.InRange(life.GetProperty("emptyAt").GetDateTimeOffset(), life.GetProperty("earliestEmptyAt").GetDateTimeOffset(), life.GetProperty("latestEmptyAt").GetDateTimeOffset());
        Assert.InRange(life.GetProperty("emptyAt").GetDateTimeOffset(), Start.AddHours(8), Start.AddHours(12)); // from 36 %, six an hour
    }

    [Fact]
    public async Task A_device_says_since_when_its_failure_is_foretold()
    {
        var device = await Dying();
        var listed = await Listed(device, stands: true);

        var battery = (await app.One.Read($"/v1/devices/{device}/prediction")).GetProperty("classes")[0];
        Assert.Equal(listed.GetProperty("predictedAt").GetDateTimeOffset(), battery.GetProperty("foretoldAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Of_a_device_never_heard_nothing_is_expected() =>
        Assert.Empty((await app.One.Read($"/v1/devices/{(await app.One.Register()).Text("id")}/prediction")).GetProperty("classes").EnumerateArray());

    [Fact]
    public async Task The_other_tenant_sees_none_of_it()
    {
        var device = await Dying();
        await Listed(device, stands: true);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{device}/prediction", Ct)).StatusCode);
        Assert.DoesNotContain((await app.Two.Read("/v1/predictions")).GetProperty("items").EnumerateArray(), p => p.Text("deviceId") == device);
    }

    [Fact]
    public async Task A_class_that_does_not_exist_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/predictions?filter[class]=mood", Ct)).StatusCode);

    [Fact]
    public async Task A_company_without_a_past_is_served_by_the_heuristic()
    {
        var card = await app.Two.Read("/v1/prediction-model");

        Assert.Equal(0, card.Number("version"));
        Assert.All(card.GetProperty("classes").EnumerateArray(), c => Assert.Equal(("heuristic", JsonValueKind.Null), (c.Text("kind"), c.GetProperty("precision").ValueKind)));
    }

    private async Task<string> Dying()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send([.. Enumerable.Range(0, 241).Select(i => Reading(device, Start.AddMinutes(i), FormattableString.Invariant($"\"battery\":{60 - i / 10.0}")))]);
        return device;
    }

    // Readings are acknowledged before their twin's effects are done.
    private async Task<JsonElement> Listed(string device, bool stands)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/predictions?limit=200&filter[class]=battery{(stands ? "" : "&filter[withdrawn]=true")}", patience.Token);
            foreach (var item in page.GetProperty("items").EnumerateArray())
                if (item.Text("deviceId") == device) return item;
            await Task.Delay(50, patience.Token);
        }
    }
}
