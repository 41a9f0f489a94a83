using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class ConversationTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Replies_and_notes_are_read_in_the_order_they_were_written()
    {
        var path = $"/v1/tickets/{(await app.One.Open()).Id()}";
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { html = "<p>Hello</p><script>alert(1)</script>" });
        await app.One.Do(HttpMethod.Post, $"{path}/notes", new { text = "They called" });

        var messages = (await app.One.Read($"{path}/messages")).Items();
        Assert.Equal([("reply", "Hello"), ("note", "They called")], messages.Select(m => (m.Text("kind"), m.Text("text"))));
        var counts = (await app.One.Read(path)).GetProperty("counts");
        Assert.Equal((1, 1), (counts.Number("replies"), counts.Number("notes")));
    }

    [Fact]
    public async Task A_reply_may_bring_a_status_with_it()
    {
        var path = $"/v1/tickets/{(await app.One.Open("Q", new { requester = new { name = "Q", email = "q@acme.example" } })).Id()}";
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "Which door?", status = "pending" });
        Assert.Equal("pending", (await app.One.Read(path)).State());
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "The back one", byRequester = true });
        Assert.Equal("open", (await app.One.Read(path)).State());
    }

    [Fact]
    public async Task Nothing_is_no_message()
    {
        var path = $"/v1/tickets/{(await app.One.Open()).Id()}";
        Assert.Equal("ticket.message-empty", await app.One.Try(HttpMethod.Post, $"{path}/replies", new { html = "<script>only()</script>" }).Refusal());
        Assert.Empty((await app.One.Read($"{path}/messages")).Items());
    }

    [Fact]
    public async Task Merged_tickets_show_their_messages_in_the_one_they_went_to_and_not_after_it_is_undone()
    {
        var (a, b) = (await app.One.Open("A"), await app.One.Open("B"));
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{a.Id()}/replies", new { text = "In A" });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{a.Id()}/merge", new { into = b.Text("number") });

        Assert.Equal("In A", Assert.Single((await app.One.Read($"/v1/tickets/{b.Id()}/messages")).Items()).Text("text"));
        Assert.Equal("ticket.merged", await app.One.Try(HttpMethod.Post, $"/v1/tickets/{a.Id()}/replies", new { text = "More" }).Refusal());

        var undone = await app.One.Do(HttpMethod.Delete, $"/v1/tickets/{a.Id()}/merge");
        Assert.Equal("new", undone.State());
        Assert.Empty((await app.One.Read($"/v1/tickets/{b.Id()}/messages")).Items());
    }

    [Fact]
    public async Task Merges_close_no_circle_however_they_race()
    {
        var (a, b) = ((await app.One.Open("A")).Id(), (await app.One.Open("B")).Id());
        var both = await Task.WhenAll(
            app.One.Try(HttpMethod.Put, $"/v1/tickets/{a}/merge", new { into = b }), app.One.Try(HttpMethod.Put, $"/v1/tickets/{b}/merge", new { into = a }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
    }

    [Fact]
    public async Task A_message_becomes_a_ticket_of_its_own_once()
    {
        var ticket = await app.One.Open("Two things", new { priority = "high" });
        var message = await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket.Id()}/replies", new { text = "And the light is broken", byRequester = true });
        var path = $"/v1/tickets/{ticket.Id()}/messages/{message.Id()}/split";
        var split = await app.One.Do(HttpMethod.Post, path, new { subject = "Light" });

        Assert.Equal(("And the light is broken", "high", ticket.Id()), (split.Text("description"), split.Text("priority"), split.Text("splitFromId")));
        Assert.Equal("ticket.message-split", await app.One.Try(HttpMethod.Post, path, new { subject = "Again" }).Refusal());
        Assert.Equal(split.Id(), Assert.Single((await app.One.Read($"/v1/tickets/{ticket.Id()}/messages")).Items()).Text("splitIntoId"));
    }

    [Fact]
    public async Task A_parent_shows_how_its_parts_stand_and_circles_are_refused()
    {
        var (top, middle, leaf) = (await app.One.Open("Top"), await app.One.Open("Middle"), await app.One.Open("Leaf"));
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{middle.Id()}/parent", new { parent = top.Text("number") });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{leaf.Id()}/parent", new { parent = middle.Id() });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{leaf.Id()}/resolution");

        var parts = await app.One.Read($"/v1/tickets/{top.Id()}/parts");
        Assert.Equal((2, 1, 1), (parts.Number("total"), parts.Number("active"), parts.GetProperty("states").Number("resolved")));
        Assert.Equal("ticket.cyclic-parent", await app.One.Try(HttpMethod.Put, $"/v1/tickets/{top.Id()}/parent", new { parent = leaf.Id() }).Refusal());
        Assert.Equal("ticket.itself", await app.One.Try(HttpMethod.Put, $"/v1/tickets/{top.Id()}/parent", new { parent = top.Id() }).Refusal());
    }

    [Fact]
    public async Task Links_are_seen_from_both_sides_and_made_once()
    {
        var (a, b) = (await app.One.Open("A"), await app.One.Open("B"));
        for (var i = 0; i < 2; i++) await app.One.Do(HttpMethod.Post, $"/v1/tickets/{a.Id()}/links", new { ticket = b.Id(), kind = "duplicateOf" });

        var seen = Assert.Single((await app.One.Read($"/v1/tickets/{b.Id()}/links")).Items());
        Assert.Equal(("duplicateOf", true, a.Id()), (seen.Text("kind"), seen.GetProperty("isFromOther").GetBoolean(), seen.Text("ticketId")));
        Assert.Equal(0, (await app.One.Do(HttpMethod.Delete, $"/v1/tickets/{a.Id()}/links/{b.Id()}")).GetProperty("counts").Number("links"));
    }
}
