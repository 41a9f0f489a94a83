using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Identity;
using Platform.Hosting.Jobs;
using Platform.Hosting.Mail;
using Platform.Messaging.Domain;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Delivering;

/// <summary>Mails a notification to one person, unless they have read it in the app or nobody is to be told any more. Mailed and noted in one commit.</summary>
internal sealed class SendEmail(MessagingDb db, IPersonDirectory people, IMail mail, PublicAddress address) : IJob<DeliveryDue>
{
    public static string Kind => "messaging.email";

    // As fast as letters leave: what waits here can still be cancelled.
    public static JobOptions Options(DateTimeOffset? at) => new() { Priority = JobPriority.High, RunAt = at, RateKey = Kind, Rate = new(20, TimeSpan.FromSeconds(1)) };

    public async Task Run(DeliveryDue payload, JobContext job, CancellationToken ct)
    {
        if (await db.ToSend(payload.DeliveryId, ct) is not { } delivery) return;
        var notification = await db.Notifications.AsNoTracking().SingleAsync(n => n.Id == delivery.NotificationId, ct);
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == delivery.PersonId && e.NotificationId == delivery.NotificationId, ct);
        var person = (await people.Find(db.Tenant, [delivery.PersonId], ct)).GetValueOrDefault(delivery.PersonId);
        if (Decide(notification, entry, person) is { } why) await db.End(delivery, DeliveryState.Cancelled, why, db.Call.Now, ct);
        else await Send(delivery, NotificationLetter.Write(person!.Email, notification, address), ct);
    }

    /// <summary>Why it is not mailed after all; nothing when it is.</summary>
    public static string? Decide(NotificationRow notification, Entry? entry, Colleague? person) =>
        notification.WithdrawnAt is not null ? "It was withdrawn"
        : person is null || entry is null ? "Nobody of this id works here any more"
        : entry.ReadAt is not null ? "It was read in the app"
        : null;

    private async Task Send(Delivery delivery, Mail letter, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.End(delivery, DeliveryState.Sent, null, db.Call.Now, ct)) return;
        await mail.Send(db, letter, ct);
        await transaction.CommitAsync(ct);
    }
}
