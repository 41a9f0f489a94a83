using Microsoft.EntityFrameworkCore;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Which tickets are parts of which. Asked within a turn (<see cref="TicketsDb.TakeTurn"/>), so that the answer still holds when it is acted upon.</summary>
internal static class TicketTree
{
    public const int Deepest = 5;

    /// <summary>The ticket named as the parent of a new one; none when none is named.</summary>
    public static async Task<Outcome<Guid?>> Above(TicketsDb db, string? named, CancellationToken ct)
    {
        if (named is null) return new(null, null);
        if (await db.FindTicket(named, ct) is not { } parent) return TicketRefusals.UnknownTicket;
        if (parent.RefuseIfMerged() is not null) return TicketRefusals.TargetMerged;
        return (await AndAbove(db, parent.Key, ct)).Count >= Deepest ? TicketRefusals.TooDeep : parent.Key;
    }

    /// <summary>The ticket and all it is a part of, seen or not.</summary>
    public static Task<List<Guid>> AndAbove(TicketsDb db, Guid ticket, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        with recursive up(key, parent_id) as (
          select key, parent_id from tickets.tickets where tenant = {db.Tenant.Value} and key = {ticket}
          union
          select t.key, t.parent_id from tickets.tickets t join up on t.tenant = {db.Tenant.Value} and t.key = up.parent_id)
        select key as "Value" from up
        """).ToListAsync(ct);

    /// <summary>How many levels of parts are under it.</summary>
    public static Task<int> DepthBelow(TicketsDb db, Guid ticket, CancellationToken ct) => db.Database.SqlQuery<int>($"""
        with recursive down(key, depth) as (
          select {ticket}, 0
          union
          select t.key, down.depth + 1 from tickets.tickets t join down on t.tenant = {db.Tenant.Value} and t.parent_id = down.key where down.depth < {Deepest})
        select max(depth) as "Value" from down
        """).SingleAsync(ct);
}
