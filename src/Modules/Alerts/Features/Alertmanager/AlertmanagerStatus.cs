using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>What Alertmanager's programs ask of the one they talk to: its version, its cluster, its receivers.</summary>
internal static class AlertmanagerStatus
{
    public sealed record StatusView(ClusterView Cluster, VersionView VersionInfo, ConfigView Config, [property: JsonPropertyName("uptime")] DateTimeOffset StartedAt);
    public sealed record ClusterView(string Name, string Status, IReadOnlyList<string> Peers);
    public sealed record VersionView(string Version, string Revision, string Branch, string BuildUser, string BuildDate, string GoVersion);
    public sealed record ConfigView(string Original);

    private static readonly DateTimeOffset Started = Process.GetCurrentProcess().StartTime.ToUniversalTime();
    private static readonly string Version = typeof(AlertmanagerStatus).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/status", Get).WithName("GetAlertmanagerStatus").WithSummary("How this Alertmanager is").RequirePermission(AlertsPermissions.Read.Name);
        api.MapGet("/receivers", Receivers).WithName("ListAlertmanagerReceivers").WithSummary("List receivers").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Ok<StatusView>> Get(RuleBooks books, Call call, CancellationToken ct)
    {
        var policy = (await books.Of(call.Tenant, ct)).PolicyAt(call.Now);
        return TypedResults.Ok(new StatusView(new("platform", "disabled", []), new(Version, "", "", "platform", "", "none"), new(Written(policy)), Started));
    }

    private static async Task<Ok<Receiver[]>> Receivers(RuleBooks books, Call call, CancellationToken ct)
    {
        var policy = (await books.Of(call.Tenant, ct)).PolicyAt(call.Now);
        return TypedResults.Ok(policy.Groups.Append(policy.Default).Select(rule => new Receiver(rule.Name)).Distinct().ToArray());
    }

    // Enough for a person, and for programs that insist on a configuration.
    private static string Written(AlertPolicy policy) =>
        $"route:\n  receiver: {policy.Default.Name}\n  group_by: [{string.Join(", ", policy.Default.By)}]\n  group_wait: {policy.Default.Wait.TotalSeconds:0}s\n  group_interval: {policy.Default.Interval.TotalSeconds:0}s\n"
        + $"  repeat_interval: {policy.Default.Repeat.TotalSeconds:0}s\nreceivers:\n- name: {policy.Default.Name}\n";
}
