using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>What each company's tickets are judged by: its promises, its hours, its model, and what its last half year has taught, which is remembered for a quarter of an hour.</summary>
internal sealed class RiskDesks(Databases databases, RiskModels models, SlaBooks books) : ITenantEraser
{
    private const int MostPast = 200_000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(180), Remember = TimeSpan.FromMinutes(15);

    // What was told of a breach says when it was due; whoever is not done has no end yet.
    private const string PastTickets = """
        select priority, priority_before_escalation, category, team_id, channel, opened_at,
          coalesce(due_by, (jsonb_path_query_first(clocks, '$.resolution.notices[*] ? (@.part >= 1)') ->> 'dueAt')::timestamptz), case when state >= 4 then coalesce(resolved_at, closed_at, state_since) end
        from tickets.tickets where tenant = $1 and merged_into_id is null and (state < 4 or opened_at > $2) order by opened_at desc limit $3
        """;

    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset At, Experience Past)> _pasts = new();

    /// <summary>A judge of the company's tickets; of what the past has taught by now, if asked for.</summary>
    public async Task<RiskJudge> Of(TicketsDb db, bool anew, CancellationToken ct)
    {
        var (book, now) = (await books.Of(db), db.Call.Now);
        var hours = await Hours(db, ct);
        if (anew || !_pasts.TryGetValue(db.Tenant, out var known) || now - known.At > Remember)
            known = _pasts[db.Tenant] = (now, PastTicket.Of(await Tickets(db.Tenant, now, ct), hours, now));
        var teams = await db.Teams.AsNoTracking().Where(t => t.RemovedAt == null && t.Members.Length > 0).Select(t => t.Key).ToListAsync(ct);
        return new(book, hours, await models.Latest(db.Tenant, ct), known.Past, [.. teams.Select(t => t.ToString("D"))]);
    }

    /// <summary>The hours the desk works: the calendar chosen for it, else the one its standard policy counts in.</summary>
    public async Task<DeskHours> Hours(TicketsDb db, CancellationToken ct)
    {
        var book = await books.Of(db);
        var chosen = await db.AssignmentRules.AsNoTracking().Select(r => r.CalendarId).SingleOrDefaultAsync(ct) ?? book.Policies.FirstOrDefault(p => p.Id == db.Tenant.Value)?.Calendar;
        return chosen is { } calendar && book.Calendars.TryGetValue(calendar, out var hours) ? new(hours) : DeskHours.Always;
    }

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        _pasts.TryRemove(tenant, out _);
        return Task.CompletedTask;
    }

    private async Task<List<PastTicket>> Tickets(TenantId tenant, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var read = new NpgsqlCommand(PastTickets, connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = (now - Past).UtcDateTime }, new() { Value = MostPast } }, CommandTimeout = 120,
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var tickets = new List<PastTicket>();
        while (await rows.ReadAsync(ct))
        {
            var likeness = JudgedTicket.LikenessOf(
                (TicketPriority)rows.GetInt16(rows.IsDBNull(1) ? 0 : 1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetGuid(3), (TicketChannel)rows.GetInt16(4));
            tickets.Add(new(likeness, rows.GetFieldValue<DateTimeOffset>(5), rows.IsDBNull(6) ? null : rows.GetFieldValue<DateTimeOffset>(6), rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7)));
        }

        return tickets;
    }
}
