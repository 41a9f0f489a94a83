using Microsoft.AspNetCore.Builder;

namespace Platform.Hosting.Http;

/// <summary>What a caller must be permitted to do before an endpoint runs: "devices.write".</summary>
public sealed record RequiredPermission(string Name);

public static class PermissionEndpoints
{
    /// <summary>Without it, an endpoint under /v1 is for whoever is signed in.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoints, string name) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequiredPermission(name));
}
