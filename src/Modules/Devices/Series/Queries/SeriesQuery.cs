using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series.Chunks;
using Platform.Hosting.Data;

namespace Platform.Devices.Series.Queries;

/// <summary>
/// What one metric of a device was, gathered into steps. The answer is what the readings say at that moment, wherever they are and
/// however far the roll-ups have come.
/// </summary>
internal sealed class SeriesQuery(Databases databases)
{
    private const string Touched = """
        select distinct hour from devices.touched_hours
        where tenant = $1 and hour > $3 - interval '1 hour' and hour < $4 and (devices is null or $2 = any(devices))
        """;

    private const string HoursWithMinutes = """
        select distinct date_trunc('hour', at, 'UTC') from devices.minutes where tenant = $1 and device = $2 and at >= $3 and at < $4
        """;

    private const string Cold = "select day, data from devices.chunks where tenant = $1 and device = $2 and day >= $3 and day <= $4 order by day, part";

    /// <summary>The steps that have a value, in order, by their beginning.</summary>
    public async Task<SortedList<long, Measure>> Run(TenantId tenant, Guid device, string metric, Span asked, long step, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        // What is touched first: what is rolled up after that is read once more from the readings, and is as right.
        var touched = await Instants(connection, Touched, tenant, device, asked, ct);
        var usesMinutes = step % IntakeClock.MicrosecondsPerMinute == 0 && step % IntakeClock.MicrosecondsPerHour != 0;
        var plan = SeriesPlan.For(asked, step, touched, usesMinutes ? await Instants(connection, HoursWithMinutes, tenant, device, asked, ct) : touched);

        var steps = new SortedList<long, Measure>();
        await AddRollUps(connection, "days", tenant, device, metric, plan.Days, Add, ct);
        await AddRollUps(connection, "hours", tenant, device, metric, plan.Hours, Add, ct);
        await AddRollUps(connection, "minutes", tenant, device, metric, plan.Minutes, Add, ct);
        foreach (var (at, value) in await Readings(connection, tenant, device, metric, plan.Readings, ct))
            if (!double.IsNaN(value)) Add(at, Measure.Of(value));
        return steps;

        void Add(long at, Measure measure)
        {
            var begin = at - at % step;
            steps[begin] = steps.GetValueOrDefault(begin) + measure;
        }
    }

    private static async Task AddRollUps(
        NpgsqlConnection connection, string table, TenantId tenant, Guid device, string metric, IReadOnlyList<Span> spans, Action<long, Measure> add, CancellationToken ct)
    {
        if (spans.Count == 0) return;
        var (columns, where) = metric switch
        {
            "battery" or "signal" or "temperature" => ($"{metric}_count, {metric}_min::float8, {metric}_max::float8, {metric}_sum", $"{metric}_count > 0"),
            "online" => ("online_count, (online_sum = online_count)::int::float8, (online_sum > 0)::int::float8, online_sum::float8", "online_count > 0"),
            _ => ("(metrics -> $5 ->> 0)::int, (metrics -> $5 ->> 1)::float8, (metrics -> $5 ->> 2)::float8, (metrics -> $5 ->> 3)::float8", "metrics ? $5"),
        };
        await using var read = OverSpans(connection, $"""
            select r.* from unnest($3, $4) s(from_at, to_at) cross join lateral (
              select at, {columns} from devices.{table} where tenant = $1 and device = $2 and at >= s.from_at and at < s.to_at and {where} offset 0) r
            """, tenant, device, metric, spans);
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            add(IntakeClock.Of(rows.GetDateTime(0)), new(rows.GetInt32(1), rows.GetDouble(2), rows.GetDouble(3), rows.GetDouble(4)));
    }

    // Rows before chunks, as everywhere. A reading may be in both, or in two rows: it is one, as it first came.
    private static async Task<Dictionary<long, double>> Readings(
        NpgsqlConnection connection, TenantId tenant, Guid device, string metric, IReadOnlyList<Span> spans, CancellationToken ct)
    {
        var values = new Dictionary<long, double>();
        if (spans.Count == 0) return values;
        var value = metric switch
        {
            "battery" or "signal" or "temperature" => $"{metric}::float8",
            "online" => "online::int::float8",
            _ => "(metrics ->> $5)::float8",
        };
        await using (var read = OverSpans(connection, $"""
            select r.* from unnest($3, $4) s(from_at, to_at) cross join lateral (
              select at, {value} from devices.readings where tenant = $1 and device = $2 and at >= s.from_at and at < s.to_at order by at offset 0) r
            """, tenant, device, metric, spans))
        {
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) values.TryAdd(IntakeClock.Of(rows.GetDateTime(0)), rows.IsDBNull(1) ? double.NaN : rows.GetDouble(1));
        }

        await AddCold(connection, tenant, device, metric, spans, values, ct);
        return values;
    }

    private static async Task AddCold(
        NpgsqlConnection connection, TenantId tenant, Guid device, string metric, IReadOnlyList<Span> spans, Dictionary<long, double> values, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Cold, connection)
        {
            Parameters =
            {
                new() { Value = tenant.Value }, new() { Value = device },
                new() { Value = IntakeClock.DayOf(spans[0].From) }, new() { Value = IntakeClock.DayOf(spans[^1].To - 1) },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var origin = IntakeClock.Of(rows.GetFieldValue<DateOnly>(0));
            var wanted = spans.Where(span => span.To > origin && span.From < origin + IntakeClock.MicrosecondsPerDay).ToArray();
            if (wanted.Length == 0 || Chunk.Decode(rows.GetFieldValue<byte[]>(1), origin, metric) is not { } chunk) continue;
            for (var i = 0; i < chunk.At.Length; i++)
                if (Array.Exists(wanted, span => chunk.At[i] >= span.From && chunk.At[i] < span.To)) values[chunk.At[i]] = chunk.Values[i];
        }
    }

    private static NpgsqlCommand OverSpans(NpgsqlConnection connection, string sql, TenantId tenant, Guid device, string metric, IReadOnlyList<Span> spans)
    {
        var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = tenant.Value }, new() { Value = device },
                new() { Value = spans.Select(span => IntakeClock.At(span.From)).ToArray() }, new() { Value = spans.Select(span => IntakeClock.At(span.To)).ToArray() },
            },
        };
        if (sql.Contains("$5", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = metric });
        return command;
    }

    private static async Task<HashSet<long>> Instants(NpgsqlConnection connection, string sql, TenantId tenant, Guid device, Span span, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = device }, new() { Value = IntakeClock.At(span.From) }, new() { Value = IntakeClock.At(span.To) } },
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var instants = new HashSet<long>();
        while (await rows.ReadAsync(ct)) instants.Add(IntakeClock.Of(rows.GetDateTime(0)));
        return instants;
    }
}
