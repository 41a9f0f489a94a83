using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http.Cors;

/// <summary>
/// Lets pages of other origins call the API with a key, where the key's company allows their origin (Fetch standard, CORS protocol). Cookies are never
/// part of it: no answer says Access-Control-Allow-Credentials.
/// </summary>
internal sealed class CorsMiddleware(RequestDelegate next, CallLimiter limiter, ProblemWriter problems, KnownRoutes routes, IAllowedOrigins? origins = null)
{
    private const string Headers = "Authorization, Content-Type, Idempotency-Key, If-Match, X-Api-Key";
    private const string Exposed = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After";
    private const string KeepSeconds = "600";

    public Task InvokeAsync(HttpContext context, CurrentCall current)
    {
        var request = context.Request;
        if (origins is null || !request.Path.StartsWithSegments("/v1") || request.Headers.Origin is not [{ Length: > 0 and <= 300 } origin]) return next(context);
        return HttpMethods.IsOptions(request.Method) && !StringValues.IsNullOrEmpty(request.Headers.AccessControlRequestMethod)
            ? Preflight(context, origin)
            : Answer(context, current, origin);
    }

    private async Task Preflight(HttpContext context, string origin)
    {
        if (!limiter.Admit(context))
        {
            await problems.Write(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Append("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        if (!await origins!.ByAnybody(origin, context.RequestAborted))
        {
            SecurityMetrics.Refused("origin");
            return; // without the headers the browser goes no further
        }

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = string.Join(", ", routes.MethodsAt(context.Request.Path));
        headers.AccessControlAllowHeaders = Headers;
        headers.AccessControlMaxAge = KeepSeconds;
    }

    private async Task Answer(HttpContext context, CurrentCall current, string origin)
    {
        // Whom we do not know is told so in words a page can read, if anybody at all allows it.
        var isAllowed = current.IsSet
            ? await origins!.By(current.Call.Tenant, origin, context.RequestAborted)
            : await origins!.ByAnybody(origin, context.RequestAborted);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.Append("Vary", "Origin");
            if (isAllowed) (headers.AccessControlAllowOrigin, headers.AccessControlExposeHeaders) = (origin, Exposed);
            return Task.CompletedTask;
        });
        await next(context);
    }
}
