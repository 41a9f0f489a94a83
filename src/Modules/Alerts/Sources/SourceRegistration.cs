using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Sources.Features;
using Platform.Alerts.Sources.Intake;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Schedules;
using Platform.Hosting.Secrets;

namespace Platform.Alerts.Sources;

/// <summary>What programs that post alerts in words of their own add to the module.</summary>
internal static class SourceRegistration
{
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        UniqueConstraints.Means("alert_sources_name", SourceRefusals.NameTaken);
        services.AddLedger<AlertsDb, AlertSource, AlertSourceEvent>().AddSingleton<INarrator, SourceNarrator>();
        services.AddSealedColumn(SourceSecret.Keys).AddSealedColumn(SourceSecret.OldKeys);
        return services.AddSingleton<SourceCredentials>().AddSingleton<SourceIntake>().AddSingleton<SourceTurns>().AddScoped<SourceSecrets>();
    }

    public static IServiceCollection AddSourceWorkers(this IServiceCollection services) => services.AddSchedule<PruneSources>();

    public static void MapSources(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/alert-sources").WithTags("Alert sources").RequirePermission(AlertsPermissions.Administer.Name).ForWholeCompany();
        AlertSources.Map(sources);
        ReplaceSourceSecret.Map(sources);
        PreviewMapping.Map(sources);
        TakeSourceAlerts.Map(api);
    }
}
