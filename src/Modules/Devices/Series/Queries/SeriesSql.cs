using Npgsql;
using Platform.Devices.Intake;

namespace Platform.Devices.Series.Queries;

/// <summary>The statements that read a metric of a device, wherever it is.</summary>
internal sealed class SeriesSql(TenantId tenant, Guid device, string metric)
{
    /// <summary>Hours whose roll-ups are not complete.</summary>
    public const string Touched = """
        select distinct hour from devices.touched_hours
        where tenant = $1 and hour > $3 - interval '1 hour' and hour < $4 and (devices is null or $2 = any(devices))
        """;

    public const string HoursWithMinutes = """
        select distinct date_trunc('hour', at, 'UTC') from devices.minutes where tenant = $1 and device = $2 and at >= $3 and at < $4
        """;

    private const string Chunks = "select day, data from devices.chunks where tenant = $1 and device = $2 and day >= $3 and day <= $4 order by day, part";

    /// <summary>A row for each piece of time: when it begins, count, least, most and sum.</summary>
    public NpgsqlBatchCommand RollUps(string table, IReadOnlyList<Span> spans)
    {
        var (columns, where) = metric switch
        {
            "battery" or "signal" or "temperature" => ($"{metric}_count, {metric}_min::float8, {metric}_max::float8, {metric}_sum", $"{metric}_count > 0"),
            "online" => ("online_count, (online_sum = online_count)::int::float8, (online_sum > 0)::int::float8, online_sum::float8", "online_count > 0"),
            _ => ("(metrics -> $5 ->> 0)::int, (metrics -> $5 ->> 1)::float8, (metrics -> $5 ->> 2)::float8, (metrics -> $5 ->> 3)::float8", "metrics ? $5"),
        };
        return OverSpans($"""
            select r.* from unnest($3, $4) s(from_at, to_at) cross join lateral (
              select at, {columns} from devices.{table} where tenant = $1 and device = $2 and at >= s.from_at and at < s.to_at and {where} offset 0) r
            """, spans);
    }

    /// <summary>For each span that has any, the times of its readings and the values: two arrays travel at a fraction of what thousands of rows cost.</summary>
    public NpgsqlBatchCommand Rows(IReadOnlyList<Span> spans)
    {
        var value = metric switch
        {
            "battery" or "signal" or "temperature" => $"{metric}::float8",
            "online" => "online::int::float8",
            _ => "(metrics ->> $5)::float8",
        };
        return OverSpans($"""
            select r.* from unnest($3, $4) s(from_at, to_at) cross join lateral (
              select array_agg(at) as at, array_agg(coalesce({value}, 'NaN')) as value from devices.readings
              where tenant = $1 and device = $2 and at >= s.from_at and at < s.to_at) r
            where r.at is not null
            """, spans);
    }

    /// <summary>The chunks of the days on which the spans lie.</summary>
    public NpgsqlBatchCommand Cold(IReadOnlyList<Span> spans) => new(Chunks)
    {
        Parameters =
        {
            new() { Value = tenant.Value }, new() { Value = device },
            new() { Value = IntakeClock.DayOf(spans[0].From) }, new() { Value = IntakeClock.DayOf(spans[^1].To - 1) },
        },
    };

    private NpgsqlBatchCommand OverSpans(string sql, IReadOnlyList<Span> spans)
    {
        var command = new NpgsqlBatchCommand(sql)
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
}
