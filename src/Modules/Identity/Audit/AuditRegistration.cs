using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Hosting.Live;

namespace Platform.Identity.Audit;

internal static class AuditRegistration
{
    /// <summary>Who changed what, read from the journal; and refusals of access, which change nothing and are told there all the same.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditTrail>()
        .AddLiveTopic<AuditTopic>()
        .AddSingleton<INarrator, AccessNarrator>()
        .AddSingleton<RefusedAccess>().AddSingleton<IRefusalWatch>(sp => sp.GetRequiredService<RefusedAccess>()).AddHostedService(sp => sp.GetRequiredService<RefusedAccess>());
}
