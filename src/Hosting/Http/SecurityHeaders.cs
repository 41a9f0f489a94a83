using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Platform.Hosting.Http;

/// <summary>What a browser must not do with our answers. An answer that has said so itself keeps its own word.</summary>
internal static class SecurityHeaders
{
    /// <summary>An answer of the API is data: it loads nothing and is shown in no frame.</summary>
    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    // Styles: the chart library and the dialogs place things by style attributes. Images: the app draws some itself.
    private const string WebApp =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            Default(headers, "X-Content-Type-Options", "nosniff");
            Default(headers, "X-Frame-Options", "DENY");
            Default(headers, "Referrer-Policy", "no-referrer");
            Default(headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
            Default(headers, "Cross-Origin-Opener-Policy", "same-origin");
            Default(headers, "Cross-Origin-Resource-Policy", "same-origin");
            Default(headers, "X-Permitted-Cross-Domain-Policies", "none");
            Default(headers, "Content-Security-Policy", IsData(context.Request.Path) ? Data : WebApp);
            if (context.Request.IsHttps) Default(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            // A version tells changes of a record apart, not of what is shown of it: nobody keeps an answer.
            if (context.Request.Path.StartsWithSegments("/v1"))
            {
                Default(headers, "Cache-Control", "no-store");
                headers.Append("Vary", "Authorization, Cookie");
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static bool IsData(PathString path) => path.StartsWithSegments("/v1") || path.StartsWithSegments("/openapi");

    private static void Default(IHeaderDictionary headers, string name, StringValues value) => headers.TryAdd(name, value);
}
