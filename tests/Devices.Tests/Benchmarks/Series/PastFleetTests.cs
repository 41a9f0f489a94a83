using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Series;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Benchmarks.Series;

public sealed class PastFleetTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private readonly Databases _databases = app.Services.GetRequiredService<Databases>();

    [Theory]
    [InlineData(12, true)]
    [InlineData(3, false)]
    public async Task A_day_remembered_at_once_is_the_day_that_was_lived(int daysAgo, bool isCold)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-daysAgo);
        var (one, two) = (await Register(app.One, firstNumber: 5_000 + 100 * daysAgo), await Register(app.Two, firstNumber: 5_000 + 100 * daysAgo));
        var until = day.ToDateTime(new(9, 20));

        var lived = await new PastFleet(_databases, app.One.Id, one).Live(day, isCold, until, Ct);
        var remembered = await new PastFleet(_databases, app.Two.Id, two).Remember(day, isCold, until, Ct);

        Assert.Equal(lived, remembered);
        foreach (var table in new[] { "readings", "chunks", "hours", "minutes", "days", "touched_hours" })
        {
            var kept = await Kept(table, app.One, one, day);
            Assert.Equal(kept, await Kept(table, app.Two, two, day));
            Assert.Equal(table is "minutes" or "touched_hours" || (table is "readings" && isCold) || (table is "chunks" && !isCold), kept is "");
        }
    }

    private async Task<Guid[]> Register(TestTenant tenant, int firstNumber)
    {
        var devices = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        var first = await tenant.Register();
        await using var copy = _databases.Owner.CreateCommand("""
            insert into devices.devices (tenant, key, number, name, site_id, type_id, registered_at, changed_at, version)
            select d.tenant, id, $3 + n, 'Sensor ' || n, site_id, type_id, now(), now(), 1 from devices.devices d, unnest($2) with ordinality m(id, n) where d.key = $1
            """);
        copy.Parameters.Add(new() { Value = Guid.Parse(first.Text("id")) });
        copy.Parameters.Add(new() { Value = devices });
        copy.Parameters.Add(new() { Value = firstNumber });
        await copy.ExecuteNonQueryAsync(Ct);
        return devices;
    }

    // Each row as text, but for whose it is: the first device of one company is compared with the first of the other.
    private async Task<string> Kept(string table, TestTenant tenant, Guid[] devices, DateOnly day)
    {
        var when = table switch { "chunks" => "day = $2", "touched_hours" => "(hour at time zone 'UTC')::date = $2", _ => "(at at time zone 'UTC')::date = $2" };
        await using var read = _databases.Owner.CreateCommand($"""
            select coalesce(string_agg(row, e'\n' order by row), '') from (
              select coalesce(array_position($3, (to_jsonb(t) ->> 'device')::uuid)::text, '') || ' ' || (to_jsonb(t) - 'tenant' - 'device')::text as row from devices.{table} t where tenant = $1 and {when}) rows
            """);
        read.Parameters.Add(new() { Value = tenant.Id.Value });
        read.Parameters.Add(new() { Value = day });
        read.Parameters.Add(new() { Value = devices });
        return (string)(await read.ExecuteScalarAsync(Ct))!;
    }
}
