using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Hosting.Data;

namespace Platform.Hosting.Http;

/// <summary>A small application of a test's own endpoints behind the real pipeline, on a real port of this machine.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    public static readonly Guid Acme = Guid.Parse("0190a000-0000-7000-8000-000000000001");
    public static readonly Guid Other = Guid.Parse("0190a000-0000-7000-8000-000000000002");

    private TestApi(WebApplication app) => App = app;

    public WebApplication App { get; }
    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public static async Task<TestApi> Start(
        Action<RouteGroupBuilder> map, Databases? databases = null, Action<WebApplicationBuilder>? setup = null, Action<WebApplication>? beside = null, params (string Key, string Value)[] settings)
    {
        var app = Build(map, databases, setup, beside, settings);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>The application, not yet running.</summary>
    public static WebApplication Build(
        Action<RouteGroupBuilder> map, Databases? databases = null, Action<WebApplicationBuilder>? setup = null, Action<WebApplication>? beside = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPlatformHttp();
        builder.Services.AddSingleton(databases ?? new Databases("Host=127.0.0.1;Port=1;Username=nobody"));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedByHeader>("test", null);
        setup?.Invoke(builder);
        var app = builder.Build();
        app.UsePlatformHttp();
        map(app.MapV1());
        beside?.Invoke(app);
        return app;
    }

    /// <summary>A caller signed in with these permissions ("*" for all), or by an API key.</summary>
    public HttpClient Caller(Guid? tenant = null, string permissions = "*", string? key = null, Guid? actor = null)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Test", $"{tenant ?? Acme};{actor ?? Guid.Parse("0190a000-0000-7000-8000-00000000000a")};{permissions};{key}");
        return client;
    }

    public HttpClient Stranger() => new() { BaseAddress = Address };

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>Stands for whatever signs people in: believes what the header says.</summary>
    private sealed class SignedByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter?.Split(';') is not [var tenant, var actor, var permissions, var key])
                return Task.FromResult(AuthenticateResult.NoResult());

            var claims = new List<Claim> { new(CallClaims.Tenant, tenant), new(CallClaims.Actor, actor) };
            claims.AddRange(permissions.Split('+').Select(p => new Claim(CallClaims.Permission, p)));
            if (key.Length > 0) claims.Add(new(CallClaims.Key, key));
            return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, "test")), "test")));
        }
    }
}

internal static class Answers
{
    public static Task<HttpResponseMessage> PostText(this HttpClient client, string path, string body, string type = "application/json") =>
        client.PostAsync(path, new StringContent(body, Encoding.UTF8, type));

    public static async Task<JsonElement> Json(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Asserts the status and the code, and that it is a whole problem; answers it.</summary>
    public static async Task<JsonElement> IsProblem(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Json();
        Assert.Equal($"urn:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("traceId").GetString()));
        return problem;
    }

    public static async Task NamesTheField(this HttpResponseMessage response, string field, string message)
    {
        var problem = await response.IsProblem(HttpStatusCode.BadRequest, "request.malformed");
        var errors = problem.GetProperty("errors").EnumerateObject().Select(e => (e.Name, e.Value[0].GetString()));
        Assert.Contains((field, message), errors);
        Assert.DoesNotContain("System.", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Platform.", problem.GetRawText(), StringComparison.Ordinal);
    }
}
