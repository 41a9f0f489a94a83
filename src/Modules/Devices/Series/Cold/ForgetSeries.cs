using Platform.Hosting.Data;
using Platform.Hosting.Plans;
using Platform.Hosting.Schedules;

namespace Platform.Devices.Series.Cold;

/// <summary>Forgets what is older than each company's plan keeps, every night.</summary>
internal sealed class ForgetSeries(Databases databases, IPlans plans, SeriesOptions options, TimeProvider time) : ISchedule
{
    public static string Name => "forget-series";
    public static string Cron => "0 50 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var tenant in await Tenants(ct))
        {
            var kept = options.Kept(await plans.Of(tenant, ct));
            await Forget("delete from devices.chunks where tenant = $1 and day < $2", tenant, today.AddDays(-kept.Readings), ct);
            await Forget("delete from devices.hours where tenant = $1 and at < $2::timestamp at time zone 'UTC'", tenant, today.AddDays(-kept.Hours), ct);
            await Forget("delete from devices.health_history where tenant = $1 and at < $2::timestamp at time zone 'UTC'", tenant, today.AddDays(-kept.Hours), ct);
            await Forget("delete from devices.days where tenant = $1 and at < $2::timestamp at time zone 'UTC'", tenant, today.AddDays(-kept.Days), ct);
        }
    }

    private async Task Forget(string sql, TenantId tenant, DateOnly before, CancellationToken ct)
    {
        await using var forget = databases.System.CreateCommand(sql);
        forget.Parameters.Add(new() { Value = tenant.Value });
        forget.Parameters.Add(new() { Value = before });
        forget.CommandTimeout = 600;
        await forget.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<TenantId>> Tenants(CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select distinct tenant from devices.devices");
        await using var rows = await find.ExecuteReaderAsync(ct);
        var tenants = new List<TenantId>();
        while (await rows.ReadAsync(ct)) tenants.Add(new(rows.GetGuid(0)));
        return tenants;
    }
}
