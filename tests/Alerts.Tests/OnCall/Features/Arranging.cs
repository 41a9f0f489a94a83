using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Somebody who arranges who is on call.</summary>
internal static class Arranging
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static object Layer(params Guid[] people) => new { name = "Weeks", people, startsOn = "2026-01-05", handoffAt = "09:00:00", unit = "weeks" };

    public static object Plan(string name, params object[] layers) => new { name, timeZone = "Europe/Berlin", layers, holidays = new[] { new { from = "2026-12-25", to = "2026-12-26", name = "Christmas", isYearly = true } } };

    public static string Name() => $"Schedule {Guid.NewGuid()}";

    public static async Task<(HttpStatusCode Status, JsonElement Body)> Send(this HttpClient client, HttpMethod method, string path, object? body = null, string? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return (answer.StatusCode, text.Length > 0 && text[0] == '{' ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public static async Task<JsonElement> Ok(this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await client.Send(method, path, body);
        Assert.True((int)status < 300, $"{method} {path}: {status} {answer}");
        return answer;
    }

    public static string Id(this JsonElement record) => record.GetProperty("id").GetString()!;

    /// <summary>A schedule at which these take weeks.</summary>
    public static async Task<string> Schedule(TestTenant tenant, params Guid[] people) => (await tenant.Client.Ok(HttpMethod.Post, "/v1/on-call/schedules", Plan(Name(), Layer(people)))).Id();

    /// <summary>The tenant's people by name, and a new one where more are needed.</summary>
    public static async Task<Guid[]> People(TestTenant tenant) =>
        [.. (await tenant.Client.Ok(HttpMethod.Get, "/v1/on-call/people")).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid())];

    /// <summary>A client of a person, who is not a key.</summary>
    public static async Task<(HttpClient Client, Guid Id)> SignIn(PlatformApp app, string email, string password)
    {
        var client = app.Stranger();
        var token = await client.Ok(HttpMethod.Post, "/v1/token", new { email, password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return (client, (await client.Ok(HttpMethod.Get, "/v1/session")).GetProperty("user").GetProperty("id").GetGuid());
    }
}
