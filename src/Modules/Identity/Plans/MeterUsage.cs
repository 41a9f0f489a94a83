using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;
using Platform.Hosting.Schedules;

namespace Platform.Identity.Plans;

/// <summary>
/// Writes down what every company has today, each hour: the last count of a day is the one it is charged by. Counting again replaces, so nothing is counted twice.
/// </summary>
internal sealed class MeterUsage(IEnumerable<IUsageMeter> meters, Databases databases, PlanSettings settings, TimeProvider time) : ISchedule
{
    public static string Name => "meter-usage";
    public static string Cron => "0 55 * * * ?";

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var plans = await Plans(now, ct);
        foreach (var meter in meters)
            await Keep(DateOnly.FromDateTime(now.UtcDateTime), meter.Name, await meter.Count(null, ct), plans, ct);
    }

    private async Task<Dictionary<TenantId, string>> Plans(DateTimeOffset now, CancellationToken ct)
    {
        var plans = new Dictionary<TenantId, string>();
        await using var read = databases.System.CreateCommand("select tenant, plan, registered_at from identity.tenants");
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var chosen = await rows.IsDBNullAsync(1, ct) ? null : rows.GetString(1);
            plans[new(rows.GetGuid(0))] = PlanStanding.Of(chosen, rows.GetFieldValue<DateTimeOffset>(2), settings.Trial, now).ChargedAs;
        }

        return plans;
    }

    private async Task Keep(DateOnly day, string meter, IReadOnlyList<Metered> counts, Dictionary<TenantId, string> plans, CancellationToken ct)
    {
        var kept = counts.Where(c => plans.ContainsKey(c.Tenant)).ToList();
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var clear = new NpgsqlCommand("delete from identity.usage where day = $1 and meter = $2", connection, transaction))
        {
            clear.Parameters.AddWithValue(day);
            clear.Parameters.AddWithValue(meter);
            await clear.ExecuteNonQueryAsync(ct);
        }

        await using (var write = new NpgsqlCommand(
            "insert into identity.usage (tenant, day, meter, site, quantity, plan) select tenant, $1, $2, site, quantity, plan from unnest($3, $4, $5, $6) as u(tenant, site, quantity, plan)",
            connection, transaction))
        {
            write.Parameters.AddWithValue(day);
            write.Parameters.AddWithValue(meter);
            write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. kept.Select(c => c.Tenant.Value)] });
            write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. kept.Select(c => c.Site)] });
            write.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. kept.Select(c => c.Quantity)] });
            write.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. kept.Select(c => plans[c.Tenant])] });
            await write.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
