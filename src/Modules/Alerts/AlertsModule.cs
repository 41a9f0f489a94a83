using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Alerts.Demo;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Effectiveness;
using Platform.Alerts.Features;
using Platform.Alerts.Features.Effectiveness;
using Platform.Alerts.Features.WhatIf;
using Platform.Alerts.Incidents;
using Platform.Alerts.Intake;
using Platform.Alerts.Live;
using Platform.Alerts.OnCall;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.Reactions;
using Platform.Alerts.Sources;
using Platform.Alerts.Storage;
using Platform.Alerts.Triage;
using Platform.Alerts.WhatIf;
using Platform.Contracts.Alerts;
using Platform.Contracts.Devices;
using Platform.Contracts.Tickets;
using Platform.Hosting;
using Platform.Hosting.Bus;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;
using Platform.Hosting.Journal;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Hosting.Settings;
using Platform.Hosting.Twins;

namespace Platform.Alerts;

/// <summary>What is wrong where, told once to whom it concerns.</summary>
public sealed class AlertsModule : IModule
{
    public string Name => "alerts";

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidation();
        services.AddModuleDb<AlertsDb>().AddLedger<AlertsDb, Alert, AlertEvent>().AddLedger<AlertsDb, KeptSilence, SilenceEvent>().AddLedger<AlertsDb, KeptPolicy, AlertPolicyEvent>();
        services.AddSettings(AlertOptions.Settings).AddSingleton(AlertOptions.From(builder.Configuration));
        services.AddSingleton<RuleBooks>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<RuleBooks>()).AddScoped<RuleChanges>().AddScoped<AlertChanges>().AddScoped<AlertEdits>().AddScoped<SilenceChanges>().AddScoped<AlertLines>();
        services.AddSingleton<LiveAlerts>().AddHostedService(sp => sp.GetRequiredService<LiveAlerts>()).AddLiveTopic<AlertTopic>().AddLiveTopic<AlertsTopic>();
        services.AddSingleton<AlertPlaces>().AddSingleton<AlertIntake>().AddSingleton<ReceivedLog>().AddHostedService(sp => sp.GetRequiredService<ReceivedLog>());
        services.AddSingleton<AlertRecords>().AddSingleton<Recipients>().AddSingleton<TellOfAlerts>().AddTwin<SiteAlerts, AlertSignal, AlertShell>();
        AddReactions(services);
        services.AddOnCall().AddFact<AlertWasOver>("alert.over");
        services.AddPermissions(AlertsPermissions.All);
        services.AddNotificationTopic(Escalations.Topic, "On-call", "Calls to you, while it is your turn or nobody else has answered");
        services.AddNotificationTopic(TellOfAlerts.Topic, "Alerts", "What is wrong at the sites you look after, and when it is over");
        services.AddPathAlias("/api/v2", "/v1/alertmanager/api/v2"); // where Alertmanager itself would answer
        services.AddSingleton<INarrator, AlertNarrator>().AddSingleton<INarrator, SilenceNarrator>().AddSingleton<INarrator, AlertPolicyNarrator>();
        services.AddScoped<IPersonalDataSource, AlertsOfPerson>().AddScoped<IDemoSeeder, SeedAlertPolicy>().AddScoped<IDemoSeeder, SeedAlerts>().AddScoped<IDemoSeeder, SeedOnCall>();
        services.AddTriage().AddIncidents().AddSources().AddScoped<ReplayRules>();
    }

    // One type hears several facts: each has its subscription.
    private static void AddReactions(IServiceCollection services) => services.AddScoped<OwnAlerts>()
        .AddReactionToMany<DeviceHealthChanged, AlertOnDeviceFacts>("alerts.alert-when-device-health-changed")
        .AddReactionToMany<DeviceFailurePredicted, AlertOnDeviceFacts>("alerts.alert-when-device-failure-was-predicted")
        .AddReactionToMany<DeviceFailurePredictionWithdrawn, AlertOnDeviceFacts>("alerts.end-when-device-failure-prediction-was-withdrawn")
        .AddReactionToMany<DeviceKeyStale, AlertOnDeviceFacts>("alerts.alert-when-device-key-is-stale")
        .AddReactionToMany<DeviceKeyFresh, AlertOnDeviceFacts>("alerts.end-when-device-key-is-fresh")
        .AddReactionToMany<DeviceWasMoved, AlertsFollowDevices>("alerts.follow-when-device-was-moved")
        .AddReactionToMany<DeviceWasDecommissioned, AlertsFollowDevices>("alerts.end-when-device-was-decommissioned")
        .AddReactionToMany<TicketSlaWasWarned, AlertOnBrokenPromises>("alerts.alert-when-ticket-sla-was-warned")
        .AddReactionToMany<TicketSlaWasBreached, AlertOnBrokenPromises>("alerts.alert-when-ticket-sla-was-breached")
        .AddReactionToMany<TicketWasResolved, AlertOnBrokenPromises>("alerts.end-when-ticket-was-resolved")
        .AddReactionToMany<TicketWasClosed, AlertOnBrokenPromises>("alerts.end-when-ticket-was-closed");

    public void AddWorkers(IServiceCollection services) =>
        services.AddSchedule<KeepReceived>().AddTriageWorkers().AddIncidentWorkers().AddSourceWorkers().AddJob<RunWhatIf, WhatIfAsked>().AddSchedule<PruneWhatIfs>().AddSchedule<MeasureEffectiveness>().AddSchedule<PruneEdits>()
            .AddSchedule<EscalateOverdue>().AddSubscription<PublishAlertFacts>();

    public void MapApi(IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        PostAlerts.Map(alerts);
        ListAlerts.Map(alerts);
        ScrollAlerts.Map(alerts);
        AlertGroups.Map(alerts);
        CountAlerts.Map(alerts);
        CareForAlert.Map(alerts);
        CommentOnAlert.Map(alerts);
        ListAlertNotifications.Map(alerts);
        OpenTicketOfAlert.Map(alerts);
        EditAlerts.Map(api);
        api.MapTriage(alerts);
        api.MapIncidents(alerts);
        AskWhatIf.Map(alerts);
        GetEffectiveness.Map(alerts);
        SetAlertPolicy.Map(api);
        PreviewWindow.Map(api);
        var silences = api.MapGroup("/silences").WithTags("Alerts");
        KeepSilences.Map(silences);
        PreviewSilence.Map(silences);
        api.MapOnCall();
        api.MapSources();

        var alertmanager = api.MapGroup("/alertmanager/api/v2").WithTags("Alertmanager");
        AlertmanagerAlerts.Map(alertmanager);
        AlertmanagerSilences.Map(alertmanager);
        AlertmanagerStatus.Map(alertmanager);
    }
}
