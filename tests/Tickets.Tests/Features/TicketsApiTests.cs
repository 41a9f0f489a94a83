using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class TicketsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_ticket_is_opened_and_read_by_id_and_by_number()
    {
        var ticket = await app.One.Open("Lift stuck", new { priority = "urgent", category = "Lifts", customer = "Acme", tags = new[] { "Lift" }, requester = new { name = "Jo", email = "Jo@acme.example" } });

        Assert.Equal(("Lift stuck", "new", "urgent"), (ticket.Text("subject"), ticket.State(), ticket.Text("priority")));
        Assert.Equal("Jo", ticket.GetProperty("requester").Text("name"));
        Assert.Equal(ticket.Id(), (await app.One.Read($"/v1/tickets/{ticket.Text("number")}")).Id());
    }

    [Fact]
    public async Task The_same_address_is_the_same_contact()
    {
        var first = await app.One.Open("One", new { requester = new { name = "Kim", email = "kim@acme.example" } });
        var second = await app.One.Open("Two", new { requester = new { name = "Kim again", email = "KIM@acme.example" } });
        Assert.Equal(first.GetProperty("requester").Id(), second.GetProperty("requester").Id());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var ticket = await app.One.Open();
        await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{ticket.Id()}", new { priority = "high" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Try(HttpMethod.Patch, $"/v1/tickets/{ticket.Id()}", new { priority = "low" }, ifMatch: "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task The_other_tenant_finds_nothing_of_it()
    {
        var ticket = await app.One.Open();
        var path = $"/v1/tickets/{ticket.Id()}";
        foreach (var (method, at, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, path, null), (HttpMethod.Patch, path, new { priority = "low" }), (HttpMethod.Put, $"{path}/resolution", null), (HttpMethod.Get, $"{path}/messages", null),
            (HttpMethod.Post, $"{path}/replies", new { text = "Hello" }), (HttpMethod.Post, $"{path}/notes", new { text = "Hello" }), (HttpMethod.Get, $"{path}/timeline", null),
            (HttpMethod.Get, $"{path}/files", null), (HttpMethod.Put, $"{path}/tags/x", null), (HttpMethod.Get, $"{path}/links", null), (HttpMethod.Get, $"{path}/parts", null),
            (HttpMethod.Put, $"{path}/assignment", new { }), (HttpMethod.Get, $"/v1/requests/{ticket.Id()}", null),
        })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(method, at, body)).StatusCode);
        Assert.Empty((await app.Two.Read($"/v1/tickets?filter[parent]={ticket.Id()}")).Items());
    }

    [Fact]
    public async Task It_goes_through_its_life_and_no_other_way()
    {
        var path = $"/v1/tickets/{(await app.One.Open()).Id()}";
        Assert.Equal("ticket.not-resolved", await app.One.Try(HttpMethod.Put, $"{path}/closure").Refusal());
        Assert.Equal("pending", (await app.One.Do(HttpMethod.Put, $"{path}/status", new { status = "pending" })).State());
        Assert.Equal("ticket.not-new-again", await app.One.Try(HttpMethod.Put, $"{path}/status", new { status = "new" }).Refusal());
        Assert.Equal("resolved", (await app.One.Do(HttpMethod.Put, $"{path}/resolution")).State());
        Assert.Equal("closed", (await app.One.Do(HttpMethod.Put, $"{path}/closure")).State());
        Assert.Equal("ticket.closed", await app.One.Try(HttpMethod.Patch, path, new { priority = "low" }).Refusal());

        var reopened = await app.One.Do(HttpMethod.Delete, $"{path}/resolution");
        Assert.Equal(("open", 1), (reopened.State(), reopened.GetProperty("counts").Number("reopenings")));
    }

    [Fact]
    public async Task The_row_is_exactly_the_fold_of_its_journal()
    {
        var site = await app.One.AddSite();
        var ticket = await app.One.Open("Folded", new { description = "As told", fields = new { }, tags = new[] { "b", "a" }, siteId = site, dueBy = DateTimeOffset.UtcNow.AddDays(1), requester = new { name = "Fay", email = "fay@acme.example" } });
        var path = $"/v1/tickets/{ticket.Id()}";
        await app.One.Do(HttpMethod.Patch, path, new { subject = "Folded anew", category = "Doors", customer = "Acme", siteId = (string?)null });
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "We are on it" });
        await app.One.Do(HttpMethod.Post, $"{path}/notes", new { text = "Between us" });
        await app.One.Do(HttpMethod.Put, $"{path}/resolution");
        await app.One.Do(HttpMethod.Delete, $"{path}/resolution");

        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var row = await db.Tickets.AsNoTracking().SingleAsync(t => t.Key == Guid.Parse(ticket.Id()), Ct);
        var kept = await db.Journal.AsNoTracking().Where(e => e.StreamKind == Ticket.Kind && e.StreamId == row.Key).OrderBy(e => e.Version).ToListAsync(Ct);
        Assert.DoesNotContain(kept, e => e.Data.Contains("Folded", StringComparison.Ordinal)); // sealed with the requester's key
        var folded = (await scope.ServiceProvider.GetRequiredService<JournalSeals>().Open(kept, Ct)).Select(e => e.Read<TicketEvent>()).Aggregate((Ticket?)null, Ticket.Evolve)!;
        Assert.Equal(folded with { Tags = [], Watchers = [] }, row with { Tags = folded.Tags.SequenceEqual(row.Tags) ? [] : row.Tags, Watchers = folded.Watchers.SequenceEqual(row.Watchers) ? [] : row.Watchers });
    }

    [Fact]
    public async Task A_device_brings_its_site_along()
    {
        var site = await app.One.AddSite();
        var type = (await app.One.Read("/v1/device-types")).Items()[0].Id();
        var device = await app.One.Do(HttpMethod.Post, "/v1/devices", new { name = "Door", siteId = site, typeId = type });
        Assert.Equal(site, (await app.One.Open("By QR", new { deviceId = device.Text("number"), channel = "qr" })).Text("siteId"));
    }

    [Theory]
    [InlineData("""{"subject":""}""", 400), InlineData("""{"subject":"   "}""", 400), InlineData("""{"subject":"x","priority":"now"}""", 400), InlineData("""{"subject":"x","owner":"me"}""", 400)]
    [InlineData("""{"subject":"x","siteId":"S-99999"}""", 422), InlineData("""{"subject":"x","assigneeId":"0193d000-0000-7000-8000-00000000ffff"}""", 422), InlineData("""{"subject":"x","tags":["a b"]}""", 422)]
    [InlineData("""{"subject":"x","fields":{"nothing":1}}""", 422), InlineData("""{"subject":"x","requester":{"name":"No address"}}""", 422), InlineData("""{"subject":"x","parentId":"T-99999"}""", 422)]
    public async Task What_makes_no_sense_is_refused(string body, int status) =>
        Assert.Equal(status, (int)(await app.One.Client.PostAsync("/v1/tickets", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct)).StatusCode);

    [Fact]
    public async Task More_parts_at_once_than_the_database_has_sessions_are_all_opened()
    {
        var parent = await app.One.Open("The whole");
        var parts = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => app.One.Open($"Part {i}", new { parentId = parent.Id() })));
        Assert.All(parts, part => Assert.Equal(parent.Id(), part.Text("parentId")));
    }

    [Fact]
    public async Task The_timeline_tells_what_happened_latest_first()
    {
        var ticket = await app.One.Open("Told");
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/status", new { status = "on-hold" });
        Assert.Equal(["Status is now on-hold", $"{ticket.Text("number")} was opened: Told"], (await app.One.Read($"/v1/tickets/{ticket.Id()}/timeline")).Items().Select(i => i.Text("text")));
    }

    [Fact]
    public async Task An_import_says_when_things_happened_and_in_order()
    {
        var at = DateTimeOffset.UtcNow.AddDays(-100);
        var opened = await (await app.One.Try(HttpMethod.Post, "/v1/tickets", new { subject = "Old" }, at: at.ToString("O"))).Json();
        Assert.Equal(at, opened.GetProperty("openedAt").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        var path = $"/v1/tickets/{opened.Id()}/resolution";
        Assert.Equal("ticket.time-reversed", await app.One.Try(HttpMethod.Put, path, at: at.AddDays(-1).ToString("O")).Refusal());
        Assert.True((await app.One.Try(HttpMethod.Put, path, at: at.AddDays(1).ToString("O"))).IsSuccessStatusCode);
    }
}
