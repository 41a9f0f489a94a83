using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Hosting.Data;

namespace Platform.Devices.Storage;

internal sealed class DevicesDb(DbContextOptions<DevicesDb> options) : ModuleDb(options, "devices")
{
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<DeviceType> Types => Set<DeviceType>();
    public DbSet<DeviceGroup> Groups => Set<DeviceGroup>();
    public DbSet<DeviceEdit> Edits => Set<DeviceEdit>();
    public DbSet<EditedDevice> EditedDevices => Set<EditedDevice>();
    public DbSet<DeviceImport> Imports => Set<DeviceImport>();
    public DbSet<DeviceImportPage> ImportPages => Set<DeviceImportPage>();
    public DbSet<StandingRow> Standings => Set<StandingRow>();
    public DbSet<DeviceCredential> Credentials => Set<DeviceCredential>();
    public DbSet<DeviceCredentialSecret> CredentialSecrets => Set<DeviceCredentialSecret>();
    public DbSet<DeviceCredentialUse> CredentialUses => Set<DeviceCredentialUse>();
    public DbSet<DropRow> Drops => Set<DropRow>();
    public DbSet<HealthChange> HealthChanges => Set<HealthChange>();
    public DbSet<AnomalyRow> Anomalies => Set<AnomalyRow>();
    public DbSet<KeyChangeRow> KeyChanges => Set<KeyChangeRow>();
    public DbSet<PredictionRow> Predictions => Set<PredictionRow>();
    public DbSet<PredictionModelRow> PredictionModels => Set<PredictionModelRow>();

    /// <summary>What a violated constraint means to the caller.</summary>
    public static void NameConstraints()
    {
        UniqueConstraints.Means("devices_serial", DeviceRefusals.SerialTaken);
        UniqueConstraints.Means("device_types_name", DeviceTypeRefusals.NameTaken);
        UniqueConstraints.Means("device_groups_name", DeviceGroupRefusals.NameTaken);
    }

    protected override void MapRows(ModelBuilder model)
    {
        model.Entity<Device>(device =>
        {
            device.ToTable("devices");
            device.HasKey(d => new { d.Tenant, d.Key });
            device.Property(d => d.Version).IsConcurrencyToken();
            device.Ignore(d => d.Maintenance);
            device.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
        model.Entity<DeviceType>(type =>
        {
            type.ToTable("device_types");
            type.HasKey(t => new { t.Tenant, t.Key });
            type.Property(t => t.Key).HasColumnName("id");
            type.Property(t => t.Version).IsConcurrencyToken();
            type.Ignore(t => t.Weights).Ignore(t => t.Profile).Ignore(t => t.Definition).Ignore(t => t.Replacement);
            type.ComplexCollection(t => t.Metrics, m => m.ToJson("metrics"));
            type.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
        model.Entity<DeviceGroup>(group =>
        {
            group.ToTable("device_groups");
            group.HasKey(g => new { g.Tenant, g.Key });
            group.Property(g => g.Version).IsConcurrencyToken();
            group.HasQueryFilter("tenant", g => g.Tenant == Tenant);
        });
        MapEdits(model);
        model.Entity<StandingRow>(standing =>
        {
            standing.ToTable("standings");
            standing.HasKey(s => new { s.Tenant, s.Device });
            standing.Property(s => s.Band).HasConversion<short>();
            standing.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<DeviceCredential>(credential =>
        {
            credential.ToTable("device_credentials");
            credential.HasKey(c => new { c.Tenant, c.Key });
            credential.Property(c => c.Key).HasColumnName("id");
            credential.Property(c => c.Version).IsConcurrencyToken();
            credential.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<DeviceCredentialSecret>(secret =>
        {
            secret.ToTable("device_credential_secrets");
            secret.HasKey(s => new { s.Tenant, s.Id });
            secret.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<DeviceCredentialUse>(use =>
        {
            use.ToTable("device_credential_uses").HasKey(u => new { u.Tenant, u.Id });
            use.HasQueryFilter("tenant", u => u.Tenant == Tenant);
        });
        model.Entity<DropRow>(drop =>
        {
            drop.ToTable("drops");
            drop.HasKey(d => new { d.Tenant, d.HourAt, d.Reason });
            drop.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
        model.Entity<HealthChange>(change =>
        {
            change.ToTable("health_changes");
            change.HasKey(c => new { c.Tenant, c.Device, c.At });
            change.Property(c => c.Before).HasConversion<short>();
            change.Property(c => c.After).HasConversion<short>();
            change.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<KeyChangeRow>(change =>
        {
            change.ToTable("key_changes");
            change.HasKey(c => new { c.Tenant, c.Device, c.At, c.Metric });
            change.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<PredictionRow>(prediction =>
        {
            prediction.ToTable("predictions");
            prediction.HasKey(p => new { p.Tenant, p.Id });
            prediction.Property(p => p.Reasons).HasColumnType("jsonb");
            prediction.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<PredictionModelRow>(row =>
        {
            row.ToTable("prediction_models");
            row.HasKey(m => new { m.Tenant, m.Version });
            row.Property(m => m.Model).HasColumnType("jsonb");
            row.HasQueryFilter("tenant", m => m.Tenant == Tenant);
        });
        model.Entity<AnomalyRow>(anomaly =>
        {
            anomaly.ToTable("anomalies");
            anomaly.HasKey(a => new { a.Tenant, a.Device, a.At, a.Metric });
            anomaly.HasQueryFilter("tenant", a => a.Tenant == Tenant);
        });
    }

    private void MapEdits(ModelBuilder model)
    {
        model.Entity<DeviceEdit>(edit =>
        {
            edit.ToTable("device_edits");
            edit.HasKey(e => new { e.Tenant, e.Id });
            edit.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<EditedDevice>(edited =>
        {
            edited.ToTable("edited_devices");
            edited.HasKey(e => new { e.Tenant, e.EditId, e.Device });
            edited.Property(e => e.Before).HasColumnType("jsonb");
            edited.Property(e => e.After).HasColumnType("jsonb");
            edited.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Ignore<ImportSettings>(); // no row of its own, though it names a site
        model.Entity<DeviceImport>(import =>
        {
            import.ToTable("device_imports");
            import.HasKey(i => new { i.Tenant, i.Id });
            import.Property(i => i.Format).IsJson();
            import.Property(i => i.Columns).IsJson();
            import.Property(i => i.Settings).IsJson();
            import.Property(i => i.Preview).IsJson();
            import.Property(i => i.Problems).IsJson();
            import.Property(i => i.State).HasConversion<short>();
            import.Ignore(i => i.Steps);
            import.HasQueryFilter("tenant", i => i.Tenant == Tenant);
        });
        model.Entity<DeviceImportPage>(page =>
        {
            page.ToTable("device_import_pages");
            page.HasKey(p => new { p.Tenant, p.ImportId, p.Page });
            page.Property(p => p.Rows).IsJson();
            page.Property(p => p.Judged).IsJson();
            page.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
    }
}
