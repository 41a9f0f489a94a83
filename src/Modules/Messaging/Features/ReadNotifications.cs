using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Messaging.Storage;
using Platform.Messaging.Telling;

namespace Platform.Messaging.Features;

/// <summary>Marks what one was told as read, one or all of it, and takes that back.</summary>
internal static class ReadNotifications
{
    private static readonly Refusal NotFound = Refusal.NotFound("notification.not-found", "Nobody told you of such a notification.");

    /// <summary>What was told until then; left out, until now.</summary>
    public sealed record ReadAllCommand(DateTimeOffset? Until = null);

    public sealed record ReadAllView(int Count, [property: Description("Names what was marked, to take it back.")] DateTimeOffset ReadAt);

    public static void Map(IEndpointRouteBuilder notifications)
    {
        notifications.MapPut("/{id:guid}/read", (Guid id, MessagingDb db, Bells bells, CancellationToken ct) => Mark(id, db.Call.Now, db, bells, ct)).WithName("ReadNotification").WithSummary("Mark a notification as read");
        notifications.MapDelete("/{id:guid}/read", (Guid id, MessagingDb db, Bells bells, CancellationToken ct) => Mark(id, null, db, bells, ct)).WithName("UnreadNotification").WithSummary("Mark a notification as not read");
        notifications.MapPut("/read", All).WithName("ReadAllNotifications").WithSummary("Mark all notifications as read");
        notifications.MapDelete("/read", Undo).WithName("UnreadNotifications").WithSummary("Take back that notifications were marked as read together");
    }

    private static async Task<Results<Ok<NotificationView>, ProblemHttpResult>> Mark(Guid id, DateTimeOffset? at, MessagingDb db, Bells bells, CancellationToken ct)
    {
        await db.Own.Where(e => e.NotificationId == id && e.ReadAt == null == (at != null)).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReadAt, at), ct);
        if (await ListNotifications.Shown(db.Own.Where(e => e.NotificationId == id), db).SingleOrDefaultAsync(ct) is not { } told) return Problems.Of(NotFound);
        bells.Ring(db.Tenant, [db.Call.Actor.Value]);
        return TypedResults.Ok(NotificationView.Of(told));
    }

    private static async Task<Ok<ReadAllView>> All(ReadAllCommand command, MessagingDb db, Bells bells, CancellationToken ct)
    {
        var (now, until) = (db.Call.Now, (command.Until ?? db.Call.Now).ToUniversalTime());
        var count = await db.Own.Where(e => e.ReadAt == null && e.ToldAt <= until).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReadAt, now), ct);
        bells.Ring(db.Tenant, [db.Call.Actor.Value]);
        return TypedResults.Ok(new ReadAllView(count, now));
    }

    private static async Task<NoContent> Undo([FromQuery, Description("As marking them answered.")] DateTimeOffset readAt, MessagingDb db, Bells bells, CancellationToken ct)
    {
        var at = readAt.ToUniversalTime();
        await db.Own.Where(e => e.ReadAt == at).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReadAt, (DateTimeOffset?)null), ct);
        bells.Ring(db.Tenant, [db.Call.Actor.Value]);
        return TypedResults.NoContent();
    }
}
