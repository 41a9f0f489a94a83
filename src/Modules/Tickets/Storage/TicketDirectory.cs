using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Tickets;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Storage;

/// <summary>Answers other modules' questions about tickets, each in a scope of its own.</summary>
internal sealed class TicketDirectory(IServiceProvider services) : ITicketDirectory
{
    public async Task<KnownTicket?> Find(Call call, string idOrNumber, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(call);
        return await scope.ServiceProvider.GetRequiredService<TicketsDb>().FindTicket(idOrNumber, ct) is { } ticket ? new(ticket.Key, TicketNumber.Of(ticket.Number), ticket.Subject) : null;
    }
}
