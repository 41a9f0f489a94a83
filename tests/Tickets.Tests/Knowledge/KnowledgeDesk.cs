using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Knowledge;

/// <summary>Writes articles and asks for them over HTTP, as authors and requesters do.</summary>
internal static class KnowledgeDesk
{
    public const string Articles = "/v1/knowledge/articles";

    public static Task<System.Text.Json.JsonElement> Draft(this TestTenant tenant, string title, string body = "Turn it off and on again.", string visibility = "public") =>
        tenant.Do(HttpMethod.Post, Articles, new { title, body, visibility });

    public static async Task<System.Text.Json.JsonElement> Publish(this TestTenant tenant, string title, string body = "Turn it off and on again.", string visibility = "public") =>
        await tenant.Do(HttpMethod.Put, $"{Articles}/{(await tenant.Draft(title, body, visibility)).Id()}/publication");

    public static async Task<string[]> Suggested(this TestTenant tenant, string subject, string description = "", Guid? formId = null) =>
        [.. (await tenant.Do(HttpMethod.Post, "/v1/knowledge/suggestions", new { subject, description, formId })).Items().Select(a => a.Id())];

    public static async Task<string[]> Found(this TestTenant tenant, string sought) =>
        [.. (await tenant.Read($"/v1/knowledge/search?q={Uri.EscapeDataString(sought)}")).Items().Select(hit => hit.GetProperty("article").Id())];

    /// <summary>A key of the tenant that may do this and nothing else.</summary>
    public static async Task<TestTenant> May(this PlatformApp app, TestTenant tenant, params string[] scopes)
    {
        var secret = (await tenant.Do(HttpMethod.Post, "/v1/api-keys", new { name = $"may {Guid.NewGuid()}", scopes })).Text("secret");
        return tenant with { ApiKey = secret, Client = app.ClientFor(secret) };
    }

    public static Task<TestTenant> Requester(this PlatformApp app) => app.May(app.One, "tickets.request", "knowledge.read");

    /// <summary>Waits until it is so.</summary>
    public static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var left = 600; !await isSo(); left--)
        {
            Assert.True(left > 0, "It has not become so within a minute.");
            await Task.Delay(100, Ct);
        }
    }
}
