using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;

namespace Platform.Tickets;

/// <summary>Opens many tickets at once, through the ledger.</summary>
internal static class Bulk
{
    public static async Task<Guid[]> Insert(PlatformApp app, int count, string tag)
    {
        var now = DateTimeOffset.UtcNow;
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, now));
        var first = await scope.ServiceProvider.GetRequiredService<Numbers>().Take(app.One.Id, Ticket.Kind, HelpDesk.Ct, count);
        var call = scope.ServiceProvider.GetRequiredService<Call>();
        var requester = Guid.NewGuid();
        var opened = await scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>().BeginMany(
            Enumerable.Range(0, count).Select(i => (Decision<TicketEvent>)new TicketOpened(
                Guid.CreateVersion7(), app.One.Id, first + i, $"Bulk {i}", "", requester, TicketPriority.Low, TicketChannel.Api, "new", TicketState.New, call.Now) { Tags = [tag] }), HelpDesk.Ct);
        return [.. opened.Value!.Select(t => t.Key)];
    }
}
