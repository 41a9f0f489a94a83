using Platform.Devices.Domain;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps when a device went from one band into another, for its timeline. Keeping the same change twice keeps it once.</summary>
internal sealed class HealthChanges(Databases databases)
{
    public async Task Record(TwinKey key, StandingChanged changed, CancellationToken ct)
    {
        await using var record = databases.System.CreateCommand("""
            insert into devices.health_changes (tenant, device, at, before, after, score, reason) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant, device, at) do nothing
            """);
        var twin = changed.Twin;
        record.Parameters.Add(new() { Value = key.Tenant.Value });
        record.Parameters.Add(new() { Value = key.Id });
        record.Parameters.Add(new() { Value = changed.At });
        record.Parameters.Add(new() { Value = (short)changed.Before });
        record.Parameters.Add(new() { Value = (short)twin.Look.Band });
        record.Parameters.Add(new() { Value = (object?)(short?)twin.LastScore ?? DBNull.Value });
        record.Parameters.Add(new() { Value = Reason.Of(twin) is [var worst, ..] ? worst.Text : DBNull.Value });
        await record.ExecuteNonQueryAsync(ct);
    }
}
