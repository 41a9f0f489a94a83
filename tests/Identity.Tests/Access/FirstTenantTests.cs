using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Platform.Hosting;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Identity.Access;

public sealed class FirstTenantTests : IAsyncLifetime
{
    private static readonly string[] Settings =
        ["--Identity:FirstTenant:Name=Acme", "--Identity:FirstTenant:Slug=acme", "--Identity:FirstTenant:Email=ada@acme.example", "--Identity:FirstTenant:Password=first-Password-1"];

    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_operator_comes_into_an_empty_installation()
    {
        await using var app = await IdentityApp.Start(_database.ConnectionString, Settings);
        using var client = new HttpClient { BaseAddress = new(app.Url) };

        var response = await client.PostAsJsonAsync("/v1/session", new { email = "ada@acme.example", password = "first-Password-1" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_second_start_registers_nobody()
    {
        await using (await IdentityApp.Start(_database.ConnectionString, Settings)) { }
        await using (await IdentityApp.Start(_database.ConnectionString, [.. Settings, "--Identity:FirstTenant:Slug=other"])) { }

        await using var owner = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var count = owner.CreateCommand("select count(*) from identity.tenants");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_weak_password_stops_the_start_and_says_why()
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => IdentityApp.Start(_database.ConnectionString, [.. Settings, "--Identity:FirstTenant:Password=weak"]));

        Assert.Contains("at least 10 characters", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Password", refused.Remedy, StringComparison.Ordinal);
    }
}
