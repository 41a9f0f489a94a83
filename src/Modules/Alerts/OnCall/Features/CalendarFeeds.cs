using System.Buffers;
using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;

namespace Platform.Alerts.OnCall.Features;

/// <summary>
/// Addresses at which calendar programs read a schedule. They can show no key, so the secret is in the address: it opens this one schedule and nothing else, is kept as a hash,
/// is shown once, and is good until its owner, or whoever arranges schedules, revokes it or its owner may not see alerts any more.
/// </summary>
internal static class CalendarFeeds
{
    private const int MostOfPerson = 20;

    public sealed record Command(bool OnlyOwn = false);

    public sealed record FeedView(Guid Id, Guid ScheduleId, bool OnlyOwn, DateTimeOffset MadeAt);

    public sealed record FeedsView(IReadOnlyList<FeedView> Items);

    /// <summary>The address is shown this once.</summary>
    public sealed record NewFeedView(Guid Id, Guid ScheduleId, bool OnlyOwn, DateTimeOffset MadeAt, Uri Url);

    public static void Map(RouteGroupBuilder onCall)
    {
        onCall.MapGet("/feeds", List).WithName("ListCalendarFeeds").WithSummary("List one's own calendar feeds").RequirePermission(AlertsPermissions.Read.Name);
        onCall.MapPost("/schedules/{id:guid}/feeds", Post).WithName("MakeCalendarFeed").WithSummary("Make an address at which a calendar program reads a schedule").RequirePermission(AlertsPermissions.Read.Name)
            .WithoutIdempotency(); // a kept answer would be a kept secret
        onCall.MapDelete("/feeds/{id:guid}", Delete).WithName("RevokeCalendarFeed").WithSummary("Revoke a calendar feed").RequirePermission(AlertsPermissions.Read.Name);
    }

    public static byte[] HashOf(ReadOnlySpan<char> token)
    {
        Span<byte> secret = stackalloc byte[32];
        return token.Length == 43 && Base64Url.DecodeFromChars(token, secret, out _, out var written) is OperationStatus.Done && written == 32 ? SHA256.HashData(secret) : [];
    }

    private static async Task<Ok<FeedsView>> List(AlertsDb db, CancellationToken ct) => TypedResults.Ok(new FeedsView(
        [.. (await db.Feeds.AsNoTracking().Where(f => f.OwnerId == db.Call.Actor.Value).OrderBy(f => f.MadeAt).ToListAsync(ct)).Select(f => new FeedView(f.Id, f.ScheduleId, f.OnlyOwn, f.MadeAt))]));

    private static async Task<Results<Created<NewFeedView>, ProblemHttpResult>> Post(Guid id, Command command, AlertsDb db, OnCallNames names, PublicAddress address, CancellationToken ct)
    {
        var me = db.Call.Actor.Value;
        if (await Schedules.Find(db, id, ct) is null) return Problems.Of(OnCallRefusals.NoSchedule);
        if (!await names.AllWorkHere([me], ct)) return Problems.Of(OnCallRefusals.NoPersonHere);
        if (await db.Feeds.CountAsync(f => f.OwnerId == me, ct) >= MostOfPerson) return Problems.Of(OnCallRefusals.TooManyFeeds);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var feed = new FeedRow { Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), ScheduleId = id, OwnerId = me, OnlyOwn = command.OnlyOwn, SecretHash = HashOf(token), MadeAt = db.Call.Now };
        db.Feeds.Add(feed);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/v1/on-call/feeds/{feed.Id}", new NewFeedView(feed.Id, id, feed.OnlyOwn, feed.MadeAt, address.Page($"/v1/on-call/{id}/feed.ics?token={token}")));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlertsDb db, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (me, arranges) = (db.Call.Actor.Value, caller.May(AlertsPermissions.OnCall.Name));
        return await db.Feeds.Where(f => f.Id == id && (arranges || f.OwnerId == me)).ExecuteDeleteAsync(ct) == 1 ? TypedResults.NoContent() : Problems.Of(OnCallRefusals.NoFeed);
    }
}
