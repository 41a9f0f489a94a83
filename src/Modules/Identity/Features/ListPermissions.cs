using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Contributions;

namespace Platform.Identity.Features;

/// <summary>Everything a role or a key can be allowed to do, as the modules contributed it.</summary>
internal static class ListPermissions
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/permissions", List).WithName(nameof(ListPermissions)).WithSummary("What a key can be allowed to do");

    private static Ok<IReadOnlyList<Permission>> List(IEnumerable<Permission> catalogue) =>
        TypedResults.Ok<IReadOnlyList<Permission>>([.. catalogue.DistinctBy(p => p.Name).OrderBy(p => p.Name, StringComparer.Ordinal)]);
}
