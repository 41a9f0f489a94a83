using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;

namespace Platform.Tickets.Storage;

internal sealed partial class TicketsDb(DbContextOptions<TicketsDb> options, SlaBooks books) : ModuleDb(options, "tickets")
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<TicketFile> Files => Set<TicketFile>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Desk> Desks => Set<Desk>();
    public DbSet<Macro> Macros => Set<Macro>();
    public DbSet<TicketEdit> Edits => Set<TicketEdit>();
    public DbSet<EditedTicket> EditedTickets => Set<EditedTicket>();

    /// <summary>The ticket with this id, or the number people say aloud ("T-1042"); none when the caller may not know of it.</summary>
    public async Task<Ticket?> FindTicket(string idOrNumber, CancellationToken ct) => await IdOf(idOrNumber, ct) is var id && id == Guid.Empty
        ? null : await Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == id, ct);

    /// <summary>The id meant; the empty one, which no ticket has, when there is no such number.</summary>
    public async Task<Guid> IdOf(string idOrNumber, CancellationToken ct)
    {
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) return id;
        return TicketNumber.TryParse(idOrNumber, out var number) ? await Tickets.Where(t => t.Number == number).Select(t => t.Key).SingleOrDefaultAsync(ct) : Guid.Empty;
    }

    /// <summary>The refusal, for whoever may know of the ticket; others hear that there is none.</summary>
    public async Task<Refusal> OrNotFound(string idOrNumber, Refusal refusal, CancellationToken ct) =>
        await IdOf(idOrNumber, ct) is var id && await Tickets.AnyAsync(t => t.Key == id, ct) ? refusal : TicketRefusals.NotFound;

    /// <summary>The words of the company's help desk.</summary>
    public async Task<Desk> Desk(CancellationToken ct) =>
        await Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Key == Tenant.Value, ct) ?? Domain.Desk.Empty(Tenant);

    /// <summary>By whom a person is known here: by their own id, and as the contact with the same address.</summary>
    public async Task<List<Guid>> IdsOf(PersonInQuestion person, CancellationToken ct)
    {
        var addresses = person.Texts.Select(t => t.ToLowerInvariant()).ToList();
        return [person.Id, .. await Contacts.Where(c => addresses.Contains(c.Email)).Select(c => c.Id).ToListAsync(ct)];
    }

    /// <summary>A transaction that no other change of how tickets hang together runs beside: two at once could close a circle neither sees.</summary>
    public Task<Turn> TakeTurn(CancellationToken ct) => Turn.Take(this, "tickets.tree", ct);

    protected override void MapRows(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.ToTable("tickets");
            ticket.HasKey(t => new { t.Tenant, t.Key });
            ticket.Property(t => t.Version).IsConcurrencyToken();
            ticket.Property(t => t.State).HasConversion<short>();
            ticket.Property(t => t.StateBeforeMerge).HasConversion<short?>();
            ticket.Property(t => t.Priority).HasConversion<short>();
            ticket.Property(t => t.PriorityBeforeEscalation).HasConversion<short?>();
            ticket.Ignore(t => t.PromisedPriority);
            ticket.Property(t => t.Channel).HasConversion<short>();
            ticket.Property(t => t.Fields).IsJson();
            ticket.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
        model.Entity<Message>(message =>
        {
            message.ToTable("messages");
            message.HasKey(m => new { m.Tenant, m.TicketId, m.Id });
            message.Property(m => m.Kind).HasConversion<short>();
            message.HasQueryFilter("tenant", m => m.Tenant == Tenant);
        });
        model.Entity<TicketFile>(file =>
        {
            file.ToTable("files");
            file.HasKey(f => new { f.Tenant, f.Id });
            file.HasQueryFilter("tenant", f => f.Tenant == Tenant);
        });
        model.Entity<Link>(link =>
        {
            link.ToTable("links");
            link.HasKey(l => new { l.Tenant, l.TicketId, l.OtherId, l.Kind });
            link.Property(l => l.Kind).HasConversion<short>();
            link.HasQueryFilter("tenant", l => l.Tenant == Tenant);
        });
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("contacts");
            contact.HasKey(c => new { c.Tenant, c.Id });
            contact.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        MapConfiguration(model);
        MapMacros(model);
        MapKnowledge(model);
        MapPromises(model);
        MapRisk(model);
        MapAssignment(model);
        MapEdits(model);
        MapEmails(model);
        MapTime(model);
    }

    private void MapConfiguration(ModelBuilder model)
    {
        model.Entity<Team>(team =>
        {
            team.ToTable("teams");
            team.HasKey(t => new { t.Tenant, t.Key });
            team.Property(t => t.Version).IsConcurrencyToken();
            team.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
        model.Ignore<TicketStatus>().Ignore<FieldDefinition>();
        model.Entity<Desk>(desk =>
        {
            desk.ToTable("desks");
            desk.HasKey(d => new { d.Tenant, d.Key });
            desk.Property(d => d.Version).IsConcurrencyToken();
            desk.Property(d => d.Statuses).IsJson();
            desk.Property(d => d.Categories).IsJson();
            desk.Property(d => d.Fields).IsJson();
            desk.Ignore(d => d.AllStatuses);
            desk.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
    }

    private void MapMacros(ModelBuilder model) => model.Entity<Macro>(macro =>
    {
        macro.ToTable("macros");
        macro.HasKey(m => new { m.Tenant, m.Key });
        macro.Property(m => m.Version).IsConcurrencyToken();
        macro.Property(m => m.Steps).IsJson();
        macro.HasQueryFilter("tenant", m => m.Tenant == Tenant);
    });

    private void MapEdits(ModelBuilder model)
    {
        model.Entity<TicketEdit>(edit =>
        {
            edit.ToTable("edits");
            edit.HasKey(e => new { e.Tenant, e.Id });
            edit.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<EditedTicket>(edited =>
        {
            edited.ToTable("edited_tickets");
            edited.HasKey(e => new { e.Tenant, e.EditId, e.Ticket });
            edited.Property(e => e.Before).HasColumnType("jsonb");
            edited.Property(e => e.After).HasColumnType("jsonb");
            edited.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
    }
}
