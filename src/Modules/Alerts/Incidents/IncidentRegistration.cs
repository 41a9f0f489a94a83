using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Features;
using Platform.Alerts.Features.Incidents;
using Platform.Alerts.Reactions;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Journal;
using Platform.Hosting.Live;

namespace Platform.Alerts.Incidents;

/// <summary>Alerts that are one thing to people: incidents, duplicates, tickets.</summary>
internal static class IncidentRegistration
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddLedger<AlertsDb, Incident, IncidentEvent>().AddSingleton<INarrator, IncidentNarrator>().AddScoped<IncidentChanges>().AddScoped<IncidentMerges>().AddScoped<IncidentLines>().AddScoped<AlertMerges>()
        .AddLiveTopic<IncidentTopic>().AddLiveTopic<IncidentsTopic>();

    public static IServiceCollection AddIncidentWorkers(this IServiceCollection services) => services.AddJob<OpenStormIncident, StormTold>().AddSubscription<FollowMergedAlerts>();

    public static void MapIncidents(this IEndpointRouteBuilder api, IEndpointRouteBuilder alerts)
    {
        MergeAlerts.Map(api, alerts);
        var incidents = api.MapGroup("/incidents").WithTags("Incidents");
        ListIncidents.Map(incidents);
        ListIncidentLines.Map(incidents);
        CareForIncident.Map(incidents);
    }
}
