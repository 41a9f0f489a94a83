using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features.Requests;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>Shows where the time of each of a ticket's clocks has gone, so that anybody can check it. Every question of the requester has a clock, and so a receipt, of its own.</summary>
internal static class GetReceipts
{
    public sealed record ReceiptsView(
        [property: Description("Not told to requesters.")] string? PolicyName, [property: Description("Not told to requesters.")] string? Why, IReadOnlyList<ReceiptView> Items);

    /// <summary>One clock: the lines say what its time was spent on, the entries when it ran and stood still. Lengths are in whole seconds and add up.</summary>
    public sealed record ReceiptView(
        ClockKind Kind, ClockState State, string Text, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, DateTimeOffset? DueAt, TimeSpan Target, TimeSpan Spent,
        [property: Description("Open time that was left when it was stopped.")] TimeSpan? MetBy, [property: Description("Open time it was, or is, too late.")] TimeSpan? BreachedBy,
        [property: Description("From its start until it was stopped, or until now, by the wall clock.")] TimeSpan Total,
        IReadOnlyList<ReceiptLineView> Lines, IReadOnlyList<ReceiptEntryView> Entries);

    public sealed record ReceiptLineView(ReceiptItem Item, TimeSpan Length);

    public sealed record ReceiptEntryView(DateTimeOffset From, DateTimeOffset To, [property: Description("Why it stood still; none when it ran.")] HaltReason? WaitingFor, TimeSpan Open, TimeSpan OutsideHours);

    public static void Map(IEndpointRouteBuilder tickets, IEndpointRouteBuilder api)
    {
        tickets.MapGet("/{id}/receipts", Get).WithName(nameof(GetReceipts)).WithSummary("Get where the time of a ticket's clocks has gone").RequirePermission(TicketsPermissions.Read.Name);
        api.MapGet("/requests/{id}/receipts", GetOwn).WithName("GetRequestReceipts").WithSummary("Get where the time of what one asked for has gone")
            .RequirePermission(TicketsPermissions.Request.Name).WithTags("Requests");
    }

    private static async Task<Results<Ok<ReceiptsView>, ProblemHttpResult>> Get(string id, TicketsDb db, SlaBooks books, CancellationToken ct) =>
        await db.FindTicket(id, ct) is { } ticket ? TypedResults.Ok(await Of(ticket, Audience.Agent, db, books, ct)) : Problems.Of(TicketRefusals.NotFound);

    private static async Task<Results<Ok<ReceiptsView>, ProblemHttpResult>> GetOwn(string id, TicketsDb db, SlaBooks books, CancellationToken ct) =>
        await OwnRequests.Find(id, db, ct) is { } ticket ? TypedResults.Ok(await Of(ticket, Audience.Requester, db, books, ct)) : Problems.Of(TicketRefusals.NotFound);

    private static async Task<ReceiptsView> Of(Ticket ticket, Audience audience, TicketsDb db, SlaBooks books, CancellationToken ct)
    {
        var now = db.Call.Now;
        var standing = (await books.Of(db)).Of(ticket, now);
        if (standing is not { Terms: { } terms, Choice: { } choice }) return new(null, null, []);

        var entries = await db.Journal.AsNoTracking().Where(e => e.StreamKind == Ticket.Kind && e.StreamId == ticket.Key && e.Version <= ticket.Version).OrderBy(e => e.Version).ToListAsync(ct);
        var receipts = TicketClocks.Every(entries.Select(e => e.Read<TicketEvent>())).Select(clock => (clock, Receipt: Receipt.Of(clock, terms, now))).Where(r => r.Receipt is not null);
        var forAgents = audience is Audience.Agent;
        return new(forAgents ? choice.Policy.Name : null, forAgents ? choice.Why : null, [.. receipts.Select(r => View(r.clock, r.Receipt!, audience))]);
    }

    private static ReceiptView View(SlaClock clock, Receipt receipt, Audience audience)
    {
        var reading = receipt.Reading;
        var (left, lines) = (SlaClockView.Seconds(reading.Left), ReceiptText.Seconds(receipt.Lines));
        return new(
            reading.Kind, reading.State, ReceiptText.Of(receipt, audience), clock.StartedAt, clock.StoppedAt, reading.DueAt, reading.Target, TimeSpan.FromSeconds(lines[0].Seconds),
            reading.State is ClockState.Met ? left : null, reading.State is ClockState.Breached ? -left : null, TimeSpan.FromSeconds(lines.Sum(l => l.Seconds)),
            [.. lines.Select(l => new ReceiptLineView(l.Item, TimeSpan.FromSeconds(l.Seconds)))],
            [.. receipt.Entries.Select(e => new ReceiptEntryView(e.From, e.To, e.Halted, SlaClockView.Seconds(e.Open), SlaClockView.Seconds(e.Closed)))]);
    }
}
