using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>Finds what a policy names, and shows policies with the names of what they refer to.</summary>
internal sealed class SlaPolicyNames(TicketsDb db, TicketNames names, ISiteDirectory sites)
{
    /// <summary>The policy the command describes, or why there is none such.</summary>
    public async Task<Outcome<SlaPolicy>> Read(Guid id, SlaPolicyCommand command, CancellationToken ct)
    {
        var calendar = command.CalendarId ?? WorkCalendar.AroundTheClockOf(db.Tenant);
        if (await WorkCalendars.Find(db, calendar, ct) is null) return SlaRefusals.UnknownCalendar;
        if (!(await names.Desk(db.Tenant, ct)).HasCategory(command.Category)) return SlaRefusals.UnknownCategory;
        Guid? site = null;
        if (command.SiteId is { Length: > 0 } named && (site = await sites.Find(db.Call, named, ct)) is null) return SlaRefusals.UnknownSite;

        var usual = SlaPolicy.StandardOf(db.Tenant);
        return SlaPolicy.Tidy(new()
        {
            Id = id, Name = command.Name, Calendar = calendar, Customer = command.Customer, Site = site, Category = command.Category, Priority = command.Priority,
            FirstResponse = command.FirstResponse, NextResponse = command.NextResponse, Resolution = command.Resolution,
            Pauses = command.Pauses ?? usual.Pauses, Warnings = command.Warnings ?? usual.Warnings,
        });
    }

    public async Task<IReadOnlyList<SlaPolicyView>> Of(IEnumerable<KeptPolicy> policies, CancellationToken ct, Guid? job = null)
    {
        var calendars = await db.Calendars.AsNoTracking().ToDictionaryAsync(c => c.Key, c => c.Name, ct);
        calendars[WorkCalendar.AroundTheClockOf(db.Tenant)] = WorkCalendar.AroundTheClock(db.Tenant).Name;
        var kept = policies.ToList();
        var site = await names.Sites(db.Tenant, kept.Select(p => p.Policy.Site).OfType<Guid>(), ct);
        return [.. kept.Select(k => (k.Policy, k.Version)).Select(k => new SlaPolicyView(
            k.Policy.Id, k.Policy.Name, k.Policy.Calendar, calendars.GetValueOrDefault(k.Policy.Calendar, ""), k.Policy.Customer, k.Policy.Site, k.Policy.Site is { } at ? site(at) : null,
            k.Policy.Category, k.Policy.Priority, k.Policy.FirstResponse, k.Policy.NextResponse, k.Policy.Resolution, k.Policy.Pauses, k.Policy.Warnings, k.Policy.Id == db.Tenant.Value, job, k.Version))];
    }
}
