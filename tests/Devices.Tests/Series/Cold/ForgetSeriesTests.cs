using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Series.Cold;

public sealed class ForgetSeriesTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task Each_company_keeps_its_series_as_long_as_its_plan_says()
    {
        foreach (var tenant in new[] { app.One, app.Two }) await Remember(tenant, 20, 60, 300, 500);

        await Forget();

        Assert.Equal("chunks 20,60 hours 20,60,300 days 20,60,300,500 health 20,60,300", await Kept(app.One));
        Assert.Equal("chunks 20 hours 20,60 days 20,60,300 health 20,60", await Kept(app.Two));
    }

    private Task Forget() => new ForgetSeries(app.Services.GetRequiredService<Databases>(), new Plans(app.One.Id), new()
    {
        Kept = plan => plan is Plan.Gold ? new(100, 400, 600) : new(30, 90, 400),
    }, TimeProvider.System).Run(Ct);

    private async Task Remember(TestTenant tenant, params int[] daysAgo)
    {
        var device = (await tenant.Register()).Text("id");
        foreach (var days in daysAgo)
            await Execute($"""
                insert into devices.chunks values ('{tenant.Id}', '{device}', current_date - {days}, 0, 1, '\x00');
                insert into devices.hours (tenant, device, at, readings, battery_count, signal_count, temperature_count, online_count) values ('{tenant.Id}', '{device}', now() - interval '{days} days', 1, 0, 0, 0, 0);
                insert into devices.health_history values ('{tenant.Id}', '{device}', now() - interval '{days} days', 4, 90, null);
                insert into devices.days (tenant, device, at, readings, battery_count, signal_count, temperature_count, online_count) values ('{tenant.Id}', '{device}', now() - interval '{days} days', 1, 0, 0, 0, 0);
                """);
    }

    private Task<string> Kept(TestTenant tenant) => Measured.Scalar<string>(app, $"""
        select 'chunks ' || (select string_agg((current_date - day)::text, ',' order by day desc) from devices.chunks where tenant = '{tenant.Id}')
          || ' hours ' || (select string_agg(round(extract(epoch from now() - at) / 86400)::int::text, ',' order by at desc) from devices.hours where tenant = '{tenant.Id}')
          || ' days ' || (select string_agg(round(extract(epoch from now() - at) / 86400)::int::text, ',' order by at desc) from devices.days where tenant = '{tenant.Id}')
          || ' health ' || (select string_agg(round(extract(epoch from now() - at) / 86400)::int::text, ',' order by at desc) from devices.health_history where tenant = '{tenant.Id}')
        """);

    private async Task Execute(string sql)
    {
        await using var command = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    // What companies subscribe to is another module's.
    private sealed class Plans(TenantId gold) : IPlans
    {
        public ValueTask<Plan> Of(TenantId tenant, CancellationToken ct) => new(tenant == gold ? Plan.Gold : Plan.Bronze);
        public PlanPrice PriceOf(Plan plan) => throw new NotSupportedException("Nobody asks for prices here.");
    }
}
