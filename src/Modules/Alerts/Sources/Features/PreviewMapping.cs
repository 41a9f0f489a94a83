using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Intake;
using Platform.Alerts.Sources.Intake;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;

namespace Platform.Alerts.Sources.Features;

/// <summary>Shows the alerts a payload would become, where they would be and what is missing, before anybody keeps the mapping.</summary>
internal static class PreviewMapping
{
    private const int MostShown = 100;

    public sealed record Command([property: Required] AlertMapping Mapping, [property: Required, StringLength(PayloadBody.MostBytes / 2), Description("JSON, or a form as it is posted.")] string Payload);

    /// <summary>An alert a payload would become.</summary>
    public sealed record PreviewedSourceAlert(
        int Index, string Name, string? Severity, bool IsOver, DateTimeOffset StartsAt, [property: Description("Absent while it goes on until the sender says otherwise.")] DateTimeOffset? EndsAt,
        IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, string? Fingerprint, string? Url, Guid? SiteId, string? SiteName, string? DeviceName,
        [property: Description("What the mapping asked for and did not find, and where that leads.")] IReadOnlyList<string> Notes);

    public sealed record MappingPreview(
        [property: Description("What of the mapping cannot be read; with any, there are no alerts.")] IReadOnlyList<MappingFault> Faults, bool IsPayloadReadable,
        [property: Description("The first 100.")] IReadOnlyList<PreviewedSourceAlert> Alerts, int Count, IReadOnlyList<AlertRejection> Refused, int Ignored);

    public static void Map(RouteGroupBuilder sources) => sources.MapPost("/preview", Post).WithoutIdempotency()
        .WithName(nameof(PreviewMapping)).WithSummary("See which alerts a payload would become by a mapping");

    private static async Task<Ok<MappingPreview>> Post(Command command, Call call, AlertPlaces places, ISiteDirectory sites, IDeviceDirectory devices, CancellationToken ct)
    {
        using var payload = PayloadBody.Read(command.Payload);
        if (Mapping.Of(command.Mapping, out var faults) is not { } mapping || payload is null) return TypedResults.Ok(new MappingPreview(faults, payload is not null, [], 0, [], 0));
        var mapped = mapping.Map(payload.RootElement, call.Now);
        var shown = mapped.Alerts.Take(MostShown).ToList();
        var arrivals = shown.ConvertAll(a => a.Arrival());
        await places.Place(call.Tenant, arrivals, ct);
        var siteNames = await sites.Names(call, [.. arrivals.Select(a => a.Known.Place.Site).Distinct()], ct);
        var deviceNames = await devices.Names(call, [.. arrivals.Select(a => Guid.TryParse(a.Known.Place.Device, out var id) ? id : Guid.Empty).Distinct()], ct);
        return TypedResults.Ok(new MappingPreview([], true, [.. shown.Zip(arrivals, (alert, arrival) => View(alert, arrival.Known.Place, siteNames, deviceNames, call.Now))], mapped.Alerts.Count, mapped.Refused, mapped.Ignored));
    }

    private static PreviewedSourceAlert View(MappedAlert alert, AlertPlace place, IReadOnlyDictionary<Guid, string> sites, IReadOnlyDictionary<Guid, string> devices, DateTimeOffset now)
    {
        var site = place.Site == Guid.Empty ? (Guid?)null : place.Site;
        var device = Guid.TryParse(place.Device, out var id) ? devices.GetValueOrDefault(id) : null;
        List<string> notes = [.. alert.Notes];
        if (alert.Labels["site"] is { Length: > 0 } named && site is null) notes.Add($"There is no site “{named}” here; the alert is at none.");
        if (alert.Labels["device"] is { Length: > 0 } unknown && device is null) notes.Add($"There is no device “{unknown}” here: give its number or id to have the alert at its site, behind its gateways.");
        var severity = alert.Labels["severity"];
        return new(alert.Index, alert.Labels[LabelSet.AlertName], severity.Length == 0 ? null : severity, alert.IsOver, alert.StartsAt, alert.EndsAt - now > TimeSpan.FromDays(366) ? null : alert.EndsAt,
            alert.Labels.ToDictionary(), alert.Annotations.ToDictionary(), alert.Fingerprint, alert.Url, site, site is { } at ? sites.GetValueOrDefault(at) : null, device, notes);
    }
}
