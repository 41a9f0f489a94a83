using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Storage;

public sealed class ReadingsTableTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private Databases Databases => app.Services.GetRequiredService<Databases>();

    [Fact]
    public async Task Intake_may_add_readings_and_do_nothing_else()
    {
        foreach (var sql in new[] { "select * from devices.readings limit 1", $"select * from {Today} limit 1", $"delete from {Today}", $"update {Today} set battery = 1", "select * from devices.devices limit 1" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refusal(Databases.Intake, sql));
    }

    [Fact]
    public async Task A_module_sees_readings_of_its_own_tenant_only_and_not_past_the_guard()
    {
        var device = await app.One.Register();
        await app.One.Send(Reading(device.Text("id"), DateTimeOffset.UtcNow));

        Assert.Equal(1L, await Count(app.One.Id, device.Text("id")));
        Assert.Equal(0L, await Count(app.Two.Id, device.Text("id")));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refusal(Databases.App, $"select * from {Today} limit 1"));
    }

    [Fact]
    public async Task No_reading_is_stored_twice_whoever_tries()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Reading(device, DateTimeOffset.UtcNow));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, await Refusal(Databases.Owner, $"insert into devices.readings select * from devices.readings where device = '{device}'"));
    }

    [Fact]
    public async Task There_is_a_day_for_every_reading_that_may_come()
    {
        await new ReadingPartitions(Databases, new()).Keep(Ct);
        for (var day = -8; day <= 3; day++) Assert.Null(await Refusal(Databases.Owner, $"select * from {Table(DateTime.UtcNow.AddDays(day))} limit 1"));
    }

    [Fact]
    public async Task Days_beyond_the_retention_are_dropped()
    {
        var old = DateTime.UtcNow.AddDays(-500);
        await Execute(Databases.Owner, $"select devices.make_reading_partition('{old:yyyy-MM-dd}')");

        await new ReadingPartitions(Databases, new() { Kept = _ => new(499, 499, 499) }).Keep(Ct);

        Assert.Equal(PostgresErrorCodes.UndefinedTable, await Refusal(Databases.Owner, $"select * from {Table(old)} limit 1"));
    }

    private static string Today => Table(DateTime.UtcNow);
    private static string Table(DateTime day) => $"devices.readings_{day:yyyy_MM_dd}";

    private async Task<long> Count(TenantId tenant, string device)
    {
        await using var connection = await Databases.OpenFor(tenant, Ct);
        await using var count = new NpgsqlCommand($"select count(*) from devices.readings where device = '{device}'", connection);
        return (long)(await count.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<string?> Refusal(NpgsqlDataSource source, string sql)
    {
        try
        {
            await Execute(source, sql);
            return null;
        }
        catch (PostgresException e) { return e.SqlState; }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
