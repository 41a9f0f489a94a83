using System.Net;
using System.Text;
using System.Text.Json;
using Npgsql;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class TelemetryApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_reading_is_accepted_and_the_device_stands_as_it_says()
    {
        var device = await app.One.Register();
        var answer = await app.One.Send(Reading(device.Text("number"), Now, "\"battery\":3,\"signal\":-55,\"temperature\":21.5,\"online\":true,\"metrics\":{\"lux\":400}"));
        Assert.Equal((1, 0, 0), (answer.Number("accepted"), answer.Number("duplicates"), answer.GetProperty("rejected").GetArrayLength()));

        var shown = await app.One.Read($"/v1/devices/{device.Text("id")}");
        Assert.Equal(("warning", 60), (shown.GetProperty("standing").Text("band"), shown.GetProperty("standing").Number("score")));
        Assert.Equal("battery", Assert.Single(shown.GetProperty("standing").GetProperty("reasons").EnumerateArray()).Text("signal"));
        Assert.Equal((21.5, 400), (shown.GetProperty("latest").GetProperty("temperature").GetDouble(), shown.GetProperty("latest").GetProperty("metrics").GetProperty("lux").GetDouble()));
    }

    [Fact]
    public async Task What_is_accepted_is_in_the_series_when_the_answer_comes()
    {
        var device = await app.One.Register();
        await app.One.Send([.. Enumerable.Range(0, 10).Select(i => Reading(device.Text("id"), Now.AddSeconds(-i)))]);

        Assert.Equal(10, await Stored(device));
    }

    [Fact]
    public async Task The_same_readings_sent_again_are_acknowledged_and_not_kept_twice()
    {
        var device = await app.One.Register();
        string[] readings = [.. Enumerable.Range(0, 50).Select(i => Reading(device.Text("id"), Now.AddSeconds(-50 + i)))];
        await app.One.Send(readings);

        var answer = await app.One.Send([.. readings, Reading(device.Text("id"), Now)]);

        Assert.Equal((1, 50), (answer.Number("accepted"), answer.Number("duplicates")));
        Assert.Equal(51, await Stored(device));
    }

    [Fact]
    public async Task A_reading_twice_in_one_request_is_kept_once()
    {
        var device = await app.One.Register();
        var answer = await app.One.Send(Reading(device.Text("id"), Now), Reading(device.Text("number"), Now, "\"battery\":10"));

        Assert.Equal((1, 1), (answer.Number("accepted"), answer.Number("duplicates")));
    }

    [Fact]
    public async Task A_late_reading_is_kept_and_leaves_the_standing_alone()
    {
        var device = await app.One.Register();
        await app.One.Send(Reading(device.Text("id"), Now, "\"battery\":90"));
        var answer = await app.One.Send(Reading(device.Text("id"), Now.AddDays(-3), "\"battery\":1"));

        Assert.Equal(1, answer.Number("accepted"));
        Assert.Equal(100, (await app.One.Read($"/v1/devices/{device.Text("id")}")).GetProperty("standing").Number("score"));
    }

    [Fact]
    public async Task Another_tenants_device_is_no_device()
    {
        var device = await app.One.Register();
        var answer = await app.Two.Send(Reading(device.Text("id"), Now), Reading("0197aaaa-0000-7000-8000-00000000ffff", Now));

        Assert.Equal(["reading.unknown-device", "reading.unknown-device"], answer.Codes());
        Assert.Single(answer.GetProperty("rejected").EnumerateArray().Select(r => r.Text("detail")).Distinct());
        Assert.Equal(0, await Stored(device));
    }

    [Fact]
    public async Task Good_readings_are_kept_beside_bad_ones()
    {
        var device = await app.One.Register();
        var answer = await app.One.Send(
            Reading(device.Text("id"), Now), Reading(device.Text("id"), Now.AddSeconds(-1), "\"battery\":NaN"), Reading(device.Text("id"), Now.AddHours(1)), Reading(device.Text("id"), Now.AddSeconds(-2)));

        Assert.Equal(2, answer.Number("accepted"));
        Assert.Equal([(1, "reading.not-a-number"), (2, "reading.clock-ahead")], answer.GetProperty("rejected").EnumerateArray().Select(r => (r.Number("index"), r.Text("code"))));
    }

    [Fact]
    public async Task A_device_registered_a_moment_ago_may_report_at_once()
    {
        await app.One.Send(Reading((await app.One.Register()).Text("id"), Now)); // the directory is loaded now
        Assert.Equal(1, (await app.One.Send(Reading((await app.One.Register()).Text("id"), Now))).Number("accepted"));
    }

    [Fact]
    public async Task A_device_registered_by_another_process_is_known_when_it_reports()
    {
        var device = await app.One.Register();
        await app.One.Send(Reading(device.Text("id"), Now));
        var other = Guid.CreateVersion7();
        await using (var database = NpgsqlDataSource.Create(app.ConnectionString))
        await using (var insert = database.CreateCommand($"insert into devices.devices select tenant, '{other}', number + 10000, name, null, site_id, type_id, null, now(), now(), null, 1 from devices.devices where key = '{device.Text("id")}'"))
            await insert.ExecuteNonQueryAsync(Ct);
        await Task.Delay(1_100, Ct); // an unknown id is not looked up oftener than once a second

        Assert.Equal(1, (await app.One.Send(Reading(other.ToString(), Now))).Number("accepted"));
    }

    [Fact]
    public async Task Refusals_are_told_in_the_order_of_the_readings()
    {
        var answer = await app.One.Send(Reading("D-999999", Now), "{}", Reading("D-999998", Now), "{}");
        Assert.Equal([0, 1, 2, 3], answer.GetProperty("rejected").EnumerateArray().Select(r => r.Number("index")));
    }

    [Fact]
    public async Task A_decommissioned_device_reports_no_more()
    {
        var device = await app.One.Register();
        await app.One.Send(Reading(device.Text("id"), Now.AddSeconds(-1)));
        await app.One.Client.PutAsync($"/v1/devices/{device.Text("id")}/decommissioning", null, Ct);

        Assert.Equal(["reading.decommissioned-device"], (await app.One.Send(Reading(device.Text("id"), Now))).Codes());
    }

    [Fact]
    public async Task Text_that_is_no_JSON_is_refused_with_the_place()
    {
        var response = await app.One.Post("{\"readings\":[\n{\"deviceId\":oops}]}");
        var problem = await response.Json();

        Assert.Equal((HttpStatusCode.BadRequest, "urn:problem:telemetry.malformed"), (response.StatusCode, problem.Text("type")));
        Assert.Contains("line 2, byte 13", problem.Text("detail"));
    }

    [Fact]
    public async Task A_body_of_more_than_16_MB_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/telemetry") { Content = new StringContent($"[{new string(' ', 16 * 1024 * 1024)}]", Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = true; // or the answer may be lost while the body is still being sent
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.One.Client.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_entry_and_no_hint()
    {
        using var stranger = app.Stranger();
        var response = await stranger.PostAsync("/v1/telemetry", new StringContent("[]", Encoding.UTF8, "application/json"), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Readings_of_many_days_go_to_their_days()
    {
        var device = await app.One.Register();
        var answer = await app.One.Send([.. Enumerable.Range(0, 7).Select(i => Reading(device.Text("id"), Now.AddDays(i - 6).AddMinutes(-1)))]);

        Assert.Equal(7, answer.Number("accepted"));
        Assert.Equal(7, await Stored(device));
    }

    [Fact]
    public async Task Ten_thousand_readings_of_a_hundred_devices_are_taken_in_one_request()
    {
        var site = await app.One.AddSite();
        var devices = new List<string>();
        for (var i = 0; i < 20; i++) devices.Add((await app.One.Register($"Meter {i}", site)).Text("id"));

        var answer = await app.One.Send([.. Enumerable.Range(0, 10_000).Select(i => Reading(devices[i % devices.Count], Now.AddSeconds(-10_000 + i)))]);

        Assert.Equal((10_000, 0), (answer.Number("accepted"), answer.Number("duplicates")));
    }

    private async Task<long> Stored(JsonElement device)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var count = database.CreateCommand("select count(*) from devices.readings where device = $1");
        count.Parameters.AddWithValue(Guid.Parse(device.Text("id")));
        return (long)(await count.ExecuteScalarAsync(Ct))!;
    }
}
