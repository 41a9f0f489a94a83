using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using System.Text.Json;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>
/// Has each company learn from its own tickets, every night: they are lived through again in the order things became known, and each prediction is made by
/// what had been learned by then. What comes of that is the model from now on, where it is better than the prior, and how far it can be believed.
/// </summary>
internal sealed class LearnRisks(Databases databases, IServiceProvider services, RiskModels models, RiskDesks desks, SlaBooks books, TimeProvider time, ILogger<LearnRisks> log) : ISchedule
{
    public static string Name => "learn-ticket-risks";
    public static string Cron => "0 10 4 * * ?";

    private const int MostTickets = 5_000, Piece = 500;
    private static readonly TimeSpan Past = TimeSpan.FromDays(365), Settling = TimeSpan.FromDays(7), Kept = TimeSpan.FromDays(400);

    public async Task Run(CancellationToken ct)
    {
        foreach (var tenant in await databases.TenantsWithTickets("state < 4", ct))
        {
            try { await Learn(tenant, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "Tenant {Tenant} could not learn from its tickets; it keeps the model it has.", tenant.Value); }
        }

        await using var forget = databases.System.CreateCommand("delete from tickets.risk_checks where checked_at < $1");
        forget.Parameters.Add(new() { Value = (time.GetUtcNow() - Kept).UtcDateTime });
        await forget.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The model the company has from now on.</summary>
    public async Task<RiskModel> Learn(TenantId tenant, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var (now, news) = (db.Call.Now, await News(db, ct));
        var walk = new WalkForward(await desks.Hours(db, ct), Settling);
        foreach (var one in news.OrderBy(n => n.At).ThenBy(n => n.Ticket, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            walk.Take(one);
        }

        // Whoever is late and not done is late: the clock has told.
        var ends = news.GroupBy(n => n.Ticket).Select(of => (Ticket: of.Key, Last: of.Last(), End: of.FirstOrDefault(n => n.Breached is not null)))
            .Where(t => t.End is not null || t.Last.DueAt < now).ToDictionary(t => t.Ticket, t => t.End?.Breached ?? true);
        var current = await models.Latest(tenant, ct);
        var measured = MeasuredRisk.Of(walk.Predictions, ends, walk.Trained, now);
        if (walk.Trained is not null && !IsSame(walk.Model, current)) await models.Add(tenant, current = walk.Model with { Version = current.Version + 1 }, now, ct);
        if (measured.Predictions > 0) await Keep(tenant, measured, current.Version, ends.Count, now, ct);
        log.LogInformation("Tenant {Tenant} has version {Version} of its risk model, from {Tickets} tickets; learned: {Learned}.", tenant.Value, current.Version, ends.Count, current.IsLearned);
        return current;
    }

    private static bool IsSame(RiskModel a, RiskModel b) =>
        (a.Usual, a.Calibration) == (b.Usual, b.Calibration) && a.Weights.SequenceEqual(b.Weights) && a.Usually.SequenceEqual(b.Usually);

    private async Task<List<TicketNews>> News(TicketsDb db, CancellationToken ct)
    {
        var (book, since) = (await books.Of(db), db.Call.Now - Past);
        var keys = await db.Tickets.Where(t => t.OpenedAt > since).OrderByDescending(t => t.OpenedAt).Take(MostTickets).Select(t => t.Key).ToListAsync(ct);
        var news = new List<TicketNews>();
        foreach (var piece in keys.Chunk(Piece))
        {
            var entries = await db.Journal.AsNoTracking().Where(e => e.StreamKind == Ticket.Kind && piece.Contains(e.StreamId)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(ct);
            foreach (var stream in entries.GroupBy(e => e.StreamId)) news.AddRange(TicketHistory.Of(stream.Select(e => e.Read<TicketEvent>()), book));
        }

        return news;
    }

    private async Task Keep(TenantId tenant, MeasuredRisk measured, int model, int tickets, DateTimeOffset now, CancellationToken ct)
    {
        await using var keep = databases.System.CreateCommand("insert into tickets.risk_checks (tenant, checked_at, model, tickets, measured) values ($1, $2, $3, $4, $5) on conflict do nothing");
        keep.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = tenant.Value }, new() { Value = now.UtcDateTime }, new() { Value = model }, new() { Value = tickets } });
        keep.Parameters.Add(new() { Value = JsonSerializer.Serialize(measured, JournalEntry.Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await keep.ExecuteNonQueryAsync(ct);
    }
}
