using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Assignment;

public sealed class AssignmentApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    // Rules are kept as a whole: each test adds its own to those there are.
    private static readonly SemaphoreSlim Rules = new(1);

    private async Task Rule(object rule, params object[] people)
    {
        await Rules.WaitAsync(Ct);
        try
        {
            var kept = await app.One.Read("/v1/ticket-assignment");
            await app.One.Do(HttpMethod.Put, "/v1/ticket-assignment", new
            {
                rules = (object[])[.. kept.GetProperty("rules").EnumerateArray(), rule], people = (object[])[.. kept.GetProperty("people").EnumerateArray(), .. people], isAutomatic = true,
            });
        }
        finally { Rules.Release(); }
    }

    private static object By(string strategy, string team, string[]? skills = null) => new { name = $"Rule {Guid.NewGuid():n}", strategy, team, skills = skills ?? [] };

    private Task<JsonElement> Given(string ticket) => app.One.Until($"/v1/tickets/{ticket}", t => t.GetProperty("assignee").ValueKind is JsonValueKind.Object);

    [Fact]
    public async Task Tickets_that_come_at_once_are_given_to_everybody_by_turns()
    {
        var (team, members) = await app.Team("Ada", "Bob", "Cy");
        await Rule(By("roundRobin", team));
        var opened = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => app.One.Open($"At once {i}", new { teamId = team })));
        var given = (await app.One.Until($"/v1/tickets?filter[team]={team}", l => l.Items().All(t => t.GetProperty("assignee").ValueKind is JsonValueKind.Object))).Items();
        Assert.Equal(opened.Length, given.Length);
        Assert.Equal(members.Order().Select(m => (m, 4)), given.CountBy(t => t.GetProperty("assignee").Id()).OrderBy(g => g.Key).Select(g => (g.Key, g.Value)));
    }

    [Fact]
    public async Task Asked_for_at_once_by_many_nobody_is_given_more_than_their_turn()
    {
        var (team, members) = await app.Team("Dee", "Eli");
        var opened = new List<string>();
        for (var i = 0; i < 8; i++) opened.Add((await app.One.Open($"By hand {i}")).Id());
        var answers = await Task.WhenAll(opened.Select(t => app.One.Do(HttpMethod.Post, $"/v1/tickets/{t}/automatic-assignment", new { teamId = team })));
        Assert.Equal(members.Order().Select(m => (m, 4)), answers.CountBy(a => a.GetProperty("ticket").GetProperty("assignee").Id()).OrderBy(g => g.Key).Select(g => (g.Key, g.Value)));
    }

    [Fact]
    public async Task It_says_to_whom_and_why()
    {
        var (team, members) = await app.Team("Ada Lovelace", "Bob");
        await Rule(By("roundRobin", team, ["lifts"]), new { personId = members[0], skills = new[] { "lifts" } });
        var ticket = (await app.One.Open("Lift", new { teamId = team })).Id();
        Assert.Equal(members[0], (await Given(ticket)).GetProperty("assignee").Id());
        var again = await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket}/automatic-assignment", new { });
        Assert.Equal("Given to Ada Lovelace: skill 'lifts', 1 open, the only one who can take it now", again.Text("explanation"));
        var timeline = await app.One.Read($"/v1/tickets/{ticket}/timeline");
        Assert.Contains(timeline.Items(), i => i.Text("text").Contains("skill 'lifts', 0 open, the only one who can take it now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_answers_for_already_stays_theirs()
    {
        var (team, members) = await app.Team("Flo", "Gus");
        await Rule(By("leastBusy", team));
        var kept = (await app.One.Open("Mine", new { teamId = team, assigneeId = members[1] })).Id();
        await Given((await app.One.Open("Later", new { teamId = team })).Id()); // by then the first was looked at
        Assert.Equal(members[1], (await app.One.Read($"/v1/tickets/{kept}")).GetProperty("assignee").Id());
    }

    [Fact]
    public async Task Without_a_rule_that_fits_it_is_refused()
    {
        var ticket = (await app.One.Open("Unruled")).Id();
        Assert.Equal("ticket-assignment.no-rule", await app.One.Try(HttpMethod.Post, $"/v1/tickets/{ticket}/automatic-assignment", new { }).Refusal());
    }

    [Fact]
    public async Task A_rule_for_a_team_of_another_company_is_refused()
    {
        var theirs = (await app.Two.Do(HttpMethod.Post, "/v1/teams", new { name = $"Theirs {Guid.NewGuid():n}" })).Id();
        Assert.Equal("ticket-assignment.unknown-team", await app.One.Try(HttpMethod.Put, "/v1/ticket-assignment", new { rules = new[] { By("roundRobin", theirs) } }).Refusal());
    }

    [Fact]
    public async Task The_other_company_can_neither_see_nor_give_the_ticket()
    {
        var ticket = (await app.One.Open("Not yours")).Id();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Post, $"/v1/tickets/{ticket}/automatic-assignment", new { })).StatusCode);
        Assert.Empty((await app.Two.Read("/v1/ticket-assignment")).GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task Rules_without_a_name_and_people_with_room_for_no_ticket_are_refused()
    {
        Assert.Equal("ticket-assignment.malformed", await app.One.Try(HttpMethod.Put, "/v1/ticket-assignment", new { rules = new[] { new { name = " ", strategy = "roundRobin" } } }).Refusal());
        Assert.Equal("ticket-assignment.malformed", await app.One.Try(HttpMethod.Put, "/v1/ticket-assignment", new { people = new[] { new { personId = await app.Join("Hal"), mostOpen = 0 } } }).Refusal());
    }
}
