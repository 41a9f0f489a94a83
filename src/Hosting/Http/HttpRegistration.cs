using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Http.Cors;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Http.Idempotency;
using Platform.Hosting.Http.Json;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Http.OpenApi;
using Platform.Hosting.Plans;
using Platform.Hosting.Settings;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>The API's manner, in three lines of a host: services, pipeline, and the group its endpoints live in.</summary>
public static class HttpRegistration
{
    public static IHostApplicationBuilder AddPlatformHttp(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddCalls();
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddScoped<Cursors>();
        services.AddSingleton<CallLimiter>();
        services.AddSingleton<KnownRoutes>();
        services.AddSingleton<FeatureGate>();
        services.AddSingleton<IdempotencyStore>();
        services.AddSettings(RateLimit.Settings);

        // Ours comes first: of several writers, the first that can write does.
        services.AddSingleton<ProblemWriter>();
        services.AddSingleton<IProblemDetailsWriter>(sp => sp.GetRequiredService<ProblemWriter>());
        services.AddProblemDetails();
        services.AddExceptionHandler<FaultHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddApiDocument();
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        return builder;
    }

    /// <summary>Everything a request passes before its endpoint. Comes after what names spans, before what maps endpoints.</summary>
    public static WebApplication UsePlatformHttp(this WebApplication app)
    {
        app.Use(SecurityHeaders.Apply);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePathAliases();
        app.UseRouting();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null) app.UseAuthentication();
        app.UseMiddleware<CallMiddleware>();
        app.UseMiddleware<CorsMiddleware>();
        app.UseMiddleware<Gate>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.MapReference();
        return app;
    }

    /// <summary>The group every endpoint of the API belongs to.</summary>
    public static RouteGroupBuilder MapV1(this WebApplication app)
    {
        var api = app.MapGroup("/v1").WithBodyLimit(BodyLimitEndpoints.Usual);
        api.AddEndpointFilter<RouteGroupBuilder, AnswerFilter>();
        return api;
    }
}
