using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>Keeps tickets findable by their words, those that are done and those that are not apart. After the change, not in it: nobody who opens or resolves a ticket waits for it.</summary>
internal sealed class IndexTickets(IServiceProvider services, TimeProvider time) : ISubscription
{
    public string Name => "tickets.words";
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var changed = entries.Where(entry => Matters(entry.Read<TicketEvent>())).Select(entry => entry.StreamId).Distinct().ToList();
        if (changed.Count == 0) return;
        await using var scope = services.CreateScopeFor(new(entries[0].Tenant, ActorId.Platform, time.GetUtcNow()));
        await scope.ServiceProvider.GetRequiredService<TextIndex>().UpdateTickets(changed, ct);
    }

    private static bool Matters(TicketEvent @event) => @event switch
    {
        TicketStatusChanged e => e.State >= TicketState.Resolved,
        TicketOpened or TicketResolved or TicketClosed or TicketReopened or TicketMerged or TicketUnmerged => true,
        TicketRenamed or TicketDescribed or TicketPlaced or TicketTagged or TicketCategorised => true,
        _ => false,
    };
}
