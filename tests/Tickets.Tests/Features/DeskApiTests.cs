using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class DeskApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_company_names_its_statuses_categories_and_fields()
    {
        await app.Two.Do(HttpMethod.Patch, "/v1/ticket-settings", new
        {
            statuses = new[] { new { name = "waiting-for-parts", title = "Waiting for parts", state = "onHold" } }, categories = new[] { "Lifts", "Doors" },
            fields = new object[] { new { key = "floor", label = "Floor", type = "number" }, new { key = "wing", label = "Wing", type = "choice", choices = new[] { "east", "west" } } },
        });
        var ticket = await app.Two.Open("Lift", new { category = "Lifts", fields = new { floor = 3, wing = "east" } });
        var path = $"/v1/tickets/{ticket.Id()}";

        Assert.Equal(("onHold", "Waiting for parts"), (await app.Two.Do(HttpMethod.Put, $"{path}/status", new { status = "waiting-for-parts" })).GetProperty("status") is var s ? (s.Text("state"), s.Text("title")) : default);
        Assert.Equal("ticket.unknown-category", await app.Two.Try(HttpMethod.Patch, path, new { category = "Gardens" }).Refusal());
        Assert.Equal("ticket.field-mistyped", await app.Two.Try(HttpMethod.Patch, path, new { fields = new { wing = "north" } }).Refusal());
        Assert.Equal("ticket.unknown-status", await app.One.Try(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open()).Id()}/status", new { status = "waiting-for-parts" }).Refusal());
    }

    [Fact]
    public async Task A_status_tickets_are_in_neither_goes_nor_changes_its_meaning()
    {
        object Statuses(string? state) => new { statuses = state is null ? [] : new[] { new { name = "at-the-workshop", title = "At the workshop", state } } };
        await app.One.Do(HttpMethod.Patch, "/v1/ticket-settings", Statuses("onHold"));
        var path = $"/v1/tickets/{(await app.One.Open("Drill")).Id()}/status";
        await app.One.Do(HttpMethod.Put, path, new { status = "at-the-workshop" });
        foreach (var state in new[] { null, "open" }) Assert.Equal("ticket-settings.status-in-use", await app.One.Try(HttpMethod.Patch, "/v1/ticket-settings", Statuses(state)).Refusal());

        await app.One.Do(HttpMethod.Put, path, new { status = "open" });
        await app.One.Do(HttpMethod.Patch, "/v1/ticket-settings", Statuses(null));
    }

    [Theory]
    [InlineData("ticket-settings.state-fixed", """{"statuses":[{"name":"open","title":"Open","state":"closed"}]}""")]
    [InlineData("ticket-settings.name-twice", """{"categories":["A","a"]}""")]
    [InlineData("ticket-settings.name-malformed", """{"statuses":[{"name":"Bad Name","title":"x","state":"open"}]}""")]
    [InlineData("ticket-settings.choices-needed", """{"fields":[{"key":"x","label":"X","type":"choice"}]}""")]
    public async Task Words_that_cannot_be_are_refused(string code, string body) => Assert.Equal(code, await app.One.Client.PatchAsync(
        "/v1/ticket-settings", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct).Refusal());

    [Fact]
    public async Task A_team_is_formed_given_tickets_and_not_disbanded_before_they_are_done()
    {
        var team = await app.One.Do(HttpMethod.Post, "/v1/teams", new { name = $"Team {Guid.NewGuid()}" });
        var ticket = await app.One.Open("For the team", new { teamId = team.Id() });
        Assert.Equal(team.Text("name"), ticket.Text("teamName"));
        Assert.Equal("team.responsible", await app.One.Try(HttpMethod.Delete, $"/v1/teams/{team.Id()}").Refusal());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/teams/{team.Id()}")).StatusCode);

        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/resolution");
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, $"/v1/teams/{team.Id()}")).StatusCode);
    }

    [Fact]
    public async Task The_other_tenants_team_is_no_team()
    {
        var theirs = await app.Two.Do(HttpMethod.Post, "/v1/teams", new { name = $"Theirs {Guid.NewGuid()}" });
        Assert.Equal("ticket.unknown-team", await app.One.Try(HttpMethod.Put, $"/v1/tickets/{(await app.One.Open()).Id()}/assignment", new { teamId = theirs.Id() }).Refusal());
    }
}
