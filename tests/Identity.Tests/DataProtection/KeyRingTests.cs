using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Identity.DataProtection;

public sealed class KeyRingTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>
{
    [Fact]
    public async Task What_one_process_protects_another_opens()
    {
        var other = await app.Elsewhere();

        Assert.Equal("hello", Protector(other.App.Services).Unprotect(Protector(app.Services).Protect("hello")));
    }

    [Fact]
    public async Task Under_an_operators_key_the_ring_rests_sealed()
    {
        await using var fresh = await Fresh();
        await using var sealing = await IdentityApp.Start(fresh.ConnectionString, $"--DataProtection:Key={Key()}");
        Protector(sealing.App.Services).Protect("hello");

        var stored = await Stored(fresh);

        Assert.Contains("<sealed", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_ring_opens_with_its_key_after_a_restart()
    {
        await using var fresh = await Fresh();
        var key = $"--DataProtection:Key={Key()}";
        string hello;
        await using (var first = await IdentityApp.Start(fresh.ConnectionString, key)) hello = Protector(first.App.Services).Protect("hello");

        await using var second = await IdentityApp.Start(fresh.ConnectionString, key);

        Assert.Equal("hello", Protector(second.App.Services).Unprotect(hello));
    }

    private static string Key() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private static Task<Database> Fresh() => Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));

    private static async Task<string> Stored(Database database)
    {
        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);
        await using var read = owner.CreateCommand("select string_agg(xml, ' ') from identity.data_protection_keys");
        return (string)(await read.ExecuteScalarAsync())!;
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetDataProtector("test");
}
