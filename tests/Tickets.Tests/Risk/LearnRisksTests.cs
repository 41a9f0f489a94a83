using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Risk;

public sealed class LearnRisksTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const int Tickets = 420;

    [Fact]
    public async Task A_company_learns_from_its_own_tickets_and_no_other_does()
    {
        var now = DateTimeOffset.UtcNow;
        await Live(now.AddDays(-120));
        var learn = app.Services.GetRequiredService<LearnRisks>();
        var model = await learn.Learn(app.One.Id, Ct);
        Assert.Equal((1, 0), (model.Version, (await learn.Learn(app.Two.Id, Ct)).Version));

        var shown = await app.One.Read("/v1/ticket-risk-model");
        Assert.Equal((1, "learned"), (shown.Number("version"), shown.Text("kind")));
        var latest = shown.GetProperty("latest");
        Assert.InRange(latest.GetProperty("learnedBrier").GetDouble(), 0, latest.GetProperty("priorBrier").GetDouble());
        Assert.Equal(latest.Number("predictions"), latest.GetProperty("bins").EnumerateArray().Sum(b => b.Number("count")));
        Assert.Equal("prior", (await app.Two.Read("/v1/ticket-risk-model")).Text("kind"));

        // Nothing new: nothing else.
        Assert.Equal(1, (await learn.Learn(app.One.Id, Ct)).Version);
    }

    // Category A takes two days, B a few hours; a day is promised.
    private async Task Live(DateTimeOffset from)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var (numbers, ledger) = (scope.ServiceProvider.GetRequiredService<Numbers>(), scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>());
        var openings = new List<Decision<TicketEvent>>();
        for (var i = 0; i < Tickets; i++)
            openings.Add(new TicketOpened(
                Guid.CreateVersion7(), app.One.Id, await numbers.Take(app.One.Id, Ticket.Kind, Ct), $"Past {i}", "", Guid.NewGuid(), TicketPriority.Normal, TicketChannel.Email, "new", TicketState.New, from.AddHours(i * 6))
            {
                Category = i % 2 == 0 ? "A" : "B", DueBy = from.AddHours(i * 6 + 24), BroughtAt = DateTimeOffset.UtcNow,
            });
        var opened = (await ledger.BeginMany(openings, Ct)).Value!;
        await ledger.ChangeMany([.. opened.Select(t => t.Key)], t => new TicketResolved("resolved", t.OpenedAt.AddHours(t.Category == "A" ? 40 + t.Number % 20 : 3 + t.Number % 9)), Ct);
    }
}
