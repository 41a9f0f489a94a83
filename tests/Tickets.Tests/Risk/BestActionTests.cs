using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Features.Assignment;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Risk;

public sealed class BestActionTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_ticket_with_a_slow_team_is_better_off_with_a_fast_one_and_one_press_gives_it_to_them()
    {
        var (slow, _) = await app.Team("Slow");
        var (fast, members) = await app.Team("Fast");
        await Live(Guid.Parse(slow), 60, hours: 90);
        await Live(Guid.Parse(fast), 60, hours: 2);
        // What the past has taught is looked at anew with every pass.
        var id = (await app.One.Open("With the slow ones", new { teamId = slow, dueBy = DateTimeOffset.UtcNow.AddHours(12) })).Id();
        await app.Services.GetRequiredService<JudgeRisks>().All(app.One.Id, Ct);

        var risk = await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("bestAction").ValueKind is JsonValueKind.Object);
        var action = risk.GetProperty("bestAction");
        Assert.Equal((fast, risk.GetProperty("probability").GetDecimal()), (action.Text("teamId"), action.GetProperty("probabilityNow").GetDecimal()));
        Assert.True(action.GetProperty("probabilityThen").GetDecimal() < action.GetProperty("probabilityNow").GetDecimal() - 0.05m);

        var given = await app.One.Do(HttpMethod.Post, $"/v1/tickets/{id}/automatic-assignment", new { teamId = action.Text("teamId") });
        Assert.Equal((fast, members[0]), (given.GetProperty("ticket").Text("teamId"), given.GetProperty("ticket").GetProperty("assignee").Id()));
        await app.One.Until($"/v1/tickets/{id}/risk", r => r.GetProperty("bestAction").ValueKind is JsonValueKind.Null && r.GetProperty("probability").GetDecimal() < risk.GetProperty("probability").GetDecimal());
    }

    private async Task Live(Guid team, int count, int hours)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var (numbers, ledger, from) = (scope.ServiceProvider.GetRequiredService<Numbers>(), scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>(), DateTimeOffset.UtcNow.AddDays(-60));
        var openings = new List<Decision<TicketEvent>>();
        for (var i = 0; i < count; i++)
            openings.Add(new TicketOpened(
                Guid.CreateVersion7(), app.One.Id, await numbers.Take(app.One.Id, Ticket.Kind, Ct), $"Past {i}", "", Guid.NewGuid(), TicketPriority.Normal, TicketChannel.Api, "new", TicketState.New, from.AddHours(i * 20))
            {
                TeamId = team, DueBy = from.AddHours(i * 20 + 24), BroughtAt = DateTimeOffset.UtcNow,
            });
        var opened = (await ledger.BeginMany(openings, Ct)).Value!;
        await ledger.ChangeMany([.. opened.Select(t => t.Key)], t => new TicketResolved("resolved", t.OpenedAt.AddHours(hours)), Ct);
    }
}
