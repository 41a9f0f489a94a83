using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Calendars;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;

namespace Platform.Sites.Features;

/// <summary>Takes a place into care.</summary>
internal static class AddSite
{
    public sealed record Command(
        [property: Required, StringLength(120, MinimumLength = 1)] string Name,
        [property: Required, StringLength(300, MinimumLength = 1)] string Address,
        [property: Required, StringLength(64, MinimumLength = 1)] string TimeZone,
        [property: Range(-90.0, 90.0)] double? Latitude = null,
        [property: Range(-180.0, 180.0)] double? Longitude = null,
        BusinessHours? BusinessHours = null,
        Geofence? Geofence = null);

    public static Decision<SiteEvent> Decide(Guid id, TenantId tenant, int number, Command command, DateTimeOffset now)
    {
        if (!Zones.TryFind(command.TimeZone, out _)) return SiteRefusals.UnknownZone;
        if (command.Latitude is null != command.Longitude is null) return SiteRefusals.HalfPlaced;
        var hours = command.BusinessHours is { } said ? BusinessHours.Tidy(said) : default;
        var fence = command.Geofence is { } drawn ? Geofence.Tidy(drawn) : default;
        if ((hours.Refusal ?? fence.Refusal) is { } refusal) return refusal;

        return new SiteAdded(id, tenant, number, command.Name.Trim(),
            new Place { Address = command.Address.Trim(), TimeZone = command.TimeZone, Latitude = command.Latitude, Longitude = command.Longitude }, now)
        {
            BusinessHours = hours.Value, Geofence = fence.Value,
        };
    }

    public static async Task<Outcome<Site>> Handle(Command command, Ledger<Site, SiteEvent> sites, Numbers numbers, Call call, CancellationToken ct) =>
        await sites.Begin(Decide(Guid.CreateVersion7(call.Now), call.Tenant, await numbers.Take(call.Tenant, Site.Kind, ct), command, call.Now), ct);

    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapPost("/", Post).WithName(nameof(AddSite)).WithSummary("Add a site").RequirePermission("sites.write");

    private static async Task<Results<Created<SiteView>, ProblemHttpResult>> Post(
        Command command, Ledger<Site, SiteEvent> sites, Numbers numbers, ITwins<SiteSignal> twins, Call call, CancellationToken ct)
    {
        var outcome = await Handle(command, sites, numbers, call, ct);
        if (outcome.Value is not { } site) return Problems.Of(outcome.Refusal!);
        return TypedResults.Created($"/v1/sites/{site.Key}", SiteView.Of(site, await twins.HealthOf(site, ct), call.Now));
    }
}
