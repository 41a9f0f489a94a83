using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Identity.Storage;

namespace Platform.Identity.Plans;

public sealed class MeterUsageTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task What_a_company_has_is_written_down_once_however_often_it_is_counted()
    {
        var own = await WithSites(2);

        await Run();
        await Run();

        var rows = await app.In(own.Id, db => db.Usage.AsNoTracking().Where(u => u.Meter == "sites").ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((1, "trial"), (row.Quantity, row.Plan)));
    }

    [Fact]
    public async Task The_last_count_of_a_day_stands()
    {
        var own = await WithSites(1);
        await Run();
        await AddSite(app.WithKey(await app.NewKey(own.Id)));

        await Run();

        Assert.Equal(2, await app.In(own.Id, db => db.Usage.CountAsync(u => u.Meter == "sites")));
    }

    [Fact]
    public async Task The_usage_of_a_month_is_told_by_day_and_by_site()
    {
        var own = await WithSites(2);
        var client = app.WithKey(await app.NewKey(own.Id));
        await client.PutAsJsonAsync("/v1/plan", new { plan = "gold" });

        var usage = await (await client.GetAsync("/v1/plan/usage")).Json();

        var today = usage.GetProperty("days").EnumerateArray().Last();
        Assert.Equal((2, "gold"), (today.GetProperty("sites").GetInt32(), today.GetProperty("chargedAs").GetString()));
        Assert.Equal(2, usage.GetProperty("sites").GetArrayLength());
        Assert.Equal("EUR", usage.GetProperty("costSoFar").GetProperty("currency").GetString());
        Assert.NotEqual("0.00", usage.GetProperty("costSoFar").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Another_company_sees_its_own_usage_only()
    {
        var own = await WithSites(1);
        await Run();

        var sites = await app.In(own.Id, db => db.Usage.Select(u => u.Site).ToListAsync());

        Assert.Empty(await app.In(app.Two.Id, db => db.Usage.Where(u => sites.Contains(u.Site)).ToListAsync()));
    }

    private async Task<OwnTenant> WithSites(int count)
    {
        var own = new OwnTenant(app);
        await own.Register();
        var client = app.WithKey(await app.NewKey(own.Id));
        for (var i = 0; i < count; i++) await AddSite(client);
        return own;
    }

    private static async Task AddSite(HttpClient client) => (await client.PostAsJsonAsync("/v1/sites",
        new { name = $"Depot {Guid.NewGuid():N}", address = "1 Quay", timeZone = "Europe/Berlin" })).EnsureSuccessStatusCode();

    private async Task Run()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MeterUsage>().Run(TestContext.Current.CancellationToken);
    }
}
