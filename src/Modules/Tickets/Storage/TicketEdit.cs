using System.Text.Json;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Storage;

/// <summary>One change of many tickets, which can be undone for a while.</summary>
internal sealed record TicketEdit
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }

    /// <summary>How many tickets it changed.</summary>
    public int Changed { get; set; }

    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset UndoBy { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>What an edit made of a ticket, and what it was before. Texts are not among it: no edit of many changes them.</summary>
internal sealed record EditedTicket
{
    public required TenantId Tenant { get; init; }
    public required Guid EditId { get; init; }
    public required Guid Ticket { get; init; }
    public required string Before { get; init; }
    public required string After { get; init; }

    public static EditedTicket Of(Guid edit, Ticket before, Ticket after) => new()
    {
        Tenant = after.Tenant, EditId = edit, Ticket = after.Key, Before = Kept(before), After = Kept(after),
    };

    public TicketFacts FactsBefore => JsonSerializer.Deserialize<TicketFacts>(Before, JournalEntry.Json)!;
    public TicketFacts FactsAfter => JsonSerializer.Deserialize<TicketFacts>(After, JournalEntry.Json)!;

    private static string Kept(Ticket ticket) => JsonSerializer.Serialize(TicketFacts.Of(ticket) with { Subject = "", Description = "" }, JournalEntry.Json);
}
