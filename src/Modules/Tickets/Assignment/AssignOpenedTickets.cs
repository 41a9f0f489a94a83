using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Assignment;

/// <summary>Gives new tickets nobody answers for to somebody, where the company wants that; what an import brings is left as it is. Handled again, it finds the ticket given already.</summary>
internal sealed class AssignOpenedTickets(IServiceProvider services, TimeProvider time) : ISubscription
{
    public string Name => "tickets.assignment";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var opened = entries.Where(e => e.Read<TicketEvent>() is TicketOpened { AssigneeId: null, BroughtAt: null }).Select(e => e.StreamId).ToList();
        if (opened.Count == 0) return;
        if (!await IsAutomatic(entries[0].Tenant, ct)) return;
        foreach (var id in opened)
        {
            await using var scope = Scope(entries[0].Tenant);
            await scope.ServiceProvider.GetRequiredService<Dispatch>().Give(id.ToString(), null, null, onlyIfFree: true, ct); // a refusal says no rule covers it
        }
    }

    private async Task<bool> IsAutomatic(TenantId tenant, CancellationToken ct)
    {
        await using var scope = Scope(tenant);
        return await scope.ServiceProvider.GetRequiredService<TicketsDb>().AssignmentRules.AnyAsync(r => r.IsAutomatic, ct);
    }

    private AsyncServiceScope Scope(TenantId tenant) => services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
}
