using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

/// <summary>The tables of schema identity, as one tenant sees them.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options, "identity")
{
    public static readonly IReadOnlyDictionary<string, Refusal> Constraints = new Dictionary<string, Refusal>
    {
        ["tenants_slug_taken"] = TenantRefusals.SlugTaken,
        ["credentials_email_taken"] = UserRefusals.EmailTaken,
        ["roles_title_taken"] = RoleRefusals.TitleTaken,
        ["invitations_email_pending"] = InvitationRefusals.Pending,
        ["passkeys_credential_taken"] = ProfileRefusals.PasskeyTaken,
    };

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<CustomRole> Roles => Set<CustomRole>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<InvitationTokenRow> InvitationTokens => Set<InvitationTokenRow>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RememberedDevice> RememberedDevices => Set<RememberedDevice>();
    public DbSet<RefreshTokenRow> RefreshTokens => Set<RefreshTokenRow>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<ApiKeySecret> ApiKeySecrets => Set<ApiKeySecret>();
    public DbSet<DataRequest> DataRequests => Set<DataRequest>();
    public DbSet<ApiKeyUse> ApiKeyUses => Set<ApiKeyUse>();
    public DbSet<UsageRow> Usage => Set<UsageRow>();

    protected override void MapRows(ModelBuilder model)
    {
        model.Entity<Tenant>(tenant =>
        {
            tenant.ToTable("tenants").HasKey(t => new { t.Id, t.Key });
            tenant.Property(t => t.Id).HasColumnName("tenant");
            tenant.Property(t => t.Key).HasColumnName("id");
            tenant.Property(t => t.Version).IsConcurrencyToken();
            tenant.HasQueryFilter("tenant", t => t.Id == Tenant);
        });
        model.Entity<User>(user =>
        {
            user.ToTable("users").HasKey(u => new { u.Tenant, u.Key });
            user.Property(u => u.Key).HasColumnName("id");
            user.Property(u => u.Version).IsConcurrencyToken();
            user.Ignore(u => u.Permitted).Ignore(u => u.IsFullAdministrator);
            user.HasQueryFilter("tenant", u => u.Tenant == Tenant);
            user.HasQueryFilter("erased", u => u.ErasedAt == null);
        });
        model.Entity<CustomRole>(role =>
        {
            role.ToTable("roles").HasKey(r => new { r.Tenant, r.Key });
            role.Property(r => r.Key).HasColumnName("id");
            role.Property(r => r.Version).IsConcurrencyToken();
            role.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<Credential>(credential =>
        {
            credential.ToTable("credentials").HasKey(c => new { c.Tenant, c.Id });
            credential.Ignore(c => c.UserName).Ignore(c => c.NormalizedUserName).Ignore(c => c.PhoneNumber).Ignore(c => c.PhoneNumberConfirmed);
            credential.Property(c => c.ConcurrencyStamp).IsConcurrencyToken();
            credential.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions").HasKey(s => new { s.Tenant, s.Key });
            session.Property(s => s.Key).HasColumnName("id");
            session.Property(s => s.SessionKind).HasColumnName("kind").HasConversion(kind => kind.ToString().ToLowerInvariant(), name => Enum.Parse<SessionKind>(name, true));
            session.Property(s => s.Version).IsConcurrencyToken();
            session.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        MapInvitations(model);
        MapSignIn(model);
        MapApiKeys(model);
        model.Entity<DataRequest>(request =>
        {
            request.ToTable("data_requests").HasKey(r => new { r.Tenant, r.Key });
            request.Property(r => r.Key).HasColumnName("id");
            request.Property(r => r.RequestKind).HasColumnName("kind").HasConversion<string>();
            request.Property(r => r.State).HasConversion<string>();
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<UsageRow>(usage =>
        {
            usage.ToTable("usage").HasKey(u => new { u.Tenant, u.Day, u.Meter, u.Site });
            usage.HasQueryFilter("tenant", u => u.Tenant == Tenant);
            usage.IsAtSite(nameof(UsageRow.Site));
        });
    }

    private void MapInvitations(ModelBuilder model)
    {
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations").HasKey(i => new { i.Tenant, i.Key });
            invitation.Property(i => i.Key).HasColumnName("id");
            invitation.Property(i => i.Version).IsConcurrencyToken();
            invitation.Ignore(i => i.Permitted).Ignore(i => i.IsOpen);
            invitation.HasQueryFilter("tenant", i => i.Tenant == Tenant);
        });
        model.Entity<InvitationTokenRow>(token =>
        {
            token.ToTable("invitation_tokens").HasKey(t => new { t.Tenant, t.Id });
            token.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
    }

    private void MapSignIn(ModelBuilder model)
    {
        model.Entity<RefreshTokenRow>(token =>
        {
            token.ToTable("refresh_tokens").HasKey(t => new { t.Tenant, t.Hash });
            token.Property(t => t.UsedAt).IsConcurrencyToken(); // spent once, whoever read the session when
            token.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
        model.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys").HasKey(p => new { p.Tenant, p.Id });
            passkey.Ignore(p => p.Info);
            passkey.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<RememberedDevice>(device =>
        {
            device.ToTable("remembered_devices").HasKey(d => new { d.Tenant, d.Id });
            device.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
    }

    private void MapApiKeys(ModelBuilder model)
    {
        model.Entity<ApiKey>(key =>
        {
            key.ToTable("api_keys").HasKey(k => new { k.Tenant, k.Key });
            key.Property(k => k.Key).HasColumnName("id");
            key.Property(k => k.Version).IsConcurrencyToken();
            key.HasQueryFilter("tenant", k => k.Tenant == Tenant);
        });
        model.Entity<ApiKeySecret>(secret =>
        {
            secret.ToTable("api_key_secrets").HasKey(s => new { s.Tenant, s.Id });
            secret.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<ApiKeyUse>(use =>
        {
            use.ToTable("api_key_uses").HasKey(u => new { u.Tenant, u.Id });
            use.HasQueryFilter("tenant", u => u.Tenant == Tenant);
        });
    }
}
