using Microsoft.EntityFrameworkCore;
using Platform.Calendars;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features.Promises;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Demo;

/// <summary>Office hours, and a promise for what is urgent, high and ordinary.</summary>
internal sealed class SeedPromises(TicketsDb db, Ledger<WorkCalendar, WorkCalendarEvent> calendars, Ledger<KeptPolicy, SlaPolicyEvent> policies, SlaBooks books) : IDemoSeeder
{
    private static readonly CalendarRules Office = new()
    {
        Zone = "Europe/Berlin", Week = WeeklyHours.Weekdays(new(new(8, 0), new(12, 0)), new WorkPeriod(new(13, 0), new(18, 0))) with { Saturday = [new(new(9, 0), new(13, 0))] },
        Holidays = [new(new(2026, 1, 1), "New Year", isYearly: true), new(new(2026, 5, 1), "Labour Day", isYearly: true), new Holiday(new(2026, 12, 25), new(2026, 12, 26), "Christmas", IsYearly: true)],
        SpecialHours = [new(new(2026, 12, 24), [new(new(8, 0), new(12, 0))], "Christmas Eve")],
    };

    /// <summary>Before the tickets.</summary>
    public int Order => 39;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Calendars.AnyAsync(ct)) return;
        var office = Done(await calendars.Begin(WorkCalendars.Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, "Office hours", BusinessCalendar.Of(Office), db.Call.Now), ct)).Key;
        await Promise(SlaPolicy.StandardOf(db.Tenant) with { Calendar = office, FirstResponse = TimeSpan.FromHours(4), NextResponse = TimeSpan.FromHours(9), Resolution = TimeSpan.FromHours(27) }, ct);
        await Promise(SlaPolicy.StandardOf(db.Tenant) with
        {
            Id = Guid.CreateVersion7(db.Call.Now), Name = "High priority", Calendar = office, Priority = TicketPriority.High,
            FirstResponse = TimeSpan.FromHours(2), NextResponse = TimeSpan.FromHours(4), Resolution = TimeSpan.FromHours(9),
        }, ct);
        await Promise(SlaPolicy.StandardOf(db.Tenant) with
        {
            Id = Guid.CreateVersion7(db.Call.Now), Name = "Urgent, day and night", Priority = TicketPriority.Urgent,
            FirstResponse = TimeSpan.FromMinutes(30), NextResponse = TimeSpan.FromHours(1), Resolution = TimeSpan.FromHours(4),
        }, ct);
        books.Forget(db.Tenant);
    }

    private async Task Promise(SlaPolicy policy, CancellationToken ct) => Done(await policies.Begin(SlaPolicies.Decide(null, policy, [], db.Tenant, db.Call.Now), ct));

    private static T Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw new InvalidOperationException($"The demo's promises cannot be made: {refusal.Message}") : outcome.Value!;
}
