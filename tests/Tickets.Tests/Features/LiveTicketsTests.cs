using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class LiveTicketsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Whoever_watches_the_queue_sees_a_ticket_come_and_change()
    {
        await using var live = await Connect(app.One);
        await live.Subscribe("tickets");
        var ticket = await app.One.Open("Live");
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/resolution");

        var states = new List<string>();
        while (states is not [.., "resolved"])
            if (await live.Frames.ReadAsync(Ct) is { Kind: "ticket" } frame && frame.Data.Id() == ticket.Id()) states.Add(frame.Data.State());
        Assert.Equal(["new", "resolved"], states);
    }

    [Fact]
    public async Task A_tickets_own_topic_tells_what_is_said()
    {
        var ticket = await app.One.Open("Talk");
        await using var live = await Connect(app.One);
        await live.Subscribe($"ticket:{ticket.Id()}");
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket.Id()}/replies", new { text = "Hello" });

        ReceivedFrame frame;
        do frame = await live.Frames.ReadAsync(Ct);
        while (frame.Kind != "message");
        Assert.Equal("Hello", frame.Data.Text("text"));
    }

    [Fact]
    public async Task Whoever_looks_at_a_ticket_is_told_who_writes_and_when_they_stop()
    {
        var ticket = await app.One.Open("Two at once");
        await using var live = await Connect(app.One);
        await live.Subscribe($"ticket:{ticket.Id()}");
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/writing", new { isNote = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, $"/v1/tickets/{ticket.Id()}/writing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/writing", new { })).StatusCode);

        var told = new List<(bool IsNote, bool Writes)>();
        while (told.Count < 2)
            if (await live.Frames.ReadAsync(Ct) is { Kind: "writing" } frame) told.Add((frame.Data.GetProperty("isNote").GetBoolean(), frame.Data.GetProperty("until").ValueKind is not JsonValueKind.Null));
        Assert.Equal([(true, true), (false, false)], told);
    }

    [Fact]
    public async Task Another_tenant_cannot_watch_it()
    {
        var ticket = await app.One.Open("Ours");
        await using var live = await Connect(app.Two);
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"ticket:{ticket.Id()}"));
    }

    private Task<LiveClient> Connect(TestTenant tenant) =>
        LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {tenant.ApiKey}"), Ct);
}
