using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Http;

/// <summary>A second address of a part of the API, for programs that know it by the path another product gave it. It passes the same guards.</summary>
public sealed record PathAlias(PathString From, PathString To);

public static class PathAliases
{
    public static IServiceCollection AddPathAlias(this IServiceCollection services, string from, string to) => services.AddSingleton(new PathAlias(from, to));

    /// <summary>Before routing, so that guards and endpoints know one path only.</summary>
    internal static void UsePathAliases(this WebApplication app)
    {
        var aliases = app.Services.GetServices<PathAlias>().ToArray();
        if (aliases.Length == 0) return;
        app.Use((context, next) =>
        {
            foreach (var alias in aliases)
                if (context.Request.Path.StartsWithSegments(alias.From, out var rest))
                {
                    context.Request.Path = alias.To.Add(rest);
                    break;
                }

            return next(context);
        });
    }
}
