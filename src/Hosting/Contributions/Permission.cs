using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Contributions;

/// <summary>Something a role may allow: "devices.write", and what that means to the person who grants it.</summary>
public sealed record Permission(string Name, string Description);

public static class PermissionCatalogue
{
    /// <summary>Adds a module's permissions to the catalogue.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params ReadOnlySpan<Permission> permissions)
    {
        foreach (var permission in permissions) services.AddSingleton(permission);
        return services;
    }
}
