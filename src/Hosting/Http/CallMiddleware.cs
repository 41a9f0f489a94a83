using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>Makes the signed-in principal the request's <see cref="Call"/>, and names both in its span and its logs.</summary>
internal sealed class CallMiddleware(RequestDelegate next, TimeProvider time, ILogger<CallMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context, CurrentCall current)
    {
        if (context.User.CallAt(time.GetUtcNow()) is not { } call)
        {
            await next(context);
            return;
        }

        current.Call = call;
        if (Activity.Current is { IsAllDataRequested: true } span) span.SetTag("platform.tenant", call.Tenant.ToString()).SetTag("enduser.id", call.Actor.ToString());
        using var scope = log.BeginScope("{Tenant} {Actor}", call.Tenant, call.Actor);
        await next(context);
    }
}
