namespace Platform.Contracts.Messaging;

/// <summary>Tells people something, by the channels each of them chose. What it takes is kept before it returns, and told once though a process dies in between.</summary>
public interface INotifications
{
    /// <summary>Tells people, or, where a notification of this key is known already, tells them what it says since; a revision that is known changes nothing.</summary>
    Task Tell(TenantId tenant, IReadOnlyList<Notification> notifications, CancellationToken ct);

    /// <summary>Takes notifications back: who has read one sees why, and nobody is told of it any more.</summary>
    Task Withdraw(TenantId tenant, IReadOnlyList<string> keys, string reason, CancellationToken ct);
}

/// <summary>How much a notification may disturb.</summary>
public enum Urgency { Quiet, Normal, Urgent }

/// <summary>
/// What somebody is told: <c>Key</c> and <c>Revision</c> make it one thing that is told once, <c>Topic</c> is the kind people choose channels for ("alerts", "on-call"),
/// <c>Link</c> is the page of the web app that shows it, as a path.
/// </summary>
public sealed record Notification(string Key, int Revision, string Topic, IReadOnlyList<Guid> To, string Title, string Text, string? Link, Urgency Urgency = Urgency.Normal);
