using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;
using Platform.Hosting.Journal;
using Platform.Hosting.Schedules;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Risk;

/// <summary>Judges every ticket that changed, after the change: nobody who changes one waits for it.</summary>
internal sealed class JudgeChangedTickets(JudgeRisks risks) : ISubscription
{
    public string Name => "tickets.risk";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        // What was told of a risk changes nothing about it.
        var changed = entries.Where(e => e.Read<TicketEvent>() is not (TicketBreachRiskRaised or TicketBreachRiskWithdrawn)).Select(e => e.StreamId).Distinct().ToList();
        if (changed.Count > 0) await risks.Of(entries[0].Tenant, changed, ct);
    }
}

/// <summary>Judges all open tickets of all companies every ten minutes, once for all processes: time passes for those nobody touches.</summary>
internal sealed class JudgeOpenTickets(Databases databases, JudgeRisks risks, ILogger<JudgeOpenTickets> log) : ISchedule
{
    public static string Name => "judge-ticket-risks";
    public static string Cron => "30 2/10 * * * ?";

    public async Task Run(CancellationToken ct)
    {
        foreach (var tenant in await databases.TenantsWithTickets("state < 4", ct))
        {
            try { await risks.All(tenant, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "The tickets of tenant {Tenant} could not be judged; their risks stay as they are until the next time.", tenant.Value); }
        }
    }
}

internal static class TenantsOfTickets
{
    /// <summary>The companies that have tickets such as these.</summary>
    public static async Task<IReadOnlyList<TenantId>> TenantsWithTickets(this Databases databases, string condition, CancellationToken ct)
    {
        await using var read = databases.System.CreateCommand($"select distinct tenant from tickets.tickets where {condition}");
        await using var rows = await read.ExecuteReaderAsync(ct);
        var tenants = new List<TenantId>();
        while (await rows.ReadAsync(ct)) tenants.Add(new(rows.GetGuid(0)));
        return tenants;
    }
}
