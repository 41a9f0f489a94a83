using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.Storage;
using Platform.Hosting.Live;

namespace Platform.Alerts.OnCall;

/// <summary>Who is on call and about what people are called, live: <c>calls</c> and <c>schedules</c> say that there is something new to look at. Begins with how many calls go on.</summary>
internal sealed class OnCallTopic(AlertsDb db) : ILiveTopic
{
    public const string Topic = "on-call";

    public sealed record OnCallSnapshot(int Calling);

    public string Prefix => Topic;
    public string? Permission => AlertsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) => new OnCallSnapshot(await db.Escalations.CountAsync(e => e.State == EscalationState.Calling, ct));
}

/// <summary>Tells those who watch what changed, once it is committed.</summary>
internal static class OnCallNews
{
    private static readonly object Nothing = new();

    /// <summary>Somebody is called, has answered, or need not any more.</summary>
    public static void TellOfCalls(this ILiveFeed feed, TenantId tenant) => feed.Publish(tenant, OnCallTopic.Topic, "calls", Nothing);

    /// <summary>Whatever is changed through these endpoints is another rota, or another policy, from now on.</summary>
    public static RouteGroupBuilder TellingOfSchedules(this RouteGroupBuilder endpoints)
    {
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            if (!HttpMethods.IsGet(context.HttpContext.Request.Method) && (answer as IStatusCodeHttpResult ?? (answer as INestedHttpResult)?.Result as IStatusCodeHttpResult)?.StatusCode is null or < 300
                && context.HttpContext.RequestServices.GetService(typeof(Call)) is Call call && context.HttpContext.RequestServices.GetService(typeof(ILiveFeed)) is ILiveFeed feed)
                feed.Publish(call.Tenant, OnCallTopic.Topic, "schedules", Nothing);
            return answer;
        });
        return endpoints;
    }
}
