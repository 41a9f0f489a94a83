using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.TestKit;

namespace Platform.Identity;

/// <summary>A person of a tenant, and a client signed in as that person.</summary>
internal sealed record Colleague(Guid Id, string Email, string Token, HttpClient Client)
{
    public const string Password = "own-Password-1";

    public static async Task<Colleague> Of(IdentityApp app, TenantId tenant, string role, params string[] sites)
    {
        var email = $"{Guid.NewGuid():N}@colleague.example";
        await using var scope = app.Services.CreateScopeFor(new(tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        var user = await CreateUser.Handle(
            new("Colleague", email, Password, Role.Of(role)) { Sites = [.. sites.Select(Guid.Parse)] }, scope.ServiceProvider, TestContext.Current.CancellationToken);
        var client = app.Visitor();
        var token = (await (await client.PostAsJsonAsync("/v1/token", new { email, password = Password })).Json()).GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(user.Value!.Key, email, token, client);
    }

    public static Task<Colleague> Of(IdentityApp app, TestTenant tenant, string role, params string[] sites) => Of(app, tenant.Id, role, sites);
}
