using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Secrets;

namespace Platform.Identity.DataProtection;

internal static class KeyRingRegistration
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration settings)
    {
        services.AddDataProtection().SetApplicationName("platform");
        services.AddOptions<KeyManagementOptions>().Configure<Databases>((keys, databases) =>
        {
            keys.XmlRepository = new KeyRing(databases);
            keys.XmlEncryptor = MasterKey.From(settings) is { } master ? new KeyEncryptor(master) : null;
        });
        return services;
    }
}
