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
    /// <summary>The steps that have a value, in order, by their beginning.</summary>
    public async Task<IEnumerable<(long At, Measure Measure)>> Run(TenantId tenant, Guid device, string metric, Span asked, long step, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        // What is touched first: what is rolled up after that is read once more from the readings, and is as right.
        var touched = await Instants(connection, SeriesSql.Touched, tenant, device, asked, ct);
        var usesMinutes = step % IntakeClock.MicrosecondsPerMinute == 0 && step % IntakeClock.MicrosecondsPerHour != 0;
        var plan = SeriesPlan.For(asked, step, touched, usesMinutes ? await Instants(connection, SeriesSql.HoursWithMinutes, tenant, device, asked, ct) : touched);

        var steps = new Steps(asked, step);
        await Read(connection, new(tenant, device, metric), metric, plan, steps, ct);
        return steps.WithValues();
    }

    // One journey for all there is to read; each statement sees what was committed when it begins. Rows before chunks, as everywhere.
    private static async Task Read(NpgsqlConnection connection, SeriesSql sql, string metric, SeriesPlan plan, Steps steps, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var rollUps = new[] { ("days", plan.Days), ("hours", plan.Hours), ("minutes", plan.Minutes) }.Where(table => table.Item2.Count > 0).ToList();
        foreach (var (table, spans) in rollUps) batch.BatchCommands.Add(sql.RollUps(table, spans));
        if (plan.Readings.Count > 0)
        {
            batch.BatchCommands.Add(sql.Rows(plan.Readings));
            batch.BatchCommands.Add(sql.Cold(plan.Readings));
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        foreach (var _ in rollUps)
        {
            await AddRollUps(reader, steps, ct);
            await reader.NextResultAsync(ct);
        }

        if (plan.Readings.Count > 0) await AddReadings(reader, metric, plan.Readings, steps, ct);
    }

    private static async Task AddRollUps(NpgsqlDataReader rows, Steps steps, CancellationToken ct)
    {
        while (await rows.ReadAsync(ct))
            steps.Add(IntakeClock.Of(rows.GetDateTime(0)), new(rows.GetInt32(1), rows.GetDouble(2), rows.GetDouble(3), rows.GetDouble(4)));
    }

    // A reading may be in a row and in a chunk, or in two rows: it is one.
    private static async Task AddReadings(NpgsqlDataReader reader, string metric, IReadOnlyList<Span> spans, Steps steps, CancellationToken ct)
    {
        var rows = new List<(long[] At, double[] Of)>();
        while (await reader.ReadAsync(ct))
            rows.Add((Array.ConvertAll(reader.GetFieldValue<DateTime[]>(0), IntakeClock.Of), reader.GetFieldValue<double[]>(1)));

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var origin = IntakeClock.Of(reader.GetFieldValue<DateOnly>(0));
            if (!spans.Any(span => span.To > origin && span.From < origin + IntakeClock.MicrosecondsPerDay)) continue;
            if (Chunk.Decode(reader.GetFieldValue<byte[]>(1), origin, metric) is not { } chunk) continue;
            foreach (var span in spans) steps.Add(new Values(chunk.At, chunk.Values).Within(span));
            foreach (var (at, of) in rows) new Values(chunk.At, chunk.Values).HideIn(at, of);
        }

        foreach (var (at, of) in rows) steps.Add(Values.Sorted(at, of));
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
