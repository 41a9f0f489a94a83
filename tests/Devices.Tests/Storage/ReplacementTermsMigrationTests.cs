using Npgsql;
using Platform.Hosting.Migrations;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Storage;

public sealed class ReplacementTermsMigrationTests : IAsyncLifetime
{
    private const int Moving = 13;
    private static readonly Guid One = Guid.NewGuid(), Two = Guid.NewGuid(), Sensor = Guid.NewGuid(), Camera = Guid.NewGuid();

    private readonly IReadOnlyList<MigrationScript> _scripts = MigrationScript.Of([new DevicesModule()]);
    private Database _database = null!;
    private NpgsqlDataSource _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Migrated([.. _scripts.Where(script => script.Module is not "devices" || script.Number < Moving)]));
        _owner = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Terms_that_were_beside_a_type_are_in_it_afterwards_whose_ever_they_are()
    {
        await Define(One, Sensor);
        await Define(One, Camera);
        await Define(Two, Sensor); // another company's, of the same id
        await Execute($"""
            insert into devices.replacement_terms (tenant, type_id, cost, currency, expected_life_months)
            values ('{One}', '{Sensor}', 49.90, 'EUR', 60), ('{Two}', '{Sensor}', 1200, 'USD', 600)
            """);

        await new Migrator(_owner, _scripts, new Progress<string>()).Migrate(Ct);

        Assert.Equal("49.90 EUR 60", await Terms(One, Sensor));
        Assert.Equal("1200.00 USD 600", await Terms(Two, Sensor));
        Assert.Null(await Terms(One, Camera));
    }

    private Task Define(Guid tenant, Guid id) => Execute($"""
        insert into devices.device_types (tenant, id, name, expected_interval_seconds, battery_weight, signal_weight, availability_weight, temperature_weight, created_at)
        values ('{tenant}', '{id}', '{Guid.NewGuid()}', 60, 40, 30, 20, 10, now())
        """);

    private async Task<string?> Terms(Guid tenant, Guid type)
    {
        await using var read = _owner.CreateCommand($"select replacement_cost || ' ' || replacement_currency || ' ' || expected_life_months from devices.device_types where tenant = '{tenant}' and id = '{type}'");
        return await read.ExecuteScalarAsync(Ct) as string;
    }

    private async Task Execute(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
