using System.Buffers.Binary;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps when a device went from one band into another, for its timeline, and tells other modules. The same change told twice is one change.</summary>
internal sealed class HealthChanges(Databases databases, IFacts facts)
{
    public async Task Record(TwinKey key, BandChanged changed, CancellationToken ct)
    {
        var twin = changed.Twin;
        var reason = Reason.Of(twin) is [var worst, ..] ? worst.Text : null;
        await Keep(key, changed, reason, ct);
        var fact = new DeviceHealthChanged(key.Id, twin.SiteId, changed.Before, twin.Look.Band, twin.LastScore, reason, changed.At);
        await facts.Publish(key.Tenant, fact, key.Id.ToString(), IdOf(key.Id, changed.At), ct);
    }

    private async Task Keep(TwinKey key, BandChanged changed, string? reason, CancellationToken ct)
    {
        await using var record = databases.System.CreateCommand("""
            insert into devices.health_changes (tenant, device, at, before, after, score, reason) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant, device, at) do nothing
            """);
        record.Parameters.Add(new() { Value = key.Tenant.Value });
        record.Parameters.Add(new() { Value = key.Id });
        record.Parameters.Add(new() { Value = changed.At });
        record.Parameters.Add(new() { Value = (short)changed.Before });
        record.Parameters.Add(new() { Value = (short)changed.Twin.Look.Band });
        record.Parameters.Add(new() { Value = (object?)(short?)changed.Twin.LastScore ?? DBNull.Value });
        record.Parameters.Add(new() { Value = (object?)reason ?? DBNull.Value });
        await record.ExecuteNonQueryAsync(ct);
    }

    // The same for the same change, however often it is told.
    private static Guid IdOf(Guid device, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        device.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes, BinaryPrimitives.ReadInt64BigEndian(bytes) ^ at.UtcTicks);
        return new Guid(bytes, bigEndian: true);
    }
}
