using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Emails;

namespace Platform.Tickets.Storage;

internal sealed partial class TicketsDb
{
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<Email> Emails => Set<Email>();
    public DbSet<HeldFile> HeldFiles => Set<HeldFile>();
    public DbSet<EmailDecision> EmailDecisions => Set<EmailDecision>();

    private void MapEmails(ModelBuilder model)
    {
        model.Entity<Mailbox>(mailbox =>
        {
            mailbox.ToTable("mailboxes");
            mailbox.HasKey(m => new { m.Tenant, m.Id });
            mailbox.Property(m => m.Provider).HasConversion<short>();
            mailbox.HasQueryFilter("tenant", m => m.Tenant == Tenant);
        });
        model.Entity<Email>(email =>
        {
            email.ToTable("emails");
            email.HasKey(e => new { e.Tenant, e.Id });
            email.Property(e => e.Outcome).HasConversion<short>();
            email.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<HeldFile>(file =>
        {
            file.ToTable("email_files");
            file.HasKey(f => new { f.Tenant, f.EmailId, f.Number });
            file.HasQueryFilter("tenant", f => f.Tenant == Tenant);
        });
        model.Entity<EmailDecision>(decision =>
        {
            decision.ToTable("email_decisions");
            decision.HasKey(d => new { d.Tenant, d.Key });
            decision.Property(d => d.Version).IsConcurrencyToken();
            decision.Property(d => d.Verdict).HasConversion<short>();
            decision.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
    }
}
