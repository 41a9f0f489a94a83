using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class ValueReportApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset From = new(DateTimeOffset.UtcNow.UtcDateTime.Date.AddDays(-10), TimeSpan.Zero), To = From.AddDays(10);
    private static string Span => $"from={At(From)}&to={At(To)}";

    [Fact]
    public async Task A_report_says_how_reliable_a_site_was()
    {
        var site = await app.One.AddSite();
        var device = await Device(site, (0, Band.Unknown, Band.Healthy), (120, Band.Healthy, Band.Unknown), (144, Band.Unknown, Band.Healthy));

        var report = await app.One.Read($"/v1/reports/devices?{Span}&siteId={site}");

        var total = report.GetProperty("total");
        Assert.Equal((1, 1, 90.0, 216.0, 1_440.0), (total.Number("devices"), total.Number("failures"), Real(total, "uptimePercent"), Real(total, "hoursBetweenFailures"), Real(total, "meanOutageMinutes")));
        Assert.Equal([100, 100, 100, 100, 100, 0, 100, 100, 100, 100], report.GetProperty("days").EnumerateArray().Select(day => Real(day, "uptimePercent")));
        Assert.Equal(site, Assert.Single(report.GetProperty("sites").EnumerateArray()).Text("id"));
        Assert.Equal("Battery sensor", Assert.Single(report.GetProperty("types").EnumerateArray()).Text("name"));
        Assert.NotEqual(Guid.Empty, device);
    }

    [Fact]
    public async Task Planned_maintenance_is_left_out_of_the_report()
    {
        var site = await app.One.AddSite();
        var device = await Device(site, (0, Band.Unknown, Band.Healthy), (120, Band.Healthy, Band.Unknown), (144, Band.Unknown, Band.Healthy));
        var planned = await app.One.Client.PutAsJsonAsync($"/v1/devices/{device}/maintenance", new { until = At(DateTimeOffset.UtcNow.AddHours(1)), reason = "Filter" }, Ct);
        Assert.Equal(HttpStatusCode.OK, planned.StatusCode);
        // As if it had been planned back then.
        await Run("""
            update platform.journal set at = $2, data = data || jsonb_build_object('at', $2::timestamptz, 'from', $2::timestamptz, 'until', $3::timestamptz)
            where stream_id = $1 and kind = 'device.maintenance-planned.v1'
            """, device, From.AddHours(120), From.AddHours(144));

        var total = (await app.One.Read($"/v1/reports/devices?{Span}&siteId={site}")).GetProperty("total");

        Assert.Equal((0, 100.0, 216.0, 24.0), (total.Number("failures"), Real(total, "uptimePercent"), Real(total, "watchedHours"), Real(total, "plannedMaintenanceHours")));
    }

    [Fact]
    public async Task Downtime_avoided_is_null_and_says_what_is_missing_until_there_is_data()
    {
        var avoided = (await app.One.Read($"/v1/reports/devices?{Span}&siteId={await app.One.AddSite()}")).GetProperty("downtimeAvoided");

        Assert.Equal(JsonValueKind.Null, avoided.GetProperty("hours").ValueKind);
        Assert.Equal(3, avoided.GetProperty("missing").GetArrayLength());
        Assert.Contains("median length of an outage", avoided.Text("method"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_battery_in_time_is_downtime_avoided()
    {
        var site = await app.One.AddSite();
        for (var i = 0; i < 10; i++)
            await Device(site, (0, Band.Unknown, Band.Healthy), (24, Band.Healthy, Band.Poor), (30, Band.Poor, Band.Unknown), (33, Band.Unknown, Band.Healthy));
        var saved = await Device(site, (0, Band.Unknown, Band.Healthy), (24, Band.Healthy, Band.Poor), (30, Band.Poor, Band.Healthy));
        await Battery(saved, (27, 12), (28, 100));

        var avoided = (await app.One.Read($"/v1/reports/devices?{Span}&siteId={site}")).GetProperty("downtimeAvoided");

        Assert.Equal((1, 10, 10, 3.0), (avoided.Number("actedUpon"), avoided.Number("leftAlone"), avoided.Number("leftAloneFailed"), Real(avoided, "hours")));
    }

    [Fact]
    public async Task Replacements_are_forecast_with_their_cost_once_the_terms_are_known()
    {
        var (site, type) = (await app.One.AddSite(), (await app.One.Client.PostAsJsonAsync("/v1/device-types", new { name = $"Lock {Guid.NewGuid()}", expectedIntervalSeconds = 60 }, Ct)).Json());
        var typeId = (await type).Text("id");
        await app.One.Register(siteId: site, typeId: typeId);
        await app.One.Register(siteId: site, typeId: typeId);
        Assert.Equal(JsonValueKind.Null, (await Forecast()).GetProperty("types")[0].GetProperty("terms").ValueKind);

        var put = await app.One.Client.PutAsJsonAsync($"/v1/device-types/{typeId}/replacement-terms", new { cost = new { amount = "129.50", currency = "EUR" }, expectedLifeMonths = 6 }, Ct);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);

        var forecast = await Forecast();
        Assert.Equal(("259.00", "EUR", 2), (forecast.GetProperty("cost")[0].Text("amount"), forecast.GetProperty("cost")[0].Text("currency"), forecast.GetProperty("months")[6].Number("devices")));
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/device-types/{typeId}/replacement-terms", Ct)).StatusCode);
        Assert.Equal(0, (await Forecast()).GetProperty("cost").GetArrayLength());

        async Task<JsonElement> Forecast() => (await app.One.Read($"/v1/reports/devices?siteId={site}")).GetProperty("replacements");
    }

    [Theory]
    [InlineData("12.345", "EUR", 12)]
    [InlineData("-1", "EUR", 12)]
    [InlineData("1e9", "EUR", 12)]
    [InlineData("12", "eur", 12)]
    [InlineData("12", "EURO", 12)]
    [InlineData("12", "EUR", 0)]
    public async Task Terms_that_make_no_sense_are_refused(string amount, string currency, int months)
    {
        var answer = await app.One.Client.PutAsJsonAsync($"/v1/device-types/{await app.One.TypeId()}/replacement-terms", new { cost = new { amount, currency }, expectedLifeMonths = months }, Ct);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task Terms_have_the_version_of_their_type_and_stale_ones_are_refused()
    {
        var type = await (await app.One.Client.PostAsJsonAsync("/v1/device-types", new { name = $"Pump {Guid.NewGuid()}", expectedIntervalSeconds = 60 }, Ct)).Json();
        var path = $"/v1/device-types/{type.Text("id")}/replacement-terms";

        var set = await Set("10", "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (set.StatusCode, set.Headers.ETag?.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Set("20", "\"1\"")).StatusCode);
        Assert.Equal("10.00", (await app.One.Read($"/v1/device-types/{type.Text("id")}")).GetProperty("replacementTerms").GetProperty("cost").Text("amount"));

        using var remove = new HttpRequestMessage(HttpMethod.Delete, path) { Headers = { { "If-Match", "\"1\"" } } };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(remove, Ct)).StatusCode);

        async Task<HttpResponseMessage> Set(string amount, string version)
        {
            using var put = new HttpRequestMessage(HttpMethod.Put, path) { Headers = { { "If-Match", version } }, Content = JsonContent.Create(new { cost = new { amount, currency = "EUR" }, expectedLifeMonths = 6 }) };
            return await app.One.Client.SendAsync(put, Ct);
        }
    }

    [Fact]
    public async Task A_type_defined_anew_keeps_its_terms()
    {
        var definition = new { name = $"Fan {Guid.NewGuid()}", expectedIntervalSeconds = 60 };
        var path = $"/v1/device-types/{(await (await app.One.Client.PostAsJsonAsync("/v1/device-types", definition, Ct)).Json()).Text("id")}";
        await app.One.Client.PutAsJsonAsync($"{path}/replacement-terms", new { cost = new { amount = "3.50", currency = "CHF" }, expectedLifeMonths = 24 }, Ct);

        var changed = await (await app.One.Client.PutAsJsonAsync(path, definition with { expectedIntervalSeconds = 30 }, Ct)).Json();

        Assert.Equal((3, 24), (changed.Number("version"), changed.GetProperty("replacementTerms").Number("expectedLifeMonths")));
    }

    [Fact]
    public async Task Another_companys_devices_and_types_are_in_no_report()
    {
        var site = await app.One.AddSite();
        await Device(site, (0, Band.Unknown, Band.Healthy));

        var report = await app.Two.Read($"/v1/reports/devices?{Span}&siteId={site}");
        var terms = await app.Two.Client.PutAsJsonAsync($"/v1/device-types/{await app.One.TypeId()}/replacement-terms", new { cost = new { amount = "1", currency = "EUR" }, expectedLifeMonths = 6 }, Ct);

        Assert.Equal(0, report.GetProperty("total").Number("devices"));
        Assert.Equal(HttpStatusCode.NotFound, terms.StatusCode);
    }

    [Fact]
    public async Task Who_may_see_some_sites_is_told_of_those()
    {
        var (seen, hidden) = (await app.One.AddSite(), await app.One.AddSite());
        await Device(seen, (0, Band.Unknown, Band.Healthy));
        await Device(hidden, (0, Band.Unknown, Band.Healthy));
        var key = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Report", scopes = new[] { "value.read" }, sites = new[] { seen } }, Ct)).Json();
        using var limited = new HttpClient { BaseAddress = app.One.Client.BaseAddress };
        limited.DefaultRequestHeaders.Authorization = new("Bearer", key.Text("secret"));

        var all = await limited.GetFromJsonAsync<JsonElement>($"/v1/reports/devices?{Span}", Ct);
        var other = await limited.GetFromJsonAsync<JsonElement>($"/v1/reports/devices?{Span}&siteId={hidden}", Ct);

        Assert.Equal(seen, Assert.Single(all.GetProperty("sites").EnumerateArray()).Text("id"));
        Assert.Equal(0, other.GetProperty("total").Number("devices"));
    }

    [Fact]
    public async Task A_report_can_be_taken_to_a_spreadsheet()
    {
        var site = await app.One.AddSite();
        await Device(site, (0, Band.Unknown, Band.Healthy));

        var lines = (await app.One.Client.GetStringAsync($"/v1/reports/devices/export?{Span}&siteId={site}", Ct)).Split("\r\n");

        Assert.StartsWith("about,name,id,devices,watchedHours", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("all,,,1,240,0,100,0,0,,,0,", lines[1], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length); // all, the site, the type, and the end
    }

    [Theory]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=2020-01-01T00:00:00Z")]
    [InlineData("to=1999-01-01T00:00:00Z")]
    [InlineData("typeId=x")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/reports/devices?{query}", Ct)).StatusCode);

    // A device with a past, which nothing but time could give it.
    private async Task<Guid> Device(string site, params (int Hour, Band Before, Band After)[] changes)
    {
        var device = Guid.Parse((await app.One.Register(siteId: site)).Text("id"));
        await Run("update devices.devices set registered_at = $2 where key = $1", device, From.AddHours(-1));
        foreach (var (hour, before, after) in changes)
            await Run("insert into devices.health_changes (tenant, device, at, before, after) values ($1, $2, $3, $4, $5)", app.One.Id.Value, device, From.AddHours(hour), (short)before, (short)after);
        return device;
    }

    private async Task Battery(Guid device, params (int Hour, float Percent)[] hours)
    {
        foreach (var (hour, percent) in hours)
            await Run("""
                insert into devices.hours (tenant, device, at, readings, battery_count, battery_min, battery_max, battery_sum, signal_count, temperature_count, online_count)
                values ($1, $2, $3, 1, 1, $4, $4, $4, 0, 0, 0)
                """, app.One.Id.Value, device, From.AddHours(hour), percent);
    }

    private async Task Run(string sql, params object[] values)
    {
        await using var command = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static double Real(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
