using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Hosting.Http;
using Platform.TestKit;

namespace Platform.Hosting.Secrets;

public sealed class SealedSecretsTests : IAsyncLifetime
{
    private const string Table = """
        create table platform.hooks (tenant uuid, id uuid, note text, secret text);
        comment on table platform.hooks is 'machinery: a test';
        grant select (tenant, id, secret), update (secret) on platform.hooks to platform_system
        """;

    private static readonly TenantId One = new(Guid.CreateVersion7()), Two = new(Guid.CreateVersion7());
    private static readonly SealedColumn Hooks = new("platform.hooks", "id", "secret", "hook");
    private readonly ManualTime _time = new();
    private MigratedDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await MigratedDatabase.Create(Table);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_is_sealed_opens_in_every_process()
    {
        var text = await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct);

        Assert.Equal("s3cret", await Open(Secrets(), One, "hook", text));
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looked_before_there_was_a_key_seals_with_the_first()
    {
        using var keys = new SecretKeys(_database.Databases, new ConfigurationBuilder().Build(), _time);
        Assert.Null(await keys.Find(Guid.CreateVersion7(), Ct));

        Assert.NotNull(await keys.Newest(Ct));
    }

    [Fact]
    public async Task The_same_secret_is_never_the_same_text() =>
        Assert.NotEqual(await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct), await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct));

    [Fact]
    public async Task It_opens_for_its_own_tenant_and_purpose_only()
    {
        var text = await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Open(Secrets(), Two, "hook", text));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Open(Secrets(), One, "totp", text));
    }

    [Fact]
    public async Task A_damaged_one_does_not_open()
    {
        var secrets = Secrets();
        var text = await secrets.Seal(One, "hook", "s3cret"u8.ToArray(), Ct);
        var flipped = text[..^3] + (text[^3] == 'A' ? 'B' : 'A') + text[^2..];

        foreach (var bad in new[] { flipped, text[..^4], text + "AAAA", "s1.nonsense.AAAA", "", "plain", text.Replace(text[3..35], Guid.NewGuid().ToString("N"), StringComparison.Ordinal) })
            await Assert.ThrowsAnyAsync<CryptographicException>(() => Open(secrets, One, "hook", bad));
    }

    [Fact]
    public async Task Under_an_operators_key_the_keys_rest_sealed()
    {
        var master = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var text = await Secrets(master).Seal(One, "hook", "s3cret"u8.ToArray(), Ct);

        Assert.Equal(1L, await _database.Read<long>("select count(*) from platform.secret_keys where is_sealed and length(material) > 60"));
        Assert.Equal("s3cret", await Open(Secrets(master), One, "hook", text));
        await Assert.ThrowsAsync<StartupException>(() => Open(Secrets(), One, "hook", text));
    }

    [Fact]
    public async Task Every_quarter_secrets_are_sealed_anew()
    {
        var before = await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct);
        await _database.Execute($"insert into platform.hooks (tenant, id, secret) values ('{One}', '{Id(1)}', '{before}'), ('{One}', '{Id(2)}', null), ('{Two}', '{Id(3)}', 's1.broken')");
        await Rotate();
        Assert.Equal(before, await Stored(1)); // too young

        _time.Advance(TimeSpan.FromDays(91));
        await Rotate();

        var after = await Stored(1);
        Assert.NotEqual(before[..36], after[..36]);
        Assert.Equal("s3cret", await Open(Secrets(), One, "hook", after));
        Assert.Equal("s3cret", await Open(Secrets(), One, "hook", before)); // a backup's text opens still
        Assert.Equal("s1.broken", await Stored(3));
    }

    [Fact]
    public async Task Many_are_sealed_anew_and_each_once()
    {
        var text = await Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct);
        await _database.Execute($"insert into platform.hooks (tenant, id, secret) select '{One}', gen_random_uuid(), '{text}' from generate_series(1, 1200) i");
        _time.Advance(TimeSpan.FromDays(91));

        await Rotate();

        Assert.Equal(0L, await _database.Read<long>($"select count(*) from platform.hooks where starts_with(secret, '{text[..36]}')"));
        Assert.Equal(1200L, await _database.Read<long>("select count(distinct secret) from platform.hooks"));
    }

    [Fact]
    public async Task Processes_that_begin_at_once_make_one_key()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Secrets().Seal(One, "hook", "s3cret"u8.ToArray(), Ct).AsTask()));

        Assert.Equal(1L, await _database.Read<long>("select count(*) from platform.secret_keys"));
    }

    [Fact]
    public async Task The_modules_cannot_read_the_keys()
    {
        await using var read = _database.Databases.App.CreateCommand("select material from platform.secret_keys");

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => read.ExecuteScalarAsync(Ct))).SqlState);
    }

    private SecretKeys Keys(string? master = null) => new(_database.Databases, new ConfigurationBuilder().AddInMemoryCollection([new("DataProtection:Key", master)]).Build(), _time);

    private SealedSecrets Secrets(string? master = null) => new(Keys(master));

    private async Task Rotate()
    {
        var keys = Keys();
        await new RotateSecrets(keys, new SealedSecrets(keys), [Hooks], _database.Databases, NullLogger<RotateSecrets>.Instance).Run(Ct);
    }

    private Task<string> Stored(int id) => _database.Read<string>($"select secret from platform.hooks where id = '{Id(id)}'");

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static async Task<string> Open(SealedSecrets secrets, TenantId tenant, string purpose, string text) => Encoding.UTF8.GetString(await secrets.Open(tenant, purpose, text, Ct));
}
