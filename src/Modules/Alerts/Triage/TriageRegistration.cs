using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Features.Triage;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Journal;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.Triage;

/// <summary>How urgent alerts are, and what follows from it.</summary>
internal static class TriageRegistration
{
    public static IServiceCollection AddTriage(this IServiceCollection services)
    {
        services.AddLedger<AlertsDb, TriageRules, TriageRulesEvent>().AddSingleton<INarrator, TriageRulesNarrator>();
        services.AddSingleton<PastOutcomes>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<PastOutcomes>());
        services.AddSingleton<TriageModels>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<TriageModels>());
        return services.AddSingleton<TriageDesk>().AddSingleton<TriageAlerts>();
    }

    public static IServiceCollection AddTriageWorkers(this IServiceCollection services) =>
        services.AddSubscription<FollowAlerts>().AddSubscription<TellOfUrgent>().AddSchedule<JudgeAnew>().AddSchedule<LearnTriage>();

    public static void MapTriage(this IEndpointRouteBuilder api, IEndpointRouteBuilder alerts)
    {
        GetAlertTriage.Map(alerts);
        GetTriageModel.Map(api);
        SetTriageRules.Map(api);
    }
}
