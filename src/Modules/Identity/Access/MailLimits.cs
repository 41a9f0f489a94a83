using System.Net;
using System.Threading.RateLimiting;

namespace Platform.Identity.Access;

/// <summary>Keeps strangers from filling other people's mailboxes: so many letters to one address, and so many asked for from one network, per hour and process.</summary>
internal sealed class MailLimits : IDisposable
{
    private const int ToOneAddress = 5;
    private const int FromOneNetwork = 60;

    private readonly PartitionedRateLimiter<string> _addresses = PerHour(ToOneAddress);
    private readonly PartitionedRateLimiter<string> _networks = PerHour(FromOneNetwork);

    /// <summary>Whether a letter may go out. The asker is told the same either way.</summary>
    public bool Admit(IPAddress? from, string normalizedEmail)
    {
        using var network = _networks.AttemptAcquire(SignInLimits.Partition(from));
        if (!network.IsAcquired) return false;
        using var address = _addresses.AttemptAcquire(normalizedEmail);
        return address.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _networks.Dispose();
    }

    private static PartitionedRateLimiter<string> PerHour(int letters) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = letters, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 }));
}
