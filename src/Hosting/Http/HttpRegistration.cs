using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>The API's manner, in three lines of a host: services, pipeline, and the group its endpoints live in.</summary>
public static class HttpRegistration
{
    public static IHostApplicationBuilder AddPlatformHttp(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddCalls();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddDataProtection();
        builder.Services.AddProblemDetails();
        builder.Services.AddScoped<Cursors>();
        return builder;
    }

    public static WebApplication UsePlatformHttp(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        return app;
    }

    /// <summary>The group every endpoint of the API belongs to.</summary>
    public static RouteGroupBuilder MapV1(this WebApplication app) => app.MapGroup("/v1");
}
