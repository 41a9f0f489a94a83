using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>
/// Stands before everything under /v1: not too often, only what exists, only who is known, only what they may.
/// It goes by the path, so an endpoint mapped outside the group does not slip past.
/// </summary>
internal sealed class Gate(RequestDelegate next, ProblemWriter problems, CallLimiter limiter)
{
    public Task InvokeAsync(HttpContext context, CurrentCall current)
    {
        if (!context.Request.Path.StartsWithSegments("/v1")) return next(context);
        if (!limiter.Admit(context)) return problems.Write(context, StatusCodes.Status429TooManyRequests);

        var endpoint = context.GetEndpoint();
        // The router's own answers, 405 and 415, have no route.
        if (endpoint is not null and not RouteEndpoint) return next(context);
        if (endpoint is not RouteEndpoint { RoutePattern.RawText: { } pattern } || !pattern.TrimStart('/').StartsWith("v1", StringComparison.OrdinalIgnoreCase))
            return problems.Write(context, StatusCodes.Status404NotFound);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return next(context);
        if (!current.IsSet)
        {
            // The header says which scheme, as it must; nothing says why.
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return problems.Write(context, StatusCodes.Status401Unauthorized);
        }

        foreach (var required in endpoint.Metadata.GetOrderedMetadata<RequiredPermission>())
            if (!context.User.May(required.Name))
                return problems.Write(context, StatusCodes.Status403Forbidden, title: $"This needs the permission {required.Name}.", code: "permission.missing",
                    more: ("permission", required.Name));

        return next(context);
    }
}
