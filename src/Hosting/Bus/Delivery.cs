namespace Platform.Hosting.Bus;

/// <summary>A message that is locked for one consumer.</summary>
/// <param name="Message">What was published.</param>
/// <param name="Count">Which delivery this is, from 1.</param>
/// <param name="EnqueuedAt">When it was published, or became due.</param>
/// <param name="Lock">What the transport knows the delivery by.</param>
public sealed record Delivery(BusMessage Message, int Count, DateTimeOffset EnqueuedAt, object Lock);

/// <summary>A message that could not be handled, kept for people to look at.</summary>
public sealed record DeadLetter(BusMessage Message, int Deliveries, string Reason, DateTimeOffset At);
