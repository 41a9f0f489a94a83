using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Calendars;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>Says what a change of a policy or a calendar would do to the open tickets, before anybody makes it. Nothing changes.</summary>
internal static class PreviewPromises
{
    /// <param name="PolicyId">The policy to be changed; a new one, when left out.</param>
    /// <param name="Policy">What it would say; removed, when left out.</param>
    public sealed record PolicyPreviewCommand(Guid? PolicyId = null, SlaPolicyCommand? Policy = null);

    public sealed record SlaEffectsView(
        [property: Description("Tickets there is something to do about.")] int Tickets, [property: Description("For how many another policy would hold.")] int OtherPolicy,
        int DueEarlier, int DueLater, [property: Description("How many would be breached at once.")] int BreachedNow, int BreachedNoMore,
        [property: Description("20 at most, those first that would be breached.")] IReadOnlyList<SlaEffectView> Examples);

    public sealed record SlaEffectView(Guid TicketId, string Number, string Subject, string? PolicyBefore, string? PolicyAfter, DateTimeOffset? WasDueAt, DateTimeOffset? WillBeDueAt, bool IsBreachedNow);

    public static void Map(RouteGroupBuilder policies, RouteGroupBuilder calendars)
    {
        policies.MapGroup("").ForWholeCompany().MapPost("/preview", PostPolicy).WithName("PreviewSlaPolicy").WithSummary("Show what changing an SLA policy would do to open tickets")
            .RequirePermission(TicketsPermissions.Promise.Name).WithoutIdempotency();
        calendars.MapGroup("").ForWholeCompany().MapPost("/{id:guid}/preview", PostCalendar).WithName("PreviewCalendar").WithSummary("Show what changing a calendar would do to open tickets")
            .RequirePermission(TicketsPermissions.Promise.Name).WithoutIdempotency();
    }

    private static async Task<Results<Ok<SlaEffectsView>, ProblemHttpResult>> PostPolicy(PolicyPreviewCommand command, TicketsDb db, SlaPolicyNames names, SlaBooks books, CancellationToken ct)
    {
        var book = await books.Of(db);
        if (command.PolicyId is { } known && book.Policies.All(p => p.Id != known)) return Problems.Of(SlaRefusals.NotFound);
        if (command.Policy is null) return TypedResults.Ok(await Effects(db, book, command.PolicyId is { } removed ? book.Without(removed) : book, ct));
        var read = await names.Read(command.PolicyId ?? Guid.CreateVersion7(db.Call.Now), command.Policy, ct);
        if (read.Value is not { } policy) return Problems.Of(read.Refusal!);
        var others = await WorkCalendars.Policies(db, ct);
        if (SlaPolicies.Decide(null, policy, others, db.Tenant, db.Call.Now).Refusal is { } refusal) return Problems.Of(refusal);
        return TypedResults.Ok(await Effects(db, book, book.With(policy), ct));
    }

    private static async Task<Results<Ok<SlaEffectsView>, ProblemHttpResult>> PostCalendar(Guid id, CalendarCommand command, TicketsDb db, SlaBooks books, CancellationToken ct)
    {
        if (id == WorkCalendar.AroundTheClockOf(db.Tenant)) return Problems.Of(WorkCalendarRefusals.BuiltIn);
        if (await WorkCalendars.Find(db, id, ct) is null) return Problems.Of(WorkCalendarRefusals.NotFound);
        var hours = BusinessCalendar.Of(command.Rules());
        if (hours.Value is not { } calendar) return Problems.Of(hours.Refusal!);
        var book = await books.Of(db);
        return TypedResults.Ok(await Effects(db, book, book.With(id, calendar), ct));
    }

    private static async Task<SlaEffectsView> Effects(TicketsDb db, SlaBook before, SlaBook after, CancellationToken ct)
    {
        var (effects, now) = (new SlaEffects(), db.Call.Now);
        var active = db.Tickets.AsNoTracking().Where(t => t.State < TicketState.Resolved)
            .Select(t => new { t.Key, t.Number, t.Subject, t.Customer, t.SiteId, t.Category, Priority = t.PriorityBeforeEscalation ?? t.Priority, t.Clocks, t.KnownSince });
        await foreach (var t in active.AsAsyncEnumerable().WithCancellation(ct))
        {
            var ticket = new ClockedTicket(ClockedTicket.SubjectOf(t.Customer, t.SiteId, t.Category, t.Priority), t.Clocks, t.KnownSince);
            effects.Count(new(t.Key, t.Number, t.Subject, before.Of(ticket, now), after.Of(ticket, now)));
        }

        return new(effects.Tickets, effects.OtherPolicy, effects.DueEarlier, effects.DueLater, effects.BreachedNow, effects.BreachedNoMore, [.. effects.Examples.Select(e => new SlaEffectView(
            e.Ticket, TicketNumber.Of(e.Number), e.Subject, e.Before.Terms?.Policy.Name, e.After.Terms?.Policy.Name, e.Before.DueAt, e.After.DueAt, e.IsBreachedNow))]);
    }
}
