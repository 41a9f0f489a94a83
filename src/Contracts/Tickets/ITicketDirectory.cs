namespace Platform.Contracts.Tickets;

/// <summary>The tickets of a tenant, as other modules may know them, and as far as the call may see them.</summary>
public interface ITicketDirectory
{
    /// <summary>The ticket with this id or number people say aloud ("T-1042"); null when there is none.</summary>
    Task<KnownTicket?> Find(Call call, string idOrNumber, CancellationToken ct);
}

/// <summary>A ticket, and the number people call it by.</summary>
public sealed record KnownTicket(Guid Id, string Number, string Subject);
