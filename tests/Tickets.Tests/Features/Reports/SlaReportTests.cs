using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Reports;

public sealed class SlaReportTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string ByCustomer = "/v1/sla-reports?by=customer";

    private Task<JsonElement> Until(string customer, string clock, (int Kept, int Breached) wanted, string path = ByCustomer) =>
        app.One.Until(path, report => Clock(report, customer, clock) is var found && wanted == (found is { } c ? (c.Number("kept"), c.Number("breached")) : (0, 0)));

    private static JsonElement? Group(JsonElement report, string customer) =>
        report.GetProperty("groups").EnumerateArray().Where(g => g.GetProperty("key").GetString() == customer).Select(g => (JsonElement?)g).SingleOrDefault();

    private static JsonElement? Clock(JsonElement report, string customer, string kind) =>
        Group(report, customer)?.GetProperty("clocks").EnumerateArray().Where(c => c.Text("kind") == kind).Select(c => (JsonElement?)c).SingleOrDefault();

    [Fact]
    public async Task What_is_answered_too_late_is_breached_and_what_is_resolved_in_time_is_kept()
    {
        var (customer, _) = await app.One.Promise(new { firstResponse = "PT1S", resolution = "PT8H" });
        var id = (await app.One.Open("Late", new { customer })).Id();
        await Until(customer, "firstResponse", (0, 1)); // when it was due, before anybody answered
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");

        var report = await Until(customer, "resolution", (1, 0));
        var group = Group(report, customer)!.Value;
        Assert.Equal((1, 1, 0.5), (group.Number("kept"), group.Number("breached"), group.GetProperty("keptShare").GetDouble()));
    }

    [Fact]
    public async Task Every_question_of_the_requester_counts()
    {
        var (customer, _) = await app.One.Promise(new { nextResponse = "PT4H" });
        var replies = $"/v1/tickets/{(await app.One.Open("Asked twice", new { customer, requester = new { name = "Ann", email = $"{Guid.NewGuid():N}@acme.example" } })).Id()}/replies";
        foreach (var byRequester in new[] { false, true, false, true, false }) await app.One.Do(HttpMethod.Post, replies, new { text = "Well", byRequester });
        await Until(customer, "nextResponse", (2, 0));
    }

    [Fact]
    public async Task What_is_reopened_is_not_resolved()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var id = (await app.One.Open("Not yet", new { customer })).Id();
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");
        await Until(customer, "resolution", (1, 0));
        await app.One.Do(HttpMethod.Delete, $"/v1/tickets/{id}/resolution");
        await Until(customer, "resolution", (0, 0));
    }

    [Fact]
    public async Task It_counts_for_whose_the_ticket_is_now()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var id = (await app.One.Open("Moved", new { customer })).Id();
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");
        await Until(customer, "resolution", (1, 0));

        var other = $"Customer {Guid.NewGuid():n}";
        await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{id}", new { customer = other });
        Assert.Null(Group(await Until(other, "resolution", (1, 0)), customer));
    }

    [Fact]
    public async Task A_day_is_a_day_of_the_zone_asked_for()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var opened = await app.One.Try(HttpMethod.Post, "/v1/tickets", new { subject = "Long ago", customer }, at: "2026-03-10T22:00:00Z");
        await app.One.Try(HttpMethod.Put, $"/v1/tickets/{(await opened.Json()).Id()}/resolution", at: "2026-03-10T23:30:00Z");

        const string March = "from=2026-03-01&to=2026-03-31";
        var tokyo = await Until(customer, "resolution", (1, 0), $"{ByCustomer}&{March}&timeZone=Asia/Tokyo");
        Assert.Equal((31, "Asia/Tokyo"), (tokyo.GetProperty("days").GetArrayLength(), tokyo.Text("timeZone")));
        Assert.Equal(["2026-03-11"], tokyo.GetProperty("days").EnumerateArray().Where(d => d.Number("kept") > 0).Select(d => d.Text("date")));
        Assert.Equal("PT1H30M", Clock(tokyo, customer, "resolution")!.Value.Text("median"));

        var utc = await app.One.Read($"{ByCustomer}&{March}&timeZone=UTC");
        Assert.Equal(["2026-03-10"], utc.GetProperty("days").EnumerateArray().Where(d => d.Number("kept") > 0).Select(d => d.Text("date")));
    }

    [Fact]
    public async Task It_is_told_by_site_and_of_one_site_alone()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var (site, other) = (await app.One.AddSite(), await app.One.AddSite());
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open("There", new { customer, siteId = site })).Id()}/resolution");
        await Until(customer, "resolution", (1, 0));

        var bySite = await app.One.Read("/v1/sla-reports?by=site");
        Assert.Contains(bySite.GetProperty("groups").EnumerateArray(), g => g.GetProperty("key").GetString() == site && g.GetProperty("name").GetString()!.StartsWith("Depot", StringComparison.Ordinal));
        Assert.NotNull(Group(await app.One.Read($"{ByCustomer}&siteId={site}"), customer));
        Assert.Equal(0, (await app.One.Read($"{ByCustomer}&siteId={other}")).GetProperty("all").Number("kept"));
    }

    [Fact]
    public async Task The_other_company_counts_its_own()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open("Ours", new { customer })).Id()}/resolution");
        await Until(customer, "resolution", (1, 0));
        Assert.Null(Group(await app.Two.Read(ByCustomer), customer));
    }

    [Fact]
    public async Task Whoever_is_limited_to_some_sites_counts_what_is_there()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var (here, elsewhere) = (await app.One.AddSite(), await app.One.AddSite());
        foreach (var siteId in new[] { here, elsewhere, null }) await app.One.Do(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open("Somewhere", new { customer, siteId })).Id()}/resolution");
        await Until(customer, "resolution", (3, 0));

        var key = await app.One.Do(HttpMethod.Post, "/v1/api-keys", new { name = $"limited {Guid.NewGuid()}", scopes = new[] { "tickets.read" }, sites = new[] { here } });
        using var limited = app.ClientFor(key.Text("secret"));
        Assert.Equal(1, (await (await limited.GetAsync(ByCustomer, Ct)).Json()).GetProperty("all").Number("kept"));
        Assert.Equal("sla-policy.unknown-site", await limited.GetAsync($"{ByCustomer}&siteId={elsewhere}", Ct).Refusal());
    }

    [Fact]
    public async Task It_is_had_as_a_table_in_which_no_customer_is_a_formula()
    {
        var customer = $"=cmd() {Guid.NewGuid():n}";
        await app.One.Do(HttpMethod.Post, "/v1/sla-policies", new { name = customer, customer, resolution = "PT8H" });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open("In a table", new { customer })).Id()}/resolution");
        await Until(customer, "resolution", (1, 0));

        var table = await app.One.Client.GetAsync("/v1/sla-reports/export?by=customer", Ct);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        var lines = (await table.Content.ReadAsStringAsync(Ct)).Split("\r\n");
        Assert.Contains("about,name,id,clock,kept,breached,keptShare,medianMinutes,nineOfTenMinutes", lines[0]);
        Assert.Contains(lines, line => line.StartsWith($"customer,'{customer},'{customer},resolution,1,0,1,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("by=colour"), InlineData("timeZone=Mars/North"), InlineData("timeZone=/etc/passwd"), InlineData("from=2026-02-01&to=2026-01-01"), InlineData("from=2024-01-01&to=2026-01-01"), InlineData("to=0001-01-01")]
    public async Task A_report_of_nothing_sensible_is_refused(string query) => Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Get, $"/v1/sla-reports?{query}")).StatusCode);

    [Fact]
    public async Task A_site_nobody_knows_is_refused() => Assert.Equal("sla-policy.unknown-site", await app.One.Try(HttpMethod.Get, "/v1/sla-reports?siteId=S-9999").Refusal());
}
