using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Time;

public sealed class LogTimeTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_was_spent_adds_up_and_what_is_to_be_billed_apart()
    {
        var ticket = (await app.One.Open()).Id();
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 45, note = "Changed the seal", isBillable = true });
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 15 });
        var time = await app.One.Read($"/v1/tickets/{ticket}/time");
        Assert.Equal((60, 45, 2), (time.Number("minutes"), time.Number("billableMinutes"), time.Items().Length));
        Assert.Contains((await app.One.Read($"/v1/tickets/{ticket}/timeline")).Items(), e => e.Text("text") == "45 minutes were spent on it, to be billed");
    }

    [Fact]
    public async Task What_was_noted_by_mistake_is_taken_back()
    {
        var ticket = (await app.One.Open()).Id();
        var entry = await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 45 });
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, $"/v1/tickets/{ticket}/time/{entry.Id()}")).StatusCode);
        Assert.Equal(0, (await app.One.Read($"/v1/tickets/{ticket}/time")).Number("minutes"));
        Assert.Equal("ticket-time.not-found", await app.One.Try(HttpMethod.Delete, $"/v1/tickets/{ticket}/time/{entry.Id()}").Refusal());
    }

    [Fact]
    public async Task A_closed_ticket_takes_time()
    {
        var ticket = (await app.One.Open()).Id();
        foreach (var verb in new[] { "resolution", "closure" }) await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket}/{verb}");
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 5, workedOn = "2026-01-02" });
        Assert.Equal("2026-01-02", Assert.Single((await app.One.Read($"/v1/tickets/{ticket}/time")).Items()).Text("workedOn"));
    }

    [Fact]
    public async Task Time_to_come_is_not_spent_yet()
    {
        var ticket = (await app.One.Open()).Id();
        Assert.Equal("ticket-time.not-yet", await app.One.Try(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 5, workedOn = "2999-01-01" }).Refusal());
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 0 })).StatusCode);
    }

    [Fact]
    public async Task Another_company_learns_nothing_of_it()
    {
        var ticket = (await app.One.Open()).Id();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/tickets/{ticket}/time")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Post, $"/v1/tickets/{ticket}/time", new { minutes = 5 })).StatusCode);
    }
}
