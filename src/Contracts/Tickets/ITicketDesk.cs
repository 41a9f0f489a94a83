namespace Platform.Contracts.Tickets;

/// <summary>The help desk, as other modules may ask it to do something in the caller's name.</summary>
public interface ITicketDesk
{
    /// <summary>What a caller must be permitted for that.</summary>
    const string Permission = "tickets.write";

    /// <summary>Opens the ticket of an alert; where there is one, it is that. An alert has one ticket, however often and by whomever it is asked for.</summary>
    Task<Outcome<TicketOfAlert>> Open(Call call, AlertToTicket alert, CancellationToken ct);
}

/// <summary>
/// An alert somebody is to do something about. Priority is a word (<c>high</c>); the device is an id or number, or whatever its source calls it; without a requester
/// the caller is.
/// </summary>
public sealed record AlertToTicket(Guid AlertId, string Subject, string Description, string Priority, Guid? SiteId, string? Device, TicketRequester? Requester = null);

/// <summary>Who is told what becomes of it: somebody known by an e-mail address.</summary>
public sealed record TicketRequester(string? Name, string Email);

/// <summary>The ticket of an alert, and whether it was opened just now.</summary>
public sealed record TicketOfAlert(Guid Id, string Number, string Subject, bool IsNew);
