using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Storage;

/// <summary>The tables of what is promised, and what is kept of it beside each ticket.</summary>
internal sealed partial class TicketsDb
{
    // What the clocks show under the policy in force stands beside them; the record itself holds no policy.
    public const string PolicyId = "SlaPolicyId", DueAt = "SlaDueAt", WakeAt = "SlaWakeAt";

    public DbSet<WorkCalendar> Calendars => Set<WorkCalendar>();
    public DbSet<KeptPolicy> Policies => Set<KeptPolicy>();
    public DbSet<SlaResult> SlaResults => Set<SlaResult>();

    /// <summary>Beside a ticket, what is promised of it.</summary>
    protected override async ValueTask<IReadOnlyList<KeyValuePair<string, object?>>> Beside(object record)
    {
        if (record is not Ticket ticket) return [];
        var marks = (await StandingOf(ticket)).Marks;
        return [new(PolicyId, marks.PolicyId), new(DueAt, marks.DueAt), new(WakeAt, marks.WakeAt)];
    }

    // What to keep beside a ticket, what to tell of it and what to answer are asked one after the other, of the same state of it.
    private (Ticket Ticket, int Version, SlaStanding Standing)? _asked;

    /// <summary>How a ticket stands as of this call, under what is in force.</summary>
    public async ValueTask<SlaStanding> StandingOf(Ticket ticket)
    {
        if (_asked is { } asked && asked.Ticket == (object)ticket && asked.Version == ticket.Version) return asked.Standing;
        var standing = (await books.Of(this)).Of(ticket, Call.Now);
        _asked = (ticket, ticket.Version, standing);
        return standing;
    }

    /// <summary>What is kept of a ticket's promise beside it; the ticket is tracked.</summary>
    public SlaMarks MarksOf(Ticket ticket) => Entry(ticket) is var kept
        ? new((Guid?)kept.Property(PolicyId).CurrentValue, (DateTimeOffset?)kept.Property(DueAt).CurrentValue, (DateTimeOffset?)kept.Property(WakeAt).CurrentValue)
        : default;

    private void MapPromises(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.Property(t => t.Clocks).IsJson();
            ticket.Property<Guid?>(PolicyId);
            ticket.Property<DateTimeOffset?>(DueAt);
            ticket.Property<DateTimeOffset?>(WakeAt);
        });
        model.Entity<WorkCalendar>(calendar =>
        {
            calendar.ToTable("calendars");
            calendar.HasKey(c => new { c.Tenant, c.Key });
            calendar.Property(c => c.Version).IsConcurrencyToken();
            calendar.Property(c => c.Rules).IsJson();
            calendar.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<KeptPolicy>(policy =>
        {
            policy.ToTable("policies");
            policy.HasKey(p => new { p.Tenant, p.Key });
            policy.Property(p => p.Version).IsConcurrencyToken();
            policy.Property(p => p.Policy).IsJson();
            policy.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<SlaResult>(result =>
        {
            result.ToTable("sla_results");
            result.HasKey(r => new { r.Tenant, r.TicketId, r.Clock, r.StartedAt });
            result.Property(r => r.Clock).HasConversion<short>();
            result.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
    }
}
