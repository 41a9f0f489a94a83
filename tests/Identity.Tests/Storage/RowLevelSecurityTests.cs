using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Storage;

public sealed class RowLevelSecurityTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    public static readonly TheoryData<string> Tables =
        ["tenants", "users", "roles", "invitations", "invitation_tokens", "credentials", "sessions", "api_keys", "api_key_secrets", "api_key_uses", "usage"];

    [Theory, MemberData(nameof(Tables))]
    public async Task Who_names_no_tenant_sees_nothing(string table)
    {
        await app.NewKey(app.One.Id);

        Assert.Equal(0L, await Ask(Databases.App, $"select count(*) from identity.{table}"));
    }

    [Fact]
    public async Task Who_names_a_tenant_sees_its_rows_only()
    {
        await using var connection = await Databases.OpenFor(app.One.Id, TestContext.Current.CancellationToken);
        await using var read = new NpgsqlCommand("select string_agg(email, ',') from identity.users where role = 'administrator'", connection);

        Assert.Equal(app.One.Email, await read.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_connection_forgets_its_tenant_when_it_goes_back_to_the_pool()
    {
        for (var i = 0; i < 5; i++)
            await using (await Databases.OpenFor(app.One.Id, TestContext.Current.CancellationToken)) { }

        Assert.Equal(0L, await Ask(Databases.App, "select count(*) from identity.tenants"));
    }

    [Fact]
    public async Task Nobody_writes_into_another_tenant()
    {
        await using var connection = await Databases.OpenFor(app.One.Id, TestContext.Current.CancellationToken);
        await using var write = new NpgsqlCommand($"insert into identity.users values ('{app.Two.Id}', '{Guid.NewGuid()}', 'Eve', 'eve@evil.example', 'administrator', now(), 1, '{{}}', null)", connection);

        await Denied(write);
    }

    [Fact]
    public async Task The_keys_of_cookies_are_out_of_the_modules_reach()
    {
        await using var read = Databases.App.CreateCommand("select xml from identity.data_protection_keys");

        await Denied(read);
    }

    [Theory, InlineData("find_sign_in", "facility@demo.example"), InlineData("find_api_key", "0a1b2c3d4e5f")]
    public async Task Only_the_modules_role_may_look_for_a_sign_in(string function, string argument)
    {
        await using var ask = Databases.Intake.CreateCommand($"select count(*) from identity.{function}('{argument}')");

        await Denied(ask);
    }

    [Fact]
    public async Task Looking_for_a_sign_in_answers_whose_it_is_and_nothing_to_sign_in_with() =>
        Assert.Equal("tenant,user_id", await Ask(Databases.Owner,
            "select string_agg(parameter_name, ',' order by ordinal_position) from information_schema.parameters where specific_name like 'find_sign_in%' and parameter_mode = 'OUT'"));

    private Databases Databases => app.Services.GetRequiredService<Databases>();

    private static async Task<object?> Ask(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task Denied(NpgsqlCommand command)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
