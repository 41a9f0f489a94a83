using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

public sealed class SlaApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_company_that_has_said_nothing_promises_the_usual()
    {
        var ticket = await app.Two.Open();
        Assert.Equal("“Standard” holds: it is for every ticket.", ticket.GetProperty("sla").Text("why"));
        Assert.Equal(ticket.At("openedAt").AddHours(8), ticket.Clock("firstResponse").At("dueAt"));
    }

    [Fact]
    public async Task A_policy_for_the_customer_goes_before_one_for_the_priority_and_the_ticket_says_so()
    {
        await app.One.Try(HttpMethod.Post, "/v1/sla-policies", new { name = "Urgent ones", priority = "urgent", resolution = "PT1H" });
        var (customer, policy) = await app.One.Promise(new { resolution = "PT2H" });
        var sla = (await app.One.Open("Whose", new { customer = customer.ToUpperInvariant(), priority = "urgent" })).GetProperty("sla");
        Assert.Equal(policy.Id(), sla.Text("policyId"));
        Assert.Contains("“Urgent ones” is for the priority of this ticket and comes after, since it does not name the customer.", sla.Text("why"));
    }

    [Fact]
    public async Task The_clocks_follow_the_ticket()
    {
        var (customer, _) = await app.One.Promise(new { firstResponse = "PT4H", nextResponse = "PT4H", resolution = "PT8H" });
        var path = $"/v1/tickets/{(await app.One.Open("Followed", new { customer, requester = new { name = "Ann", email = "ann@acme.example" } })).Id()}";
        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "On it" });
        await app.One.Do(HttpMethod.Put, $"{path}/status", new { status = "pending" });
        var pending = await app.One.Read(path);
        Assert.Equal(("met", "paused", "waitingForRequester"), (pending.Clock("firstResponse").Text("state"), pending.Clock("resolution").Text("state"), pending.Clock("resolution").Text("waitingFor")));

        await app.One.Do(HttpMethod.Post, $"{path}/replies", new { text = "Still broken", byRequester = true });
        var asked = await app.One.Read(path);
        Assert.Equal(("running", "running"), (asked.Clock("nextResponse").Text("state"), asked.Clock("resolution").Text("state")));
    }

    [Fact]
    public async Task The_queue_goes_by_the_promise_and_by_what_somebody_said_before_that()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT5H" });
        var said = DateTimeOffset.UtcNow.AddDays(1);
        var promised = await app.One.Open("Promised", new { customer });
        var agreed = await app.One.Open("Agreed", new { customer, dueBy = said });
        var lines = (await app.One.Read($"/v1/tickets?sort=dueBy&filter[customer]={customer}")).Items();
        Assert.Equal([promised.Id(), agreed.Id()], lines.Select(l => l.Id()));
        Assert.Equal([(promised.At("openedAt").AddHours(5), true), (Instant.Truncate(said), false)], lines.Select(l => (l.At("dueBy"), l.GetProperty("dueIsPromised").GetBoolean())));
    }

    [Fact]
    public async Task Two_policies_for_the_same_are_refused()
    {
        var (customer, policy) = await app.One.Promise(new { resolution = "PT2H" });
        Assert.Equal("sla-policy.criteria-taken", await app.One.Try(HttpMethod.Post, "/v1/sla-policies", new { name = "Again", customer = customer.ToUpperInvariant(), resolution = "PT1H" }).Refusal());
        Assert.Equal("sla-policy.name-taken", await app.One.Try(HttpMethod.Post, "/v1/sla-policies", new { name = policy.Text("name"), customer = "Other", resolution = "PT1H" }).Refusal());
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "sla.no-target"), InlineData("""{"name":"x","resolution":"PT0S"}""", "sla.target-out-of-range"), InlineData("""{"name":"x","resolution":"PT1H","warnings":[1.5]}""", "sla.warning-out-of-range")]
    [InlineData("""{"name":"x","resolution":"PT1H","pauses":["resolved"]}""", "sla.no-pause"), InlineData("""{"name":"x","resolution":"PT1H","siteId":"S-99999"}""", "sla-policy.unknown-site")]
    [InlineData("""{"name":"x","resolution":"PT1H","calendarId":"0193d000-0000-7000-8000-00000000ffff"}""", "sla-policy.unknown-calendar"), InlineData("""{"name":" ","resolution":"PT1H","customer":"Nameless"}""", "sla-policy.nameless")]
    public async Task A_policy_that_makes_no_sense_is_refused(string body, string code) =>
        Assert.Equal(code, await app.One.Client.PostAsync("/v1/sla-policies", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct).Refusal());

    [Fact]
    public async Task The_other_company_knows_nothing_of_a_policy()
    {
        var (_, policy) = await app.One.Promise(new { resolution = "PT2H" });
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/sla-policies/{policy.Id()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"/v1/sla-policies/{policy.Id()}", new { name = "Theirs", resolution = "PT1H" })).StatusCode);
        Assert.DoesNotContain((await app.Two.Read("/v1/sla-policies")).Items(), p => p.Id() == policy.Id());
    }

    [Fact]
    public async Task Of_two_who_change_a_policy_the_second_reads_it_again()
    {
        var (customer, policy) = await app.One.Promise(new { resolution = "PT2H" });
        var path = $"/v1/sla-policies/{policy.Id()}";
        await app.One.Do(HttpMethod.Put, path, new { name = policy.Text("name"), customer, resolution = "PT3H" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Try(HttpMethod.Put, path, new { name = policy.Text("name"), customer, resolution = "PT4H" }, ifMatch: "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task A_preview_says_whom_a_change_would_breach_and_changes_nothing()
    {
        var (customer, policy) = await app.One.Promise(new { resolution = "PT2H" });
        var ticket = await app.One.Open("Soon late", new { customer });
        var effects = await app.One.Do(HttpMethod.Post, "/v1/sla-policies/preview", new { policyId = policy.Id(), policy = new { name = policy.Text("name"), customer, resolution = "PT0.001S" } });
        var example = effects.GetProperty("examples").EnumerateArray().Single(e => e.Text("ticketId") == ticket.Id());
        Assert.True(example.GetProperty("isBreachedNow").GetBoolean());
        Assert.Equal((1, 1), (effects.Number("breachedNow"), effects.Number("dueEarlier")));
        Assert.Equal(ticket.Clock("resolution").At("dueAt"), (await app.One.Read($"/v1/tickets/{ticket.Id()}")).Clock("resolution").At("dueAt"));
    }

    [Fact]
    public async Task A_changed_policy_counts_for_open_tickets_and_their_past_says_so()
    {
        // Far enough away that nobody foresees it late, which would change the ticket meanwhile.
        var (customer, policy) = await app.One.Promise(new { resolution = "PT100H" });
        var ticket = await app.One.Open("Put off", new { customer });
        var changed = await app.One.Do(HttpMethod.Put, $"/v1/sla-policies/{policy.Id()}", new { name = policy.Text("name"), customer, resolution = "PT200H" });
        await app.One.Until($"/v1/jobs/{changed.Text("jobId")}", job => job.Text("state") == "done");
        Assert.Contains((await app.One.Read($"/v1/tickets/{ticket.Id()}/timeline")).Items(), entry => entry.Text("text").StartsWith("What is promised was changed", StringComparison.Ordinal));
        var line = (await app.One.Read($"/v1/tickets?filter[customer]={customer}")).Items().Single();
        Assert.Equal(ticket.At("openedAt").AddHours(200), line.At("dueBy"));
    }

    [Fact]
    public async Task A_removed_policy_leaves_its_tickets_to_the_next()
    {
        var (customer, policy) = await app.One.Promise(new { resolution = "PT2H" });
        var ticket = await app.One.Open("Left", new { customer });
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Try(HttpMethod.Delete, $"/v1/sla-policies/{policy.Id()}")).StatusCode);
        Assert.NotEqual(policy.Id(), (await app.One.Until($"/v1/tickets/{ticket.Id()}", t => t.GetProperty("sla").Text("policyId") != policy.Id())).GetProperty("sla").Text("policyId"));
    }

    [Fact]
    public async Task A_receipt_adds_up_and_requesters_read_it_without_the_policy()
    {
        var (customer, policy) = await app.One.Promise(new { firstResponse = "PT4H", resolution = "PT8H" });
        var at = DateTimeOffset.UtcNow.AddHours(-5);
        var path = $"/v1/tickets/{(await (await app.One.Try(HttpMethod.Post, "/v1/tickets", new { subject = "Accounted", customer }, at: at.ToString("O"))).Json()).Id()}";
        await app.One.Try(HttpMethod.Put, $"{path}/status", new { status = "pending" }, at: at.AddHours(1).ToString("O"));
        await app.One.Try(HttpMethod.Put, $"{path}/resolution", at: at.AddHours(4).ToString("O"));

        var receipts = await app.One.Read($"{path}/receipts");
        Assert.Equal(policy.Text("name"), receipts.Text("policyName"));
        var resolution = receipts.Items().Single(r => r.Text("kind") == "resolution");
        Assert.Equal("1 h of 8 h counted, 3 h waiting for the requester: 4 h in all.", resolution.Text("text"));
        Assert.Equal(("met", "PT7H", "PT4H"), (resolution.Text("state"), resolution.Text("metBy"), resolution.Text("total")));

        var own = await app.One.Read($"/v1/requests/{path[(path.LastIndexOf('/') + 1)..]}/receipts");
        Assert.Equal("1 h of 8 h counted, 3 h waiting for you: 4 h in all.", own.Items().Single(r => r.Text("kind") == "resolution").Text("text"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, own.GetProperty("policyName").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"{path}/receipts")).StatusCode);
    }
}
