using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Platform.Identity.DataProtection;

public sealed class KeyRingTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task What_one_process_protects_another_opens()
    {
        await using var other = await app.Start();

        Assert.Equal("hello", Protector(other.Services).Unprotect(Protector(app.Services).Protect("hello")));
    }

    [Fact]
    public async Task Under_an_operators_key_the_ring_rests_sealed()
    {
        await using var fresh = new IdentityApp();
        await fresh.Open();
        await using var sealing = await fresh.Start($"--DataProtection:Key={MasterKeyTests.Key()}");
        Protector(sealing.Services).Protect("hello");

        var stored = await Stored(fresh);

        Assert.Contains("<sealed", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_ring_opens_with_its_key_after_a_restart()
    {
        await using var fresh = new IdentityApp();
        await fresh.Open();
        var key = $"--DataProtection:Key={MasterKeyTests.Key()}";
        string hello;
        await using (var first = await fresh.Start(key)) hello = Protector(first.Services).Protect("hello");

        await using var second = await fresh.Start(key);

        Assert.Equal("hello", Protector(second.Services).Unprotect(hello));
    }

    private static async Task<string> Stored(IdentityApp app)
    {
        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        await using var read = owner.CreateCommand("select string_agg(xml, ' ') from identity.data_protection_keys");
        return (string)(await read.ExecuteScalarAsync())!;
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetDataProtector("test");
}
