using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Contracts.Identity;
using Platform.Contracts.Messaging;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Messaging;

/// <summary>A platform that mails at once and may post to this machine, with somebody of each company signed in.</summary>
public class MessagingApp : PlatformApp
{
    protected override IEnumerable<string> Settings => ["--Messaging:EmailAfter=00:00:00", "--Outgoing:AllowedNetworks=127.0.0.0/8"];

    internal INotifications Notifications => Services.GetRequiredService<INotifications>();

    private readonly ConcurrentDictionary<TenantId, Lazy<Task<Person>>> _people = new();

    /// <summary>The administrator of a company, signed in as that person.</summary>
    internal Task<Person> SignIn(TestTenant tenant) => _people.GetOrAdd(tenant.Id, _ => new(() => SignInOnce(tenant))).Value;

    private async Task<Person> SignInOnce(TestTenant tenant)
    {
        var ct = TestContext.Current.CancellationToken;
        var client = Stranger();
        var answer = await client.PostAsJsonAsync("/v1/token", new { tenant.Email, tenant.Password }, ct);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var colleagues = await Services.GetRequiredService<IPersonDirectory>().WhoMay(tenant.Id, "messaging.admin", ct);
        return new(colleagues.First(c => c.Email == tenant.Email).Id, tenant.Email, client, tenant.Id, token!);
    }

    /// <summary>Asks the database, as its owner.</summary>
    internal async Task<object?> Ask(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(ConnectionString);
        await using var ask = owner.CreateCommand(sql);
        return await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the database says yes.</summary>
    internal async Task Until(string sql)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); await Ask(sql) is not true; await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < hang, sql);
    }

    internal static Notification Something(Guid to, Urgency urgency = Urgency.Normal, int revision = 1, string? key = null) =>
        new(key ?? $"{Guid.CreateVersion7()}", revision, "alerts", [to], $"Something happened ({revision})", $"It is warm in the cold store {Guid.CreateVersion7()}.", "/alerts", urgency);
}

/// <summary>A platform where what is not urgent waits for an hour before it is mailed.</summary>
public sealed class PatientApp : MessagingApp
{
    protected override IEnumerable<string> Settings => ["--Messaging:EmailAfter=01:00:00"];
}

/// <summary>Somebody who is signed in.</summary>
internal sealed record Person(Guid Id, string Email, HttpClient Client, TenantId Tenant, string Token)
{
    public async Task<JsonElement[]> Told(string query = "") =>
        [.. (await Client.GetFromJsonAsync<JsonElement>($"/v1/notifications?limit=200{query}", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()];

    public async Task Choose(string email) =>
        (await Client.PutAsJsonAsync("/v1/notification-preferences/alerts", new { email }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public async Task<int> Unread() => (await Client.GetFromJsonAsync<JsonElement>("/v1/notifications/unread", TestContext.Current.CancellationToken)).GetProperty("unread").GetInt32();
}
