using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Features;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;
using Platform.Hosting.Privacy;

namespace Platform.Alerts.OnCall;

/// <summary>What being on call adds to the module.</summary>
internal static class OnCallRegistration
{
    public static IServiceCollection AddOnCall(this IServiceCollection services)
    {
        foreach (var index in new[] { "on_call_schedules_name", "escalation_policies_name" }) UniqueConstraints.Means(index, OnCallRefusals.NameTaken);
        services.AddLedger<AlertsDb, OnCallSchedule, OnCallScheduleEvent>().AddLedger<AlertsDb, KeptOverride, OverrideEvent>().AddLedger<AlertsDb, EscalationPolicy, EscalationPolicyEvent>();
        services.AddSingleton<PolicyBook>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<PolicyBook>()).AddSingleton<Escalations>().AddScoped<OnCallPeople>().AddScoped<OnCallNames>();
        services.AddLiveTopic<OnCallTopic>().AddJob<Escalate, EscalationDue>().AddJob<PagePeople, PageDue>().AddJob<WithdrawPages, PagesOver>();
        return services.AddSingleton<INarrator, OnCallScheduleNarrator>().AddSingleton<INarrator, OverrideNarrator>().AddSingleton<INarrator, EscalationPolicyNarrator>();
    }

    public static void MapOnCall(this IEndpointRouteBuilder api)
    {
        var onCall = api.MapGroup("/on-call").WithTags("On-call");
        var (schedules, policies) = (onCall.MapGroup("/schedules"), onCall.MapGroup("/policies"));
        Schedules.Map(schedules);
        ListShifts.Map(schedules);
        Overrides.Map(onCall.MapGroup("").TellingOfSchedules());
        GetOnCallNow.Map(onCall);
        EscalationPolicies.Map(policies);
        PreviewEscalation.Map(policies);
        ListEscalations.Map(onCall);
        CalendarFeeds.Map(onCall);
        ReadCalendarFeed.Map(onCall);
    }
}
