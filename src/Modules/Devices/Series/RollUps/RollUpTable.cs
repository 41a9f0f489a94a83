using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Intake;

namespace Platform.Devices.Series.RollUps;

/// <summary>Writes roll-ups into their tables, over what was there for the same device and time.</summary>
internal static class RollUpTable
{
    private const string Columns = """
        tenant, device, at, readings, battery_count, battery_min, battery_max, battery_sum, signal_count, signal_min, signal_max, signal_sum,
        temperature_count, temperature_min, temperature_max, temperature_sum, online_count, online_sum, metrics
        """;

    private static readonly string Update = string.Join(", ",
        Columns.Split(',', StringSplitOptions.TrimEntries).Skip(3).Select(column => $"{column} = excluded.{column}"));

    // Metrics of its own, of all hours of a device's day, gathered by name.
    private const string OwnOfDay = """
        (select jsonb_object_agg(name, jsonb_build_array(count, least, most, sum)) from (
          select e.key as name, sum((e.value ->> 0)::int) as count, min((e.value ->> 1)::float8) as least, max((e.value ->> 2)::float8) as most, sum((e.value ->> 3)::float8) as sum
          from devices.hours o cross join lateral jsonb_each(o.metrics) e
          where o.tenant = $1 and o.device = k.device and o.at >= $3 and o.at < $3 + interval '1 day' and o.metrics is not null group by 1) gathered)
        """;

    // Lateral, so that each device is one step into the index: compared with a list of a thousand, every row of a young table would be looked at.
    private static readonly string Days = $"""
        insert into devices.days ({Columns})
        select $1, k.device, $3, d.* from unnest($2) k(device)
        cross join lateral (
          select sum(readings), sum(battery_count), min(battery_min), max(battery_max), sum(battery_sum), sum(signal_count), min(signal_min), max(signal_max), sum(signal_sum),
            sum(temperature_count), min(temperature_min), max(temperature_max), sum(temperature_sum), sum(online_count), sum(online_sum), case when bool_or(metrics is not null) then {OwnOfDay} end
          from devices.hours h where h.tenant = $1 and h.device = k.device and h.at >= $3 and h.at < $3 + interval '1 day' having count(*) > 0) d
        on conflict (tenant, device, at) do update set {Update}
        """;

    public static Task WriteHours(NpgsqlConnection connection, TenantId tenant, List<RollUp> rows, CancellationToken ct) => Write(connection, "hours", tenant, rows, ct);

    public static Task WriteMinutes(NpgsqlConnection connection, TenantId tenant, List<RollUp> rows, CancellationToken ct) => Write(connection, "minutes", tenant, rows, ct);

    /// <summary>Gathers the hours of a day of these devices.</summary>
    public static async Task WriteDay(NpgsqlConnection connection, TenantId tenant, Guid[] devices, DateOnly day, CancellationToken ct)
    {
        await using var write = new NpgsqlCommand(Days, connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = devices }, new() { Value = IntakeClock.At(IntakeClock.Of(day)) } },
            CommandTimeout = 300,
        };
        await write.ExecuteNonQueryAsync(ct);
    }

    private static async Task Write(NpgsqlConnection connection, string table, TenantId tenant, List<RollUp> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await using var write = new NpgsqlCommand($"""
            insert into devices.{table} ({Columns}) select $1, * from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict (tenant, device, at) do update set {Update}
            """, connection) { CommandTimeout = 300 };
        var values = write.Parameters;
        values.Add(new() { Value = tenant.Value });
        values.Add(new() { Value = rows.ConvertAll(r => r.Device) });
        values.Add(new() { Value = rows.ConvertAll(r => IntakeClock.At(r.At)) });
        values.Add(new() { Value = rows.ConvertAll(r => r.Readings) });
        Add(values, rows, r => r.Battery);
        Add(values, rows, r => r.Signal);
        Add(values, rows, r => r.Temperature);
        values.Add(new() { Value = rows.ConvertAll(r => r.Online.Count) });
        values.Add(new() { Value = rows.ConvertAll(r => (int?)(r.Online.Count == 0 ? null : (int)r.Online.Sum)) });
        values.Add(new() { Value = rows.ConvertAll(r => Json(r.Own)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        await write.ExecuteNonQueryAsync(ct);
    }

    private static void Add(NpgsqlParameterCollection values, List<RollUp> rows, Func<RollUp, Measure> of)
    {
        values.Add(new() { Value = rows.ConvertAll(r => of(r).Count) });
        values.Add(new() { Value = rows.ConvertAll(r => of(r) is { Count: > 0 } m ? (float?)m.Min : null) });
        values.Add(new() { Value = rows.ConvertAll(r => of(r) is { Count: > 0 } m ? (float?)m.Max : null) });
        values.Add(new() { Value = rows.ConvertAll(r => of(r) is { Count: > 0 } m ? (double?)m.Sum : null) });
    }

    private static string? Json(IReadOnlyList<(string Metric, Measure Measure)> own) =>
        own.Count == 0 ? null : JsonSerializer.Serialize(own.ToDictionary(o => o.Metric, o => new[] { o.Measure.Count, o.Measure.Min, o.Measure.Max, o.Measure.Sum }));
}
