using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Devices;
using Platform.Contracts.Tickets;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Opens tickets of alerts for the module that knows them, each call in a scope of its own.</summary>
internal sealed class TicketsOfAlerts(IServiceProvider services) : ITicketDesk
{
    public async Task<Outcome<TicketOfAlert>> Open(Call call, AlertToTicket alert, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(call);
        var (db, from) = (scope.ServiceProvider.GetRequiredService<TicketsDb>(), scope.ServiceProvider);
        if (await Find(db, alert.AlertId, ct) is { } known) return View(known, isNew: false);

        var outcome = await OpenTicket.Handle(
            await CommandFor(alert, call, from, ct), db, from.GetRequiredService<TicketReferences>(), from.GetRequiredService<TicketNames>(), from.GetRequiredService<Numbers>(), from.GetRequiredService<TicketChanges>(), ct);
        if (outcome.Value is { } opened) return View(opened, isNew: true);
        // Somebody else opened it at the same moment, or moved it to where the caller does not see it.
        return outcome.Refusal == TicketRefusals.AlertTaken && await Find(db, alert.AlertId, ct) is { } theirs ? View(theirs, isNew: false) : outcome.Refusal!;
    }

    private static async Task<OpenTicket.Command> CommandFor(AlertToTicket alert, Call call, IServiceProvider from, CancellationToken ct)
    {
        var device = alert.Device is { Length: > 0 } said && await from.GetRequiredService<IDeviceDirectory>().Find(call, said, ct) is { } known ? $"{known.Id}" : null;
        return new()
        {
            Subject = Cut(alert.Subject, Ticket.LongestSubject), Description = Cut(alert.Description, Ticket.LongestDescription), AlertId = alert.AlertId, Channel = TicketChannel.Alert,
            Priority = Enum.Parse<TicketPriority>(alert.Priority, ignoreCase: true), SiteId = alert.SiteId is { } site ? $"{site}" : null, DeviceId = device,
            Requester = alert.Requester is { } requester ? new(null, requester.Name, requester.Email) : null,
        };
    }

    private static Task<Ticket?> Find(TicketsDb db, Guid alert, CancellationToken ct) => db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.AlertId == alert, ct);

    private static TicketOfAlert View(Ticket ticket, bool isNew) => new(ticket.Key, TicketNumber.Of(ticket.Number), ticket.Subject, isNew);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
