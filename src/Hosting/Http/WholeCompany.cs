using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Hosting.Http;

/// <summary>For what tells of all sites at once: whoever is limited to some is refused, whatever their permissions.</summary>
public static class WholeCompany
{
    public static readonly Refusal Limited = Refusal.Forbidden("site.access-limited", "This tells of the whole company, and your access is limited to some sites.");

    public static RouteGroupBuilder ForWholeCompany(this RouteGroupBuilder endpoints)
    {
        endpoints.AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetService(typeof(Call)) is Call { Sites.IsAll: false } ? Problems.Of(Limited) : await next(context));
        return endpoints;
    }
}
