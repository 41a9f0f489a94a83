using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Platform.Hosting.Http;

/// <summary>
/// Which methods an address of the API takes. The router knows too, but not when a page for everything else is mapped beside the API:
/// then that page counts as an answer to any address.
/// </summary>
internal sealed class KnownRoutes(EndpointDataSource endpoints)
{
    private readonly Lazy<(TemplateMatcher Matcher, string[] Methods)[]> _routes = new(() =>
        [.. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
            where IsOurs(endpoint)
            select (Matcher(endpoint.RoutePattern), endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.ToArray() ?? [])]);

    public static bool IsOurs(RouteEndpoint endpoint) => endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart { Content: var first }] }, ..]
        && first.Equals("v1", StringComparison.OrdinalIgnoreCase);

    /// <summary>In order, and none where there is nothing. Whether a value in the path is of the right kind does not matter here.</summary>
    public string[] MethodsAt(PathString path) =>
        [.. _routes.Value.Where(route => route.Matcher.TryMatch(path, [])).SelectMany(route => route.Methods).Distinct().Order(StringComparer.Ordinal)];

    private static TemplateMatcher Matcher(RoutePattern pattern) => new(TemplateParser.Parse(pattern.RawText!.TrimStart('/')), new(pattern.Defaults));
}
