namespace Platform.Tickets.Domain;

internal static class TicketEditRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("ticket-edit.not-found", "There is no such change of tickets; a change is kept for a week.");
    public static readonly Refusal Undone = Refusal.Conflict("ticket-edit.undone", "This change is undone already.");
    public static readonly Refusal TooLate = Refusal.Conflict("ticket-edit.too-late", "A change can be undone for a week, and that is over.");
    public static readonly Refusal TooMany = Refusal.Invalid("ticket-edit.too-many", "At most 10,000 tickets are changed at once; narrow the filter.");
}
