using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Platform.ServiceDefaults;

/// <summary>Names server spans after their route ("POST /v1/telemetry") and marks those that failed; .NET calls each of them HttpRequestIn.</summary>
public static class ServerSpans
{
    /// <summary>Comes first, so that it sees what every later part made of the request.</summary>
    public static void UseServerSpans(this WebApplication app) => app.Use(async (context, next) =>
    {
        try { await next(context); }
        finally { Name(context); }
    });

    private static void Name(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span) return;

        var failure = context.Features.Get<IExceptionHandlerFeature>();
        var route = (failure?.Endpoint ?? context.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : null;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        if (route is not null) span.SetTag("http.route", route);
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode < 500) return;

        // A refusal (4xx) is the caller's; only a fault of ours is an error of this span.
        span.SetTag("error.type", failure?.Error.GetType().FullName ?? context.Response.StatusCode.ToString());
        span.SetStatus(ActivityStatusCode.Error);
    }
}
