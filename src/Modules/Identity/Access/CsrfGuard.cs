using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting;
using Platform.Hosting.Http;

namespace Platform.Identity.Access;

/// <summary>
/// A browser sends the session cookie with whatever any page makes it send. So a request that only the cookie vouches for, and that may change
/// something, must carry a header other sites cannot set, and come from our own pages.
/// </summary>
internal sealed class CsrfGuard(RequestDelegate next)
{
    /// <summary>Puts the guard before everything else, so that no host forgets it.</summary>
    internal sealed class First : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<CsrfGuard>();
            next(app);
        };
    }

    public const string Header = "X-CSRF";

    public Task InvokeAsync(HttpContext context) =>
        IsGuarded(context.Request) && !IsOurs(context.Request) ? Refuse(context) : next(context);

    /// <summary>Whether the browser says that another site's page sent this. Scripts say nothing, and are not a browser's victim.</summary>
    public static bool IsForeign(HttpRequest request) => Site(request) is false;

    private static Task Refuse(HttpContext context)
    {
        SecurityMetrics.Refused("csrf");
        return Missing.ExecuteAsync(context);
    }

    private static bool IsGuarded(HttpRequest request) =>
        request.Cookies.ContainsKey(Schemes.CookieName) && Schemes.Of(request) == Schemes.Cookie
        && !(HttpMethods.IsGet(request.Method) && !IsUpgrade(request) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    // A page cannot set headers on a WebSocket, but the browser tells truthfully where the page is from.
    private static bool IsOurs(HttpRequest request) => Site(request) is true && (IsUpgrade(request) || request.Headers[Header] == "1");

    private static bool IsUpgrade(HttpRequest request) => HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Count > 0;

    /// <summary>Ours, another's, or not said. Sec-Fetch-Site first: behind a proxy the origin may not look like the address we are reached at.</summary>
    private static bool? Site(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site == "same-origin";
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin) return null;
        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    public static ProblemHttpResult Missing => Problems.Of(StatusCodes.Status403Forbidden, "csrf.missing",
        "This request may have come from another site.",
        $"With the session cookie, send the header {Header}: 1 from a page of this origin (Sec-Fetch-Site or Origin); programs use an API key instead.");
}
