using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using Platform.Tickets.Risk;
using Platform.Tickets.Storage;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Risk;

public sealed class RiskApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static object In(TimeSpan time, string priority = "normal") => new { dueBy = DateTimeOffset.UtcNow + time, priority };

    private Task<JsonElement> Judged(string ticket) => app.One.Until($"/v1/tickets/{ticket}/risk", r => r.GetProperty("judgedAt").ValueKind is JsonValueKind.String);

    [Fact]
    public async Task A_ticket_is_judged_when_it_was_opened_and_its_reasons_add_up_to_the_last_digit()
    {
        var risk = await Judged((await app.One.Open("Judged", In(TimeSpan.FromHours(20)))).Id());
        var reasons = risk.GetProperty("reasons").EnumerateArray().ToList();
        Assert.NotEmpty(reasons);
        Assert.Equal(risk.GetProperty("probability").GetDecimal(), risk.GetProperty("usualProbability").GetDecimal() + reasons.Sum(r => r.GetProperty("probability").GetDecimal()));
        Assert.Equal(("prior", 0), (risk.GetProperty("model").Text("kind"), risk.GetProperty("model").Number("version")));
    }

    [Fact]
    public async Task It_is_judged_again_when_it_changes()
    {
        var id = (await app.One.Open("Sooner", In(TimeSpan.FromDays(30)))).Id();
        var before = (await Judged(id)).GetProperty("probability").GetDecimal();
        await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{id}", In(TimeSpan.FromHours(3)));
        await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("probability").GetDecimal() > before);
    }

    [Fact]
    public async Task What_will_probably_breach_is_raised_and_its_priority_once_with_a_note()
    {
        var id = (await app.One.Open("Hopeless", In(TimeSpan.FromMinutes(5)))).Id();
        await app.One.Until($"/v1/tickets/{id}", t => t.Text("priority") == "high");
        var risk = await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("escalatedAt").ValueKind is JsonValueKind.String);
        Assert.Equal(("critical", JsonValueKind.String), (risk.Text("band"), risk.GetProperty("raisedAt").ValueKind));
        var note = Assert.Single((await app.One.Read($"/v1/tickets/{id}/messages")).Items());
        Assert.StartsWith("Priority was raised from normal to high", note.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_in_time_it_is_withdrawn()
    {
        var id = (await app.One.Open("Saved", In(TimeSpan.FromMinutes(6)))).Id();
        await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("raisedAt").ValueKind is JsonValueKind.String);
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");
        await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("raisedAt").ValueKind is JsonValueKind.Null);
        Assert.Equal(Domain.Risk.RiskOutcome.InTime, Assert.Single((await Events(id)).OfType<TicketBreachRiskWithdrawn>()).Outcome);
    }

    [Fact]
    public async Task Judged_again_and_again_it_is_raised_once()
    {
        var id = (await app.One.Open("Again", In(TimeSpan.FromMinutes(5)))).Id();
        await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("escalatedAt").ValueKind is JsonValueKind.String);
        var risks = app.Services.GetRequiredService<JudgeRisks>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? risks.All(app.One.Id, Ct) : risks.Of(app.One.Id, [Guid.Parse(id)], Ct)));
        await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{id}", new { priority = "low" });
        await risks.All(app.One.Id, Ct);
        var events = await Events(id);
        Assert.Equal((1, 1), (events.OfType<TicketBreachRiskRaised>().Count(), events.OfType<TicketEscalated>().Count()));
        Assert.Single((await app.One.Read($"/v1/tickets/{id}/messages")).Items());
    }

    [Fact]
    public async Task The_list_is_narrowed_and_ordered_by_risk()
    {
        var customer = $"Customer {Guid.NewGuid():n}";
        var calm = (await app.One.Open("Calm", new { dueBy = DateTimeOffset.UtcNow.AddDays(60), customer })).Id();
        var pressing = (await app.One.Open("Pressing", new { dueBy = DateTimeOffset.UtcNow.AddMinutes(6), customer, priority = "urgent" })).Id();
        foreach (var id in (string[])[calm, pressing]) await Judged(id);
        var risky = await app.One.Until($"/v1/tickets?filter[risk][gte]=70&filter[customer]={customer}", l => l.Items().Length > 0);
        Assert.Equal(pressing, Assert.Single(risky.Items()).Id());
        Assert.InRange(risky.Items()[0].Number("risk"), 70, 100);
        var ordered = await app.One.Until($"/v1/tickets?sort=-risk&filter[customer]={customer}", l => l.Items().All(t => t.GetProperty("risk").ValueKind is JsonValueKind.Number));
        Assert.Equal([pressing, calm], ordered.Items().Select(t => t.Id()));
    }

    [Fact]
    public async Task What_is_no_probability_is_refused() =>
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Get, "/v1/tickets?filter[risk][gte]=101")).StatusCode);

    [Fact]
    public async Task The_other_company_knows_nothing_of_it()
    {
        var id = (await app.One.Open("Secret")).Id();
        Assert.Equal("ticket.not-found", await app.Two.Try(HttpMethod.Get, $"/v1/tickets/{id}/risk").Refusal());
        Assert.Equal(0, await app.Services.GetRequiredService<JudgeRisks>().All(app.Two.Id, Ct));
    }

    [Fact]
    public async Task A_policy_that_goes_by_priority_promises_no_sooner_because_we_hurry()
    {
        var customer = $"Customer {Guid.NewGuid():n}";
        await app.One.Do(HttpMethod.Post, "/v1/sla-policies", new { name = $"P {Guid.NewGuid():n}", customer, resolution = "PT5M" });
        await app.One.Do(HttpMethod.Post, "/v1/sla-policies", new { name = $"P {Guid.NewGuid():n}", customer, priority = "high", resolution = "PT2M" });
        var ticket = await app.One.Open("Hurried", new { customer });
        var raised = await app.One.Until($"/v1/tickets/{ticket.Id()}", t => t.Text("priority") == "high");
        Assert.Equal(ticket.Clock("resolution").At("dueAt"), raised.Clock("resolution").At("dueAt"));
    }

    private async Task<IReadOnlyList<TicketEvent>> Events(string ticket)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var entries = await scope.ServiceProvider.GetRequiredService<TicketsDb>().Journal.AsNoTracking().Where(e => e.StreamId == Guid.Parse(ticket)).OrderBy(e => e.Version).ToListAsync(Ct);
        return [.. entries.Select(e => e.Read<TicketEvent>())];
    }
}
