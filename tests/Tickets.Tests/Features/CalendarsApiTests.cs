using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class CalendarsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly object Week = new { monday = new[] { new { from = "09:00:00", to = "12:00:00" }, new { from = "13:00:00", to = "17:00:00" } } };

    [Fact]
    public async Task A_calendar_shows_when_it_is_open_next()
    {
        var calendar = await Make();
        var open = (await app.One.Read($"/v1/calendars/{calendar.Id()}/open-intervals?limit=3&from=2026-06-01T09:00:00Z")).Items();
        Assert.Equal(["2026-06-01T09:00:00Z", "2026-06-01T11:00:00Z", "2026-06-08T07:00:00Z"], open.Select(i => i.Text("from")));
    }

    [Fact]
    public async Task One_that_is_still_being_written_shows_it_as_well() => Assert.Equal(
        "2026-06-01T07:00:00Z", (await app.One.Do(HttpMethod.Post, "/v1/calendars/open-intervals?limit=1&from=2026-06-01T00:00:00Z", Body())).Items().Single().Text("from"));

    [Fact]
    public async Task One_that_is_never_open_is_refused() => Assert.Equal("calendar.never-open",
        await app.One.Try(HttpMethod.Post, "/v1/calendars", new { name = "Never", timeZone = "UTC", week = new { } }).Refusal());

    [Fact]
    public async Task One_open_only_on_a_day_that_has_passed_knows_no_next_time() => Assert.Empty((await app.One.Do(HttpMethod.Post, "/v1/calendars/open-intervals?from=2026-06-01T00:00:00Z", new
    {
        name = "Once", timeZone = "UTC", week = new { }, specialHours = new[] { new { from = "2020-01-01", to = "2020-01-01", hours = new[] { new { from = "09:00:00", to = "10:00:00" } }, reason = "Then" } },
    })).Items());

    [Fact]
    public async Task A_zone_nobody_knows_is_refused() =>
        Assert.Equal("calendar.unknown-time-zone", await app.One.Try(HttpMethod.Post, "/v1/calendars", new { name = "Nowhere", timeZone = "Europe/Atlantis", week = Week }).Refusal());

    [Fact]
    public async Task One_a_policy_counts_in_is_not_removed()
    {
        var calendar = await Make();
        var (_, policy) = await app.One.Promise(new { resolution = "PT2H", calendarId = calendar.Id() });
        Assert.Equal("calendar.in-use", await app.One.Try(HttpMethod.Delete, $"/v1/calendars/{calendar.Id()}").Refusal());
        await app.One.Try(HttpMethod.Delete, $"/v1/sla-policies/{policy.Id()}");
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, $"/v1/calendars/{calendar.Id()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Try(HttpMethod.Get, $"/v1/calendars/{calendar.Id()}")).StatusCode);
    }

    [Fact]
    public async Task The_one_that_is_always_open_stays_as_it_is()
    {
        var always = (await app.One.Read("/v1/calendars")).Items().Single(c => c.GetProperty("isBuiltIn").GetBoolean());
        Assert.Equal("calendar.built-in", await app.One.Try(HttpMethod.Put, $"/v1/calendars/{always.Id()}", Body()).Refusal());
        Assert.Equal("calendar.built-in", await app.One.Try(HttpMethod.Delete, $"/v1/calendars/{always.Id()}").Refusal());
    }

    [Fact]
    public async Task Holidays_come_from_a_calendar_file_once()
    {
        var calendar = await Make();
        var file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Founders' Day\r\nDTSTART;VALUE=DATE:20260601\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Party\r\nDTSTART:20260601T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var first = await Import(calendar.Id(), file);
        Assert.Equal((1, "Party: it does not begin with a day"), (first.Number("added"), first.GetProperty("leftOut")[0].GetString()));
        Assert.Equal(0, (await Import(calendar.Id(), file)).Number("added"));
        Assert.Equal("2026-06-08T07:00:00Z", (await app.One.Read($"/v1/calendars/{calendar.Id()}/open-intervals?limit=1&from=2026-06-01T00:00:00Z")).Items().Single().Text("from"));
    }

    [Fact]
    public async Task A_file_that_is_no_calendar_is_refused() =>
        Assert.Equal("calendar.ics-no-calendar", await app.One.Client.PostAsync($"/v1/calendars/{(await Make()).Id()}/holidays", Text("<html>Sign in</html>"), Ct).Refusal());

    [Fact]
    public async Task The_other_company_knows_nothing_of_it()
    {
        var path = $"/v1/calendars/{(await Make()).Id()}";
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, path, Body())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Delete, path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Post, $"{path}/preview", Body())).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_change_it_the_second_reads_it_again()
    {
        var path = $"/v1/calendars/{(await Make()).Id()}";
        await app.One.Do(HttpMethod.Put, path, Body());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Try(HttpMethod.Put, path, Body(), ifMatch: "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task Tickets_count_in_it_and_a_preview_says_what_other_hours_would_do()
    {
        var calendar = await Make(new { name = $"Always {Guid.NewGuid():n}", timeZone = "UTC", week = Daily("00:00:00", "00:00:00") });
        var (customer, _) = await app.One.Promise(new { resolution = "PT2H", calendarId = calendar.Id() });
        var ticket = await app.One.Open("Counted", new { customer });
        Assert.Equal(ticket.At("openedAt").AddHours(2), ticket.Clock("resolution").At("dueAt"));
        var effects = await app.One.Do(HttpMethod.Post, $"/v1/calendars/{calendar.Id()}/preview", new { name = "Other", timeZone = "UTC", week = Daily("09:00:00", "09:30:00") });
        Assert.Equal((1, 0), (effects.Number("dueLater"), effects.Number("dueEarlier")));
    }

    private static object Daily(string from, string to)
    {
        var day = new[] { new { from, to } };
        return new { monday = day, tuesday = day, wednesday = day, thursday = day, friday = day, saturday = day, sunday = day };
    }

    private static object Body() => new { name = $"Office {Guid.NewGuid():n}", timeZone = "Europe/Berlin", week = Week };

    private Task<JsonElement> Make(object? body = null) => app.One.Do(HttpMethod.Post, "/v1/calendars", body ?? Body());

    private async Task<JsonElement> Import(string calendar, string file)
    {
        var response = await app.One.Client.PostAsync($"/v1/calendars/{calendar}/holidays", Text(file), Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Json();
    }

    private static ByteArrayContent Text(string file) => new(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/calendar") } };
}
