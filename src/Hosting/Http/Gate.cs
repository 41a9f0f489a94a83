using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Plans;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>
/// Stands before everything under /v1: not too often, only what exists, only who is known, only what they may.
/// It goes by the path, so an endpoint mapped outside the group does not slip past.
/// </summary>
internal sealed class Gate(RequestDelegate next, ProblemWriter problems, CallLimiter limiter, KnownRoutes routes, FeatureGate features, IEnumerable<IRefusalWatch> watches)
{
    public Task InvokeAsync(HttpContext context, CurrentCall current)
    {
        if (!context.Request.Path.StartsWithSegments("/v1")) return next(context);
        if (!limiter.Admit(context)) return Refuse(context, "rate", ProblemCode.Of(StatusCodes.Status429TooManyRequests));

        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
            return problems.Write(context, ProblemCode.Malformed, "A parameter holds the character U+0000, which nothing here is called.");
        if (context.GetEndpoint() is not RouteEndpoint endpoint || !KnownRoutes.IsOurs(endpoint)) return Unroutable(context);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return next(context);
        if (!current.IsSet)
        {
            // The header says which scheme, as it must; nothing says why.
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(context, "credential", ProblemCode.Of(StatusCodes.Status401Unauthorized));
        }

        foreach (var required in endpoint.Metadata.GetOrderedMetadata<RequiredPermission>())
            if (!context.User.May(required.Name))
            {
                foreach (var watch in watches) watch.Lacks(context, current.Call, required.Name);
                return Refuse(context, "permission", ProblemCode.PermissionMissing with { Title = $"This needs the permission {required.Name}." }, ("permission", required.Name));
            }

        return endpoint.Metadata.GetMetadata<RequiredFeature>() is { } feature ? Gated(context, current.Call.Tenant, feature) : next(context);
    }

    private async Task Gated(HttpContext context, TenantId tenant, RequiredFeature feature)
    {
        if (await features.Admit(context, tenant, feature)) await next(context);
    }

    private Task Refuse(HttpContext context, string guard, ProblemCode code, params ReadOnlySpan<(string Name, object Value)> more)
    {
        SecurityMetrics.Refused(guard);
        return problems.Write(context, code, more: more);
    }

    private Task Unroutable(HttpContext context)
    {
        var methods = routes.MethodsAt(context.Request.Path);
        if (methods.Length == 0) return problems.Write(context, StatusCodes.Status404NotFound);
        // The method is right: the router has refused the type of the body, or a value in the path.
        if (methods.Contains(context.Request.Method))
            return context.GetEndpoint() is null or RouteEndpoint ? problems.Write(context, StatusCodes.Status404NotFound) : next(context);

        context.Response.Headers.Allow = string.Join(", ", methods);
        return problems.Write(context, StatusCodes.Status405MethodNotAllowed);
    }
}
