using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Platform.Hosting;

namespace Platform.Identity.Access;

public sealed class FirstTenantTests : IAsyncLifetime
{
    private static readonly string[] Settings =
        ["--Identity:FirstTenant:Name=Acme", "--Identity:FirstTenant:Slug=acme", "--Identity:FirstTenant:Email=ada@acme.example", "--Identity:FirstTenant:Password=first-Password-1"];

    private readonly IdentityApp _app = new();

    public ValueTask InitializeAsync() => _app.Open();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_operator_comes_into_an_empty_installation()
    {
        await using var app = await _app.Start(Settings);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };

        var response = await client.PostAsJsonAsync("/v1/session", new { email = "ada@acme.example", password = "first-Password-1" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_second_start_registers_nobody()
    {
        await using (await _app.Start(Settings)) { }
        await using (await _app.Start([.. Settings, "--Identity:FirstTenant:Slug=other"])) { }

        await using var owner = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var count = owner.CreateCommand("select count(*) from identity.tenants");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_weak_password_stops_the_start_and_says_why()
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => _app.Start([.. Settings, "--Identity:FirstTenant:Password=weak"]));

        Assert.Contains("at least 10 characters", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Identity:FirstTenant:Password", refused.Remedy, StringComparison.Ordinal);
    }
}
