using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Delivering;

/// <summary>A delivery that is to leave.</summary>
internal sealed record DeliveryDue(Guid DeliveryId);

/// <summary>What was made of deliveries. What was sent or cancelled stays so.</summary>
internal static class DeliveryEnds
{
    /// <summary>The one that is still to be sent, also when it was given up before and somebody wants it tried again.</summary>
    public static Task<Delivery?> ToSend(this MessagingDb db, Guid id, CancellationToken ct) =>
        db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Failed), ct);

    /// <summary>Whether it was still to be sent, and is like this now.</summary>
    public static async Task<bool> End(this MessagingDb db, Delivery delivery, DeliveryState state, string? answer, DateTimeOffset now, CancellationToken ct) =>
        await db.Deliveries.Where(d => d.Id == delivery.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Failed)).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, state).SetProperty(d => d.Answer, answer).SetProperty(d => d.Attempts, d => d.Attempts + 1)
            .SetProperty(d => d.EndedAt, state == DeliveryState.Waiting ? null : now), ct) == 1;
}
