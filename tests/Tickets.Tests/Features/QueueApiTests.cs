using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class QueueApiTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task What_was_just_opened_is_in_the_list_and_counted()
    {
        await app.One.Read("/v1/tickets");
        var tag = $"list-{Guid.NewGuid():N}"[..20];
        for (var i = 0; i < 5; i++) await app.One.Open($"Listed {i}", new { tags = new[] { tag }, priority = i == 0 ? "urgent" : "low" });

        var page = await app.One.Read($"/v1/tickets?filter[tag]={tag}&limit=2&sort=-priority&count=true");
        Assert.Equal(("Listed 0", 5), (page.Items()[0].Text("subject"), page.Number("count")));
        var rest = await app.One.Read($"/v1/tickets?filter[tag]={tag}&limit=200&sort=-priority&cursor={Uri.EscapeDataString(page.Text("next"))}");
        Assert.Equal(["Listed 2", "Listed 3", "Listed 4"], rest.Items().Select(t => t.Text("subject")));

        var facets = await app.One.Read($"/v1/tickets/facets?filter[tag]={tag}&filter[priority]=urgent");
        Assert.Equal((1, 4), (facets.Number("total"), facets.GetProperty("priorities").Number("low")));
    }

    [Fact]
    public async Task A_change_is_seen_in_the_list_at_once()
    {
        var ticket = await app.One.Open("Moves on");
        await app.One.Read("/v1/tickets");
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/resolution");
        Assert.DoesNotContain((await app.One.Read("/v1/tickets?filter[state]=active&q=Moves")).Items(), t => t.Id() == ticket.Id());
        Assert.Contains((await app.One.Read("/v1/tickets?filter[state]=resolved&q=moves on")).Items(), t => t.Id() == ticket.Id());
    }

    [Fact]
    public async Task The_other_tenants_queue_is_its_own()
    {
        var ticket = await app.One.Open("Only ours");
        Assert.DoesNotContain((await app.Two.Read("/v1/tickets?limit=200")).Items(), t => t.Id() == ticket.Id());
        var cursor = (await app.One.Read("/v1/tickets?limit=1")).GetProperty("next").GetString();
        if (cursor is not null) Assert.Equal(HttpStatusCode.BadRequest, (await app.Two.Try(HttpMethod.Get, $"/v1/tickets?limit=1&cursor={Uri.EscapeDataString(cursor)}")).StatusCode);
    }

    [Fact]
    public async Task The_list_is_had_as_a_table_in_the_same_order_and_without_formulas()
    {
        var tag = $"table-{Guid.NewGuid():N}"[..20];
        await app.One.Open("=HYPERLINK(\"https://evil.example\")", new { tags = new[] { tag }, priority = "low" });
        await app.One.Open("The door, again", new { tags = new[] { tag, "swift" }, priority = "urgent", customer = "Müller & Söhne" });

        var answer = await app.One.Try(HttpMethod.Get, $"/v1/tickets/export?filter[tag]={tag}&sort=-priority");
        Assert.Equal(("text/csv", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).TrimStart('\uFEFF').Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("number,subject,status,state,priority", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"The door, again\",New,new,urgent,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Müller & Söhne", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK", lines[2], StringComparison.Ordinal);
        Assert.Single((await (await app.Two.Try(HttpMethod.Get, $"/v1/tickets/export?filter[tag]={tag}")).Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory, InlineData("filter[state]=sleeping"), InlineData("sort=colour"), InlineData("filter[team]=x"), InlineData("limit=0"), InlineData("cursor=abc")]
    public async Task A_question_that_makes_no_sense_is_named(string query) => Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Get, $"/v1/tickets?{query}")).StatusCode);

    [Fact]
    public async Task Ten_thousand_tickets_change_at_once_and_back()
    {
        var tag = $"bulk-{Guid.NewGuid():N}"[..20];
        var ids = await Bulk.Insert(app, 10_000, tag);

        var edit = await app.One.Do(HttpMethod.Post, "/v1/ticket-edits", new { ids, change = new { priority = "high", status = "open", addTags = new[] { "swept" } } });
        Assert.Equal((10_000, 0, 0), (edit.Number("changed"), edit.Number("unchanged"), edit.Number("refusedCount")));
        Assert.Equal(10_000, (await app.One.Read($"/v1/tickets/facets?filter[tag]={tag},swept&filter[state]=open&filter[priority]=high")).Number("total"));

        var undone = await app.One.Do(HttpMethod.Delete, $"/v1/ticket-edits/{edit.Id()}");
        Assert.Equal(10_000, undone.Number("changed"));
        Assert.Equal(10_000, (await app.One.Read($"/v1/tickets/facets?filter[tag]={tag}&filter[priority]=low")).Number("total"));
        Assert.Equal("ticket-edit.undone", await app.One.Try(HttpMethod.Delete, $"/v1/ticket-edits/{edit.Id()}").Refusal());
        Assert.Equal("ticket-edit.not-found", await app.Two.Try(HttpMethod.Delete, $"/v1/ticket-edits/{edit.Id()}").Refusal());
    }

    [Fact]
    public async Task Each_ticket_is_changed_by_itself_and_the_refused_say_why()
    {
        var (good, closed) = (await app.One.Open("Good"), await app.One.Open("Closed"));
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{closed.Id()}/resolution");
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{closed.Id()}/closure");
        var theirs = await app.Two.Open("Theirs");

        var edit = await app.One.Do(HttpMethod.Post, "/v1/ticket-edits", new { ids = new[] { good.Id(), closed.Id(), theirs.Id() }, change = new { priority = "urgent" } });

        Assert.Equal(1, edit.Number("changed"));
        Assert.Equal(["ticket.closed", "ticket.not-found"], edit.GetProperty("refused").EnumerateArray().Select(r => r.Text("code")).Order());
    }

    [Fact]
    public async Task What_was_changed_since_stays_when_an_edit_is_undone()
    {
        var ticket = await app.One.Open("Since");
        var edit = await app.One.Do(HttpMethod.Post, "/v1/ticket-edits", new { ids = new[] { ticket.Id() }, change = new { priority = "high", addTags = new[] { "x" } } });
        await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{ticket.Id()}", new { priority = "urgent" });
        await app.One.Do(HttpMethod.Delete, $"/v1/ticket-edits/{edit.Id()}");

        var after = await app.One.Read($"/v1/tickets/{ticket.Id()}");
        Assert.Equal(("urgent", 0), (after.Text("priority"), after.GetProperty("tags").GetArrayLength()));
    }
}
