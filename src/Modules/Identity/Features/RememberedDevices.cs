using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>A browser that is not asked for a code.</summary>
internal sealed record RememberedDeviceView(Guid Id, string Name, string Address, DateTimeOffset RememberedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);

/// <summary>The browsers in which a person is not asked for a code: to see, and to forget.</summary>
internal static class RememberedDevices
{
    private static readonly Refusal NotFound = Refusal.NotFound("device.not-remembered", "There is no such remembered browser.");

    public static void Map(IEndpointRouteBuilder profile)
    {
        profile.MapGet("/devices", List).WithName("ListRememberedDevices").WithSummary("List the browsers that are not asked for a code");
        profile.MapDelete("/devices/{id:guid}", Forget).WithName("ForgetDevice").WithSummary("Ask a remembered browser for a code again");
    }

    private static async Task<Ok<Page<RememberedDeviceView>>> List(IdentityDb db, CancellationToken ct) => TypedResults.Ok(new Page<RememberedDeviceView>(
        await db.RememberedDevices.Where(d => d.UserId == db.Call.Actor.Value && d.ExpiresAt > db.Call.Now).OrderByDescending(d => d.LastUsedAt)
            .Select(d => new RememberedDeviceView(d.Id, d.Name, d.Address, d.RememberedAt, d.LastUsedAt, d.ExpiresAt)).ToListAsync(ct), null));

    private static async Task<Results<NoContent, ProblemHttpResult>> Forget(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.RememberedDevices.Where(d => d.Id == id && d.UserId == db.Call.Actor.Value).ExecuteDeleteAsync(ct) > 0 ? TypedResults.NoContent() : Problems.Of(NotFound);
}
