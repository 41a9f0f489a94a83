using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices.Storage;

/// <summary>Done when a device was heard for the first time, sample devices not counted.</summary>
internal sealed class FirstReading(Databases databases) : IOnboardingStep
{
    public string Id => "reading";
    public int Order => 40;

    public async Task<DateTimeOffset?> DoneAt(TenantId tenant, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var read = new NpgsqlCommand("""
            select min(heard.at) from (
              select device, at from devices.health_changes where tenant = $1
              union all select device, last_reading_at from devices.standings where tenant = $1 and last_reading_at is not null) heard
            where not exists (select from platform.journal where tenant = $1 and stream_id = heard.device and version = 1 and actor = $2)
            """, connection);
        read.Parameters.AddWithValue(tenant.Value);
        read.Parameters.AddWithValue(SampleData.Actor.Value);
        return await read.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }
}
