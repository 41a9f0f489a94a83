using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Secrets;

public static class SecretRegistration
{
    /// <summary>Seals secrets at rest, with keys that are replaced every quarter.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services) => services
        .AddSettings(MasterKey.Setting)
        .AddSingleton<SecretKeys>().AddSingleton<ISecrets, SealedSecrets>();

    /// <summary>Names a column of sealed texts, so that they are sealed anew when keys have grown old.</summary>
    public static IServiceCollection AddSealedColumn(this IServiceCollection services, SealedColumn column) => services.AddSingleton(column);
}
