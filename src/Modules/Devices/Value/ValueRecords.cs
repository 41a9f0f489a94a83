using Npgsql;
using Platform.Devices.Domain.Value;

namespace Platform.Devices.Value;

/// <summary>What else reports of value are made of: fresh batteries, ages, and what replacing a device costs.</summary>
internal static class ValueRecords
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // A battery does not recover by a third of its charge: somebody changed it.
    private const string FreshBatteries = """
        select device, at from (
          select device, at, battery_max, lag(battery_min) over (partition by device order by at) as before from devices.hours
          where tenant = $1 and device = any($2) and at >= $3 and at < $4 and battery_count > 0) h
        where battery_max - before >= 30
        """;

    private const string Ages = $"""
        select d.type_id, (d.registered_at at time zone 'UTC')::date from devices.devices d
        where {ReportScope.Asked} and d.decommissioned_at is null and $2::timestamptz < $3::timestamptz
        """;

    public static async Task<List<CareTaken>> Care(NpgsqlConnection connection, ReportScope scope, IReadOnlyList<Warning> warnings, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(FreshBatteries, connection)
        {
            Parameters =
            {
                new() { Value = scope.Tenant.Value }, new() { Value = warnings.Select(w => w.Device).Distinct().ToArray() }, new() { Value = scope.From }, new() { Value = scope.To },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var care = new List<CareTaken>();
        while (await rows.ReadAsync(ct)) care.Add(new(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(1) + Hour));
        return care;
    }

    public static async Task<List<(Guid Type, DateOnly Since)>> InUse(NpgsqlConnection connection, ReportScope scope, CancellationToken ct)
    {
        await using var read = scope.Command(Ages, connection);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var ages = new List<(Guid, DateOnly)>();
        while (await rows.ReadAsync(ct)) ages.Add((rows.GetGuid(0), rows.GetFieldValue<DateOnly>(1)));
        return ages;
    }

    public static async Task<Dictionary<Guid, KnownType>> Types(NpgsqlConnection connection, TenantId tenant, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(
            "select id, name, version, replacement_cost, replacement_currency, expected_life_months from devices.device_types where tenant = $1", connection)
        {
            Parameters = { new() { Value = tenant.Value } },
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var types = new Dictionary<Guid, KnownType>();
        while (await rows.ReadAsync(ct))
            types.Add(rows.GetGuid(0), new(rows.GetString(1), rows.GetInt32(2), rows.IsDBNull(3) ? null : new(rows.GetDecimal(3), rows.GetString(4), rows.GetInt32(5))));
        return types;
    }
}

/// <summary>What a report knows of a type: its version, and what replacing one costs, if anybody has said.</summary>
internal sealed record KnownType(string Name, int Version, ReplacementTerms? Terms);
