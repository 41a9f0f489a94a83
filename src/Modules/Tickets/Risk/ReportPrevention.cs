using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Calendars;
using Platform.Contracts.Identity;
using Platform.Hosting.Data;
using Platform.Hosting.Mail;
using Platform.Hosting.Schedules;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>
/// Makes each company's report of last week, on Monday at nine in the zone of its help desk, and writes to those who manage the desk. The report and the
/// letters are one commit, so there is one of each however often it is tried; a Monday nobody was there for is made up for within the week.
/// </summary>
internal sealed class ReportPrevention(Databases databases, IServiceProvider services, RiskDesks desks, IPersonDirectory people, IMail mail, PublicAddress address, TimeProvider time, ILogger<ReportPrevention> log) : ISchedule
{
    public static string Name => "report-ticket-prevention";
    public static string Cron => "0 0/15 * * * ?";

    private static readonly TimeSpan At = TimeSpan.FromHours(9), Before = TimeSpan.FromDays(60);
    private static readonly string[] Kinds = ["ticket.breach-risk-raised.v1", "ticket.breach-risk-withdrawn.v1", "ticket.sla-breached.v1", "ticket.escalated.v1"];

    public async Task Run(CancellationToken ct)
    {
        foreach (var tenant in await databases.TenantsWithTickets("state < 4", ct))
        {
            try { await Report(tenant, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "The prevention report of tenant {Tenant} could not be made; it is tried again in a quarter of an hour.", tenant.Value); }
        }
    }

    /// <summary>The Monday last week began with, once it is time to report of it; nothing before.</summary>
    public static DateOnly? Due(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, zone);
        var monday = DateOnly.FromDateTime(there.DateTime).AddDays(-((int)there.DayOfWeek + 6) % 7);
        return there.DayOfWeek is DayOfWeek.Monday && there.TimeOfDay < At ? null : monday.AddDays(-7);
    }

    /// <summary>The report, where it was made now.</summary>
    public async Task<PreventionReport?> Report(TenantId tenant, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var zone = (await desks.Hours(db, ct)).Zone;
        if (Due(db.Call.Now, zone) is not { } week || await db.RiskReports.AnyAsync(r => r.WeekFrom == week, ct)) return null;

        var begin = LocalDay.BeginningOf(week, zone);
        var report = PreventionReport.Of(week, await Events(db, begin, LocalDay.BeginningOf(week.AddDays(7), zone), ct), begin);
        var managers = (await people.WhoMay(tenant, TicketsPermissions.Administer.Name, ct)).Where(p => p.Sites.Count == 0).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isNew = await db.Database.ExecuteSqlAsync($"""
            insert into tickets.risk_reports (tenant, week_from, report, made_at) values ({tenant.Value}, {week}, {JsonSerializer.Serialize(report, JournalEntry.Json)}::jsonb, {db.Call.Now})
            on conflict do nothing
            """, ct) == 1;
        if (isNew)
            foreach (var manager in managers) await mail.Send(db, PreventionLetter.Write(manager.Email, report, address.Page($"/prevention/{week:yyyy-MM-dd}")), ct);
        await transaction.CommitAsync(ct);
        return isNew ? report : null;
    }

    private static async Task<List<(Guid, TicketEvent)>> Events(TicketsDb db, DateTimeOffset begin, DateTimeOffset end, CancellationToken ct)
    {
        var from = begin - Before; // what was raised before the week may have come to its end in it
        var entries = await db.Journal.AsNoTracking().Where(e => e.StreamKind == Ticket.Kind && Kinds.Contains(e.Kind) && e.At >= from && e.At < end)
            .OrderBy(e => e.At).ThenBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(ct);
        return [.. entries.Select(e => (e.StreamId, e.Read<TicketEvent>()))];
    }
}
