using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;

namespace Platform.Tickets.Features.Macros;

/// <summary>Fills in what a macro's text names: the ticket, its people and places, and whoever uses the macro.</summary>
internal sealed class MacroWords(TicketNames names, Call call)
{
    /// <summary>Nothing, where the macro says nothing.</summary>
    public async Task<string?> Fill(string? text, Ticket ticket, CancellationToken ct)
    {
        if (text is null) return null;
        var (requester, agent) = ((await names.Person(ticket.Tenant, ticket.RequesterId, ct))?.Name, (await names.Person(ticket.Tenant, call.Actor.Value, ct))?.Name);
        var (site, team) = (await names.Site(ticket.Tenant, ticket.SiteId, ct), await names.Team(ticket.Tenant, ticket.TeamId, ct));
        var status = (await names.Desk(ticket.Tenant, ct)).StatusNamed(ticket.Status)?.Title ?? ticket.Status;
        return MacroText.Fill(text, variable => variable switch
        {
            "ticket.number" => TicketNumber.Of(ticket.Number),
            "ticket.subject" => ticket.Subject,
            "ticket.status" => status,
            "requester.name" => requester,
            "requester.firstName" => MacroText.FirstName(requester),
            "customer.name" => ticket.Customer,
            "site.name" => site,
            "team.name" => team,
            "agent.name" => agent,
            "agent.firstName" => MacroText.FirstName(agent),
            _ => null,
        });
    }
}
