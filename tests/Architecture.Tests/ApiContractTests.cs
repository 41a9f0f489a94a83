using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.OpenApi;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>The API as a whole: its document is the one the web app was built from, and every endpoint says who may call it.</summary>
public class ApiContractTests
{
    // For whoever is signed in, or for everyone: each with its reason.
    private static readonly Dictionary<string, string> WithoutPermission = new()
    {
        ["GetSession"] = "tells a person who they are",
        ["SignOut"] = "anyone may leave",
        ["GetTenant"] = "everyone may know for whom they work",
        ["ListPermissions"] = "the catalogue is no secret",
        ["ListHelp"] = "help is for everybody",
        ["GetHelpArticle"] = "help is for everybody",
        ["StreamEvents"] = "each topic asks for its own permission",
        ["ListSessions"] = "a person's own; those of colleagues ask for a permission",
        ["EndSession"] = "a person's own; those of colleagues ask for a permission",
        ["EndOtherSessions"] = "a person's own",
        ["ListViews"] = "one's own, and what colleagues share with everyone",
        ["GetView"] = "one's own, and what colleagues share with everyone",
        ["SaveView"] = "one's own; sharing asks for a permission",
        ["ChangeView"] = "one's own; those of colleagues ask for a permission",
        ["RemoveView"] = "one's own; those of colleagues ask for a permission",
        ["ListNotifications"] = "what one was told oneself",
        ["CountUnreadNotifications"] = "what one was told oneself",
        ["ReadNotification"] = "what one was told oneself",
        ["UnreadNotification"] = "what one was told oneself",
        ["ReadAllNotifications"] = "what one was told oneself",
        ["UnreadNotifications"] = "what one was told oneself",
        ["ListNotificationPreferences"] = "how one wants to be told oneself",
        ["SetNotificationPreference"] = "how one wants to be told oneself",
    };

    [Fact]
    public async Task The_web_app_is_built_from_the_documents_present_state()
    {
        await using var app = Described();
        using var document = new MemoryStream();
        await ApiDocument.Write(app, document, TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(Path.Combine(House.Root, "src", "Web", "openapi.json"), TestContext.Current.CancellationToken);
        var difference = Difference(kept, Encoding.UTF8.GetString(document.ToArray()));
        Assert.True(difference is null,
            $"The API has changed at {difference}. Look at the difference, then: dotnet run --no-launch-profile --project src/Host -- openapi > src/Web/openapi.json");
    }

    [Fact]
    public void The_check_catches_a_changed_field()
    {
        Assert.Equal("/a/type", Difference("""{"a":{"type":"string"}}""", """{"a":{"type":"number"}}"""));
        Assert.Equal("/a/b", Difference("""{"a":{}}""", """{"a":{"b":1}}"""));
        Assert.Equal("/a/1", Difference("""{"a":[1,2]}""", """{"a":[1]}"""));
        Assert.Null(Difference("""{"a":1,"b":[2]}""", """{"b":[2],"a":1}"""));
    }

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var app = Described();
        var endpoints = Endpoints(app);
        Assert.True(endpoints.Count >= 20);
        Assert.Empty(endpoints.Where(IsOpenToAll).Select(e => e.DisplayName).Order());
    }

    [Fact]
    public async Task The_check_catches_an_endpoint_that_says_nothing()
    {
        await using var app = Described(open => open.MapGet("/v1/secrets", () => "all of them"));
        Assert.Contains(Endpoints(app).Where(IsOpenToAll), e => e.RoutePattern.RawText == "/v1/secrets");
    }

    // What lies under /v1/profile is about the person who asks and nobody else.
    private static bool IsOpenToAll(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("v1/profile", StringComparison.Ordinal) != true && endpoint.Metadata.GetMetadata<RequiredPermission>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !WithoutPermission.ContainsKey(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "")
        && endpoint.RoutePattern.RawText?.StartsWith("/v1/live", StringComparison.Ordinal) != true;

    private static List<RouteEndpoint> Endpoints(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal) == true)];

    private static WebApplication Described(Action<WebApplication>? also = null)
    {
        var builder = PlatformHost.Compose(PlatformApp.Modules, ["--environment=Testing"]);
        builder.Services.AddSingleton(_ => new Databases("Host=nowhere"));
        var app = builder.Build();
        app.MapModules(PlatformApp.Modules);
        also?.Invoke(app);
        return app;
    }

    private static string? Difference(string left, string right) => Difference(JsonNode.Parse(left), JsonNode.Parse(right), "");

    private static string? Difference(JsonNode? left, JsonNode? right, string path) => (left, right) switch
    {
        (JsonObject l, JsonObject r) => l.Select(p => p.Key).Union(r.Select(p => p.Key))
            .Select(name => l.ContainsKey(name) && r.ContainsKey(name) ? Difference(l[name], r[name], $"{path}/{name}") : $"{path}/{name}").FirstOrDefault(d => d is not null),
        (JsonArray l, JsonArray r) => Enumerable.Range(0, Math.Max(l.Count, r.Count))
            .Select(i => i < l.Count && i < r.Count ? Difference(l[i], r[i], $"{path}/{i}") : $"{path}/{i}").FirstOrDefault(d => d is not null),
        _ => JsonNode.DeepEquals(left, right) ? null : path,
    };
}
