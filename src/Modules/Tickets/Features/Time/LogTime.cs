using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Time;

/// <summary>Notes what one spent on a ticket, or takes it back. A closed ticket takes it, too: bills are written afterwards.</summary>
internal static class LogTime
{
    private const int MostMinutes = 24 * 60, LongestNote = 500, MostEntries = 1_000;

    public sealed record TimeCommand
    {
        [Range(1, MostMinutes)] public required int Minutes { get; init; }
        [StringLength(LongestNote)] public string? Note { get; init; }
        public bool IsBillable { get; init; }

        /// <summary>Left out, today by UTC; never a day to come.</summary>
        public DateOnly? WorkedOn { get; init; }
    }

    /// <summary>What somebody spent.</summary>
    public sealed record TimeEntryView(Guid Id, PersonRef? Person, int Minutes, string? Note, bool IsBillable, DateOnly WorkedOn, DateTimeOffset LoggedAt);

    /// <summary>All that was spent on a ticket, the latest first, and its sums.</summary>
    public sealed record TimeView(int Minutes, int BillableMinutes, IReadOnlyList<TimeEntryView> Items);

    private static readonly Refusal NotFound = Refusal.NotFound("ticket-time.not-found", "There is no such entry."),
        NotYet = Refusal.Invalid("ticket-time.not-yet", "Time is noted once it was spent: name today or a day before."),
        TooMany = Refusal.Invalid("ticket-time.too-many", $"A ticket has at most {MostEntries} entries of time.");

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid entry, TimeCommand command, int entries, DateTimeOffset now)
    {
        // The day has begun somewhere before it begins by UTC.
        if (command.WorkedOn > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)) return NotYet;
        return (ticket.RefuseIfMerged() ?? (entries >= MostEntries ? TooMany : null)) is { } refusal ? refusal : new TicketTimeLogged(entry, command.Minutes, command.IsBillable, now);
    }

    public static Decision<TicketEvent> DecideBack(Ticket ticket, TimeEntry entry, DateTimeOffset now) =>
        ticket.RefuseIfMerged() is { } refusal ? refusal : new TicketTimeRemoved(entry.Id, entry.Minutes, now);

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/{id}/time", Get).WithName("GetTicketTime").WithSummary("Get what was spent on a ticket").RequirePermission(TicketsPermissions.Read.Name);
        tickets.MapPost("/{id}/time", Post).WithName(nameof(LogTime)).WithSummary("Note what one spent on a ticket").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/time/{entryId:guid}", Delete).WithName("RemoveTime").WithSummary("Take back what somebody spent on a ticket").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static async Task<Results<Ok<TimeView>, ProblemHttpResult>> Get(string id, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var entries = await db.TimeEntries.AsNoTracking().Where(e => e.TicketId == ticket.Key).OrderByDescending(e => e.WorkedOn).ThenByDescending(e => e.LoggedAt).ToListAsync(ct);
        var person = await names.People(db.Tenant, entries.Select(e => e.PersonId), ct);
        return TypedResults.Ok(new TimeView(entries.Sum(e => e.Minutes), entries.Where(e => e.IsBillable).Sum(e => e.Minutes), [.. entries.Select(e => View(e, person(e.PersonId)))]));
    }

    private static async Task<Results<Created<TimeEntryView>, ProblemHttpResult>> Post(string id, TimeCommand command, TicketsDb db, TicketNames names, TicketChanges changes, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } found) return Problems.Of(TicketRefusals.NotFound);
        var (entries, note) = (await db.TimeEntries.CountAsync(e => e.TicketId == found.Key, ct), MessageText.Tidy(command.Note ?? ""));
        TimeEntry? entry = null;
        var outcome = await changes.Change(id, null, (ticket, now) =>
        {
            entry = new()
            {
                Tenant = db.Tenant, TicketId = ticket.Key, Id = Guid.CreateVersion7(now), PersonId = db.Call.Actor.Value, Minutes = command.Minutes, Note = note.Length > 0 ? note : null,
                IsBillable = command.IsBillable, WorkedOn = command.WorkedOn ?? DateOnly.FromDateTime(now.UtcDateTime), LoggedAt = now,
            };
            var decision = Decide(ticket, entry.Id, command, entries, now);
            if (decision.Refusal is null) db.TimeEntries.Add(entry);
            return decision;
        }, ct);
        return outcome.Refusal is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Created($"/v1/tickets/{found.Key}/time", View(entry!, await names.Person(db.Tenant, entry!.PersonId, ct)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string id, Guid entryId, TicketsDb db, TicketChanges changes, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        if (await db.TimeEntries.SingleOrDefaultAsync(e => e.TicketId == ticket.Key && e.Id == entryId, ct) is not { } entry) return Problems.Of(NotFound);
        var outcome = await changes.Change(id, null, (found, now) =>
        {
            var decision = DecideBack(found, entry, now);
            if (decision.Refusal is null) db.TimeEntries.Remove(entry);
            return decision;
        }, ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static TimeEntryView View(TimeEntry e, PersonRef? person) => new(e.Id, person, e.Minutes, e.Note, e.IsBillable, e.WorkedOn, e.LoggedAt);
}
